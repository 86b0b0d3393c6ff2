-- What the domain events told, once for each generation: one is live, and while the catalogue is rebuilt another one is filled beside it.
-- Each row takes what was told last, whatever the order in which it arrives: as_of is the time of the domain event, by its owner's database clock.
-- changed_in is the transaction that wrote the row last: whoever follows the changes (the search index) reads from the oldest transaction that was
-- still running when he looked last, and so misses none.

create table generations (
    id         integer     generated always as identity primary key,
    -- names it outside this database, which may be restored or emptied
    uid        uuid        not null default gen_random_uuid(),
    state      text        not null constraint generation_state check (state in ('live', 'building')),
    created_at timestamptz not null default clock_timestamp()
);
create unique index one_generation_in_each_state on generations (state);
insert into generations (state) values ('live');

create table shows (
    g               integer     not null,
    id              uuid        not null,
    organisation_id uuid,
    -- absent as long as only its status was told
    title           jsonb,
    description     jsonb,
    category        text,
    tags            text[],
    as_of           timestamptz,
    status          text        not null constraint show_status check (status in ('draft', 'published', 'archived', 'cancelled')),
    status_as_of    timestamptz not null,
    changed_in      xid8        not null default pg_current_xact_id(),
    primary key (g, id)
);
create index shows_changed on shows (g, changed_in);

create table performances (
    g                 integer     not null,
    id                uuid        not null,
    event_id          uuid        not null,
    -- absent as long as only its end was told
    start_time        timestamptz,
    end_time          timestamptz,
    time_zone         text,
    venue_id          uuid,
    seating_plan_id   uuid,
    pricing_scheme_id uuid,
    as_of             timestamptz,
    sales_status      text        not null constraint performance_sales_status check (sales_status in ('scheduled', 'open', 'closed', 'cancelled', 'removed')),
    status_as_of      timestamptz not null,
    changed_in        xid8        not null default pg_current_xact_id(),
    primary key (g, id)
);
create index performances_event on performances (g, event_id);
create index performances_venue on performances (g, venue_id);
create index performances_changed on performances (g, changed_in);

create table prices (
    g           integer        not null,
    id          uuid           not null,
    event_id    uuid           not null,
    currency    text           not null,
    tax_percent numeric(6, 3)  not null,
    categories  jsonb          not null,
    lowest      numeric(19, 4),
    highest     numeric(19, 4),
    as_of       timestamptz    not null,
    changed_in  xid8           not null default pg_current_xact_id(),
    primary key (g, id)
);
create index prices_changed on prices (g, changed_in);

create table venues (
    g          integer          not null,
    id         uuid             not null,
    name       jsonb            not null,
    address    text             not null,
    city       text             not null,
    country    text             not null,
    latitude   double precision not null,
    longitude  double precision not null,
    time_zone  text             not null,
    as_of      timestamptz      not null,
    changed_in xid8             not null default pg_current_xact_id(),
    primary key (g, id)
);
create index venues_changed on venues (g, changed_in);

create table availability (
    g               integer not null,
    performance_id  uuid    not null,
    version         bigint  not null,
    capacity        bigint  not null,
    remaining       bigint  not null,
    zones           jsonb   not null,
    -- when places ran out or came back: only that is in the search index
    flag_changed_in xid8    not null default pg_current_xact_id(),
    primary key (g, performance_id)
) with (fillfactor = 60);
create index availability_flag_changed on availability (g, flag_changed_in);

-- What customers booked, for recommendations.
create table bookings (
    g              integer     not null,
    order_id       uuid        not null,
    customer_id    uuid        not null,
    performance_id uuid        not null,
    refunded       boolean     not null,
    as_of          timestamptz not null,
    primary key (g, order_id)
);
create index bookings_customer on bookings (g, customer_id);
create index bookings_performance on bookings (g, performance_id);

-- Requests to build everything anew, and what became of them.
create table rebuilds (
    id           uuid        primary key,
    state        text        not null constraint rebuild_state check (state in ('running', 'done', 'failed')),
    requested_at timestamptz not null,
    -- who runs it is alive as long as this lies ahead
    lease_until  timestamptz not null,
    finished_at  timestamptz,
    facts        bigint      not null default 0,
    failure      text
);
create unique index one_rebuild_at_a_time on rebuilds (state) where state = 'running';

-- How far a search index that all instances share has followed the changes; whoever holds the lease writes it.
create table index_feeds (
    name        text        primary key,
    cursor      text,
    holder      uuid,
    lease_until timestamptz
);
