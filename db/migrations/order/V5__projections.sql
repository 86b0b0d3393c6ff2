-- What this context needs to know of others; written from their domain events only.
create table performances (
    id                 uuid        primary key,
    event_id           uuid        not null,
    organisation_id    uuid        not null,
    title_fr           text,
    title_en           text,
    title_ar           text,
    starts_at          timestamptz not null,
    time_zone          text        not null,
    cancellation_hours integer     not null,
    refund_percent     integer     not null,
    cancelled          boolean     not null default false,
    -- time of the event that wrote the row: an older one, delivered late, changes nothing
    as_of              timestamptz not null
);
create index performances_event on performances (event_id);

create table organisations (
    id    uuid        primary key,
    name  text        not null,
    as_of timestamptz not null
);
create table organisation_members (
    organisation_id uuid not null references organisations (id) on delete cascade,
    user_id         uuid not null,
    role            text not null,
    primary key (organisation_id, user_id)
);
