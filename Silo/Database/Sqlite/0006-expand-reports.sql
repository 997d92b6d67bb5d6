-- What reports count, and from which day to which a waiting-times record may report: written with each event, so that a report is a range
-- of an index. Rows that were there, and those that a silo of the version before writes, are not counted until their next event.

alter table referral add column decided_at text;
alter table referral add column minutes_to_receive integer;
alter table referral add column minutes_to_decide integer;
alter table referral add column rejected_for text;
alter table pathway add column treated_on text;
alter table pathway add column investigating text;
alter table pathway add column allocation_basis text;
alter table pathway add column scenario integer;
alter table pathway add column in_time integer;
alter table pathway add column handed_over text;
alter table pathway add column handed_over_by text;
alter table pathway add column handover_day integer;
alter table pathway add column cwt_on text;

create index pathway_treated on pathway (ods, treated_on) where treated_on is not null;
create index pathway_investigated on pathway (investigating, treated_on) where investigating is not null;
create index pathway_handed_over on pathway (ods, handed_over) where handed_over is not null;
create index pathway_handed_over_by on pathway (handed_over_by, handed_over) where handed_over_by is not null;
create index pathway_cwt on pathway (ods, cwt_on, id) where cwt_on is not null;
create index referral_decided_to on referral (to_ods, decided_at, id) where decided_at is not null;
create index referral_decided_from on referral (from_ods, decided_at, id) where decided_at is not null;
