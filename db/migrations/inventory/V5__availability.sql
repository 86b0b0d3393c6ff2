-- What is left of a performance is told to others when it changed, several changes at once.

-- One row a change; no key, so that buyers do not wait for one another.
create table availability_marks (
    performance_id uuid not null
);

-- Counts of one performance in their order: the row is locked while its places are counted.
create table availability_versions (
    performance_id uuid primary key,
    version        bigint not null
);

-- Whoever announces that places were taken or given back leaves a mark, whichever way he writes to the outbox. Selling held places changes nothing.
create function mark_availability() returns trigger language plpgsql as $$
begin
    insert into availability_marks (performance_id)
    select (new.data ->> 'performanceId')::uuid where new.data ? 'performanceId';
    return null;
end $$;

create trigger mark_availability after insert on outbox
for each row when (new.type in ('seats.reserved', 'seats.released', 'capacity.adjusted'))
execute function mark_availability();

insert into availability_marks select id from performances;
