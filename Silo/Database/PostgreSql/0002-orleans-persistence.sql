-- Settings are grain state, kept by the Orleans AdoNet provider, which asks this table for the statements to run.
-- Each is one statement: a text that opens a transaction and fails half-way leaves a pooled connection inside it and locks everyone out.

create table OrleansQuery (
    QueryKey  text not null primary key,
    QueryText text not null
);

-- The hashes come first in the key, which is what makes racing first writes of a grain one row. Refused is set by a write that came too
-- late, which changes nothing else and hands the caller's own version back: to the provider that means a conflict.
create table OrleansStorage (
    GrainIdHash            integer not null,
    GrainTypeHash          integer not null,
    GrainIdN0              bigint not null,
    GrainIdN1              bigint not null,
    GrainTypeString        text not null,
    GrainIdExtensionString text not null,
    ServiceId              text not null,
    PayloadBinary          bytea,
    Version                integer not null,
    Refused                boolean not null,
    primary key (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
);

insert into OrleansQuery (QueryKey, QueryText) values ('WriteToStorageKey', '
    insert into OrleansStorage as stored (
        GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, Version, Refused)
    values (
        @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @ServiceId,
        @PayloadBinary, coalesce(cast(@GrainStateVersion as integer), 0) + 1, false)
    on conflict (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId) do update set
        PayloadBinary = case when stored.Version = cast(@GrainStateVersion as integer) then excluded.PayloadBinary else stored.PayloadBinary end,
        Version = case when stored.Version = cast(@GrainStateVersion as integer) then stored.Version + 1 else stored.Version end,
        Refused = stored.Version is distinct from cast(@GrainStateVersion as integer)
    returning case when stored.Refused then cast(@GrainStateVersion as integer) else stored.Version end as NewGrainStateVersion
');

insert into OrleansQuery (QueryKey, QueryText) values ('ReadFromStorageKey', '
    select PayloadBinary as PayloadBinary, Version as Version
    from OrleansStorage
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') and ServiceId = @ServiceId
');

insert into OrleansQuery (QueryKey, QueryText) values ('ClearStorageKey', '
    update OrleansStorage set
        PayloadBinary = case when Version = cast(@GrainStateVersion as integer) then null else PayloadBinary end,
        Version = case when Version = cast(@GrainStateVersion as integer) then Version + 1 else Version end,
        Refused = Version is distinct from cast(@GrainStateVersion as integer)
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') and ServiceId = @ServiceId
    returning case when Refused then cast(@GrainStateVersion as integer) else Version end as NewGrainStateVersion
');

insert into OrleansQuery (QueryKey, QueryText) values ('DeleteStorageKey', '
    delete from OrleansStorage
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') and ServiceId = @ServiceId
      and Version = cast(@GrainStateVersion as integer)
    returning Version + 1 as NewGrainStateVersion
');
