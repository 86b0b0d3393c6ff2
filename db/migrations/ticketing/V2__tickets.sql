-- What the event and inventory contexts have told: read models, changed by their domain events only.
create table events (
    id              uuid  primary key,
    organisation_id uuid  not null,
    title           jsonb not null
);

create table venues (
    id      uuid  primary key,
    name    jsonb not null,
    address text  not null,
    city    text  not null
);

create table performances (
    id              uuid        primary key,
    event_id        uuid        not null,
    organisation_id uuid        not null,
    venue_id        uuid        not null,
    title           jsonb       not null,
    start_time      timestamptz not null,
    end_time        timestamptz not null,
    time_zone       text        not null,
    reentry_allowed boolean     not null,
    transfer_allowed boolean    not null,
    offline_minutes integer     not null,
    cancelled       boolean     not null default false
);

create table organisation_members (
    organisation_id uuid   not null,
    user_id         uuid   not null,
    role            text   not null,
    -- for role checkin: the events assigned; empty means all
    event_ids       uuid[] not null,
    primary key (organisation_id, user_id, role)
);

-- One ticket for one order line, for ever: a transfer changes the owner and the version, not the ticket.
create table tickets (
    id             uuid          primary key,
    line_id        uuid          not null constraint one_ticket_for_a_line unique,
    order_id       uuid          not null,
    order_number   text          not null,
    owner_id       uuid          not null,
    performance_id uuid          not null,
    language       text          not null constraint ticket_language check (language in ('fr', 'en', 'ar')),
    label          text          not null,
    section        text,
    seat_row       text,
    seat_number    text,
    price_category text          not null,
    currency       char(3)       not null,
    price          numeric(19,4) not null,
    -- issued: the saga is still open; valid; revoked
    status         text          not null constraint ticket_status check (status in ('issued', 'valid', 'revoked')),
    -- codes of an earlier version no longer admit
    version        integer       not null default 1,
    lra_id         text,
    revoked_reason text,
    issued_at      timestamptz   not null
);
create index tickets_of_order on tickets (order_id);
create index tickets_of_owner on tickets (owner_id, issued_at desc);
create index tickets_of_performance on tickets (performance_id, id);
create index tickets_of_lra on tickets (lra_id) where lra_id is not null;

-- Every scan, admitted or not. An admitted one has a place in the ticket's sequence: odd goes in, even goes out, so nobody can be inside twice.
create table scans (
    id             uuid        primary key,
    ticket_id      uuid        references tickets,
    performance_id uuid,
    place          integer,
    direction      text        not null constraint scan_direction check (direction in ('entry', 'exit')),
    device_id      text        not null,
    scanned_by     uuid        not null,
    scanned_at     timestamptz not null,
    received_at    timestamptz not null,
    offline        boolean     not null,
    refusal        text,
    constraint one_scan_at_a_place unique (ticket_id, place),
    constraint in_then_out check (place is null or (direction = 'entry') = (place % 2 = 1)),
    constraint admitted_or_refused check ((place is null) = (refusal is not null))
);
create index scans_of_performance on scans (performance_id, received_at);

create function scans_are_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'scans are never changed or deleted';
end $$;
create trigger scans_are_append_only before update or delete on scans for each row execute function scans_are_append_only();

-- The offer of a ticket to whoever has the code; only its hash is kept.
create table transfers (
    id          uuid        primary key,
    ticket_id   uuid        not null references tickets,
    from_id     uuid        not null,
    code_hash   bytea       not null constraint one_transfer_for_a_code unique,
    expires_at  timestamptz not null,
    status      text        not null constraint transfer_status check (status in ('open', 'accepted', 'withdrawn')),
    accepted_by uuid,
    created_at  timestamptz not null,
    accepted_at timestamptz
);
create unique index one_open_transfer_for_a_ticket on transfers (ticket_id) where status = 'open';

-- Orders whose tickets could not be issued, announced once each.
create table issue_failures (
    order_id  uuid        primary key,
    reason    text        not null,
    failed_at timestamptz not null
);
