-- An index answers alone only for pages that vacuum has seen. By default it comes for new rows when a fifth of the table is new: with a
-- million pathways, after two hundred thousand, and until then the totals read the table.

alter table referral set (autovacuum_vacuum_insert_scale_factor = 0.01);
alter table pathway set (autovacuum_vacuum_insert_scale_factor = 0.01);
