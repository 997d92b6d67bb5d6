-- The journal: what the hub exists for. A row's columns are its place on the worklists and its state is the fold of its events, written
-- in one transaction, so that nothing can disagree. The keys carry "once": whoever comes second finds them taken.
-- A worklist is a queue whose index rots: vacuum comes early and does not rest.

create table hub (
    key   text primary key,
    value text not null
);

insert into hub (key, value) values ('feed_base', '0');

create table referral (
    id                text collate "C" primary key,
    version           integer not null,
    status            text not null,
    from_ods          text not null,
    to_ods            text not null,
    tumour_group      text not null,
    nhs_number        text not null,
    family_name       text,
    given_name        text,
    birth_date        date,
    local_patient_id  text,
    search_name       text not null,
    sent_at           timestamptz not null,
    received_date     date not null,
    period_start      date not null,
    treat_by          date not null,
    waits_for         text,
    waits_ods         text,
    waiting_since     timestamptz not null,
    overdue_stage     text,
    overdue_since     timestamptz,
    completeness_mode text not null,
    complete          boolean not null,
    missing           integer not null,
    owner             text,
    pathway_id        text,
    open_slot         text,
    incoming          boolean not null,
    outgoing          boolean not null,
    dataset_version   integer not null,
    next_due          timestamptz,
    state             bytea not null,
    leased_until      timestamptz
) with (
    fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200,
    autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 200, autovacuum_vacuum_cost_delay = 0);

-- One open referral of a patient, tumour group, referrer and receiver, unless it says why it is additional (it then has a slot of its own).
create unique index referral_once on referral (from_ods, to_ods, nhs_number, tumour_group, open_slot) where open_slot is not null;

-- A page is a plain scan of one of these; what left a worklist moves from the first kind to the second.
create index referral_incoming on referral (to_ods, treat_by, waiting_since, id) where incoming;
create index referral_incoming_waiting on referral (to_ods, waiting_since, id) where incoming;
create index referral_not_incoming on referral (to_ods, treat_by, waiting_since, id) where not incoming;
create index referral_outgoing on referral (from_ods, treat_by, waiting_since, id) where outgoing;
create index referral_outgoing_waiting on referral (from_ods, waiting_since, id) where outgoing;
create index referral_not_outgoing on referral (from_ods, treat_by, waiting_since, id) where not outgoing;
create index referral_due on referral (next_due) where next_due is not null;

create table referral_event (
    id         text collate "C" not null,
    version    integer not null,
    type       text not null,
    at         timestamptz not null,
    by_ods     text not null,
    by_actor   text not null,
    command_id text collate "C",
    decision   integer,
    facts      bytea not null,
    dataset    bytea,
    primary key (id, version),
    unique (id, command_id),
    unique (id, decision)
);

create table pathway (
    id               text collate "C" primary key,
    version          integer not null,
    ods              text not null,
    status           text not null,
    tumour_group     text not null,
    nhs_number       text not null,
    family_name      text,
    given_name       text,
    birth_date       date,
    local_patient_id text,
    search_name      text not null,
    period_start     date not null,
    treat_by         date not null,
    waiting_since    timestamptz not null,
    referred_from    text,
    received_date    date,
    owner            text,
    open_slot        integer,
    open             boolean not null,
    next_due         timestamptz,
    state            bytea not null,
    leased_until     timestamptz
) with (
    fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200,
    autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 200, autovacuum_vacuum_cost_delay = 0);

-- Find-or-create of a pathway happens once: the slot counts what the trust tracks for a patient and tumour group.
create unique index pathway_once on pathway (ods, nhs_number, tumour_group, open_slot) where open_slot is not null;
create index pathway_patient on pathway (ods, nhs_number);
create index pathway_open on pathway (ods, treat_by, waiting_since, id) where open;
create index pathway_open_waiting on pathway (ods, waiting_since, id) where open;
create index pathway_not_open on pathway (ods, treat_by, waiting_since, id) where not open;
create index pathway_due on pathway (next_due) where next_due is not null;

create table pathway_event (
    id         text collate "C" not null,
    version    integer not null,
    type       text not null,
    at         timestamptz not null,
    by_ods     text not null,
    by_actor   text not null,
    command_id text collate "C",
    decision   integer,
    facts      bytea not null,
    dataset    bytea,
    primary key (id, version),
    unique (id, command_id),
    unique (id, decision)
);

-- seq is the writing transaction's number with room for its events, so that a reader who stays below the oldest running transaction
-- never has an entry appear behind it, and no writer waits for another.
create table feed (
    ods      text collate "C" not null,
    seq      bigint not null,
    kind     text not null,
    id       text collate "C" not null,
    version  integer not null,
    type     text not null,
    at       timestamptz not null,
    by_ods   text not null,
    by_actor text not null,
    primary key (ods, seq)
);

-- A server built without lz4 keeps its own compression.
do $$
begin
    alter table referral alter column state set compression lz4;
    alter table referral_event alter column facts set compression lz4, alter column dataset set compression lz4;
    alter table pathway alter column state set compression lz4;
    alter table pathway_event alter column facts set compression lz4, alter column dataset set compression lz4;
exception when feature_not_supported then
    null;
end
$$;
