-- The last days of the clocks that run: a worklist shows them, and by the nearest of them it is sorted. A clock that has stopped or has
-- not begun has none. Rows that were there, and those that a silo of the version before writes, have none of these columns: until their
-- next event they stand by their 62-day date.

alter table referral add column faster28_due text;
alter table referral add column handover38_due text;
alter table referral add column after24_due text;
alter table referral add column treat62_due text;
alter table referral add column nearest_due text;
alter table pathway add column faster28_due text;
alter table pathway add column handover38_due text;
alter table pathway add column after24_due text;
alter table pathway add column treat31_due text;
alter table pathway add column treat62_due text;
alter table pathway add column nearest_due text;
alter table pathway add column mdt_date text;
alter table pathway add column awaits text;

create index referral_incoming_nearest on referral (to_ods, coalesce(nearest_due, treat_by), waiting_since, id) where incoming;
create index referral_outgoing_nearest on referral (from_ods, coalesce(nearest_due, treat_by), waiting_since, id) where outgoing;
create index pathway_open_nearest on pathway (ods, coalesce(nearest_due, treat_by), waiting_since, id) where open;
