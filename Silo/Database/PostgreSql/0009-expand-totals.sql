-- The totals of a worklist are read from these alone: a row of the table is some three kilobytes, and a centre's list has thousands.
-- SQLite has no such index: one trust looks at a demonstration.

create index referral_incoming_counted on referral (to_ods)
    include (status, tumour_group, overdue_stage, treat_by, nearest_due, faster28_due, handover38_due, after24_due, treat62_due) where incoming;
create index referral_outgoing_counted on referral (from_ods)
    include (status, tumour_group, overdue_stage, treat_by, nearest_due, faster28_due, handover38_due, after24_due, treat62_due) where outgoing;
create index pathway_open_counted on pathway (ods)
    include (status, tumour_group, treat_by, nearest_due, faster28_due, handover38_due, after24_due, treat31_due, treat62_due) where open;
