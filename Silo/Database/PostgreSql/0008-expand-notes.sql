-- The latest note of a pathway, as much of it as a worklist shows. Rows that were there have it from their next event on.

alter table pathway add column note text;
alter table pathway add column note_at timestamptz;
alter table pathway add column note_by text;
