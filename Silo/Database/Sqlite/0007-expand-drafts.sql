-- Referrals that people write by hand, as they were typed and also when they are wrong: no part of the journal, because nothing has
-- happened yet. The key sees to it that a draft begins once. What the list shows stands in columns, so that no draft is opened for it.

create table draft (
    ods          text not null,
    id           text not null,
    version      integer not null,
    to_ods       text,
    purpose      text not null,
    fields       text not null,
    family_name  text,
    given_name   text,
    tumour_group text,
    saved_at     text not null,
    saved_ods    text not null,
    saved_actor  text not null,
    primary key (ods, id)
) strict;

create index draft_newest on draft (ods, saved_at, id);
