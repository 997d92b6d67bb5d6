-- The journal: what the hub exists for. A row's columns are its place on the worklists and its state is the fold of its events, written
-- in one transaction, so that nothing can disagree. The keys carry "once": whoever comes second finds them taken.

create table hub (
    key   text not null primary key,
    value text not null
) strict;

create table referral (
    id                text not null primary key,
    version           integer not null,
    status            text not null,
    from_ods          text not null,
    to_ods            text not null,
    tumour_group      text not null,
    nhs_number        text not null,
    family_name       text,
    given_name        text,
    birth_date        text,
    local_patient_id  text,
    search_name       text not null,
    sent_at           text not null,
    received_date     text not null,
    period_start      text not null,
    treat_by          text not null,
    waits_for         text,
    waits_ods         text,
    waiting_since     text not null,
    overdue_stage     text,
    overdue_since     text,
    completeness_mode text not null,
    complete          integer not null,
    missing           integer not null,
    owner             text,
    pathway_id        text,
    open_slot         text,
    incoming          integer not null,
    outgoing          integer not null,
    dataset_version   integer not null,
    next_due          text,
    state             blob not null,
    leased_until      text
) strict;

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
    id         text not null,
    version    integer not null,
    type       text not null,
    at         text not null,
    by_ods     text not null,
    by_actor   text not null,
    command_id text,
    decision   integer,
    facts      blob not null,
    dataset    blob,
    primary key (id, version),
    unique (id, command_id),
    unique (id, decision)
) strict;

create table pathway (
    id               text not null primary key,
    version          integer not null,
    ods              text not null,
    status           text not null,
    tumour_group     text not null,
    nhs_number       text not null,
    family_name      text,
    given_name       text,
    birth_date       text,
    local_patient_id text,
    search_name      text not null,
    period_start     text not null,
    treat_by         text not null,
    waiting_since    text not null,
    referred_from    text,
    received_date    text,
    owner            text,
    open_slot        integer,
    open             integer not null,
    next_due         text,
    state            blob not null,
    leased_until     text
) strict;

-- Find-or-create of a pathway happens once: the slot counts what the trust tracks for a patient and tumour group.
create unique index pathway_once on pathway (ods, nhs_number, tumour_group, open_slot) where open_slot is not null;
create index pathway_patient on pathway (ods, nhs_number);
create index pathway_open on pathway (ods, treat_by, waiting_since, id) where open;
create index pathway_open_waiting on pathway (ods, waiting_since, id) where open;
create index pathway_not_open on pathway (ods, treat_by, waiting_since, id) where not open;
create index pathway_due on pathway (next_due) where next_due is not null;

create table pathway_event (
    id         text not null,
    version    integer not null,
    type       text not null,
    at         text not null,
    by_ods     text not null,
    by_actor   text not null,
    command_id text,
    decision   integer,
    facts      blob not null,
    dataset    blob,
    primary key (id, version),
    unique (id, command_id),
    unique (id, decision)
) strict;

-- One writer at a time: seq is the order of the commits. The index ends in seq, because seq is the row's own number.
create table feed (
    seq      integer primary key autoincrement,
    ods      text not null,
    kind     text not null,
    id       text not null,
    version  integer not null,
    type     text not null,
    at       text not null,
    by_ods   text not null,
    by_actor text not null
) strict;
create index feed_ods on feed (ods);
