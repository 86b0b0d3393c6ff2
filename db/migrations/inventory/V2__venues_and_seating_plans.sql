-- Venues and their seating plans; who may change them comes from the event context.

-- Organisations as organisation.updated told last.
create table organisations (
    id    uuid primary key,
    name  text        not null,
    as_of timestamptz not null
);

create table organisation_members (
    organisation_id uuid not null references organisations on delete cascade,
    user_id         uuid not null,
    role            text not null,
    primary key (organisation_id, user_id)
);
create index organisation_members_user on organisation_members (user_id);

create table venues (
    id              uuid primary key,
    organisation_id uuid             not null,
    name            jsonb            not null constraint venue_has_a_name check (name <> '{}'::jsonb),
    address         text             not null,
    city            text             not null,
    country         text             not null constraint venue_country_is_iso_3166 check (country ~ '^[A-Z]{2}$'),
    latitude        double precision not null constraint venue_latitude_in_degrees check (latitude between -90 and 90),
    longitude       double precision not null constraint venue_longitude_in_degrees check (longitude between -180 and 180),
    time_zone       text             not null,
    version         bigint           not null default 1,
    created_at      timestamptz      not null default clock_timestamp()
);
create index venues_organisation on venues (organisation_id, created_at, id);

-- A plan is never changed once defined: performances sell it. Another layout is another plan.
create table seating_plans (
    id         uuid primary key,
    venue_id   uuid        not null references venues,
    name       text        not null,
    seat_count int         not null,
    created_at timestamptz not null default clock_timestamp()
);
create index seating_plans_venue on seating_plans (venue_id, created_at);

create table sections (
    id              uuid primary key,
    seating_plan_id uuid not null references seating_plans,
    name            text not null,
    -- 1 is the best section
    rank            int  not null,
    constraint section_name_once_in_a_plan unique (seating_plan_id, name)
);

-- Ids grow in the order section, row, position: a section is a range of them.
create table seats (
    id              uuid primary key,
    seating_plan_id uuid     not null references seating_plans,
    section_id      uuid     not null references sections,
    row_label       text     not null,
    -- 1 is the best row of its section
    row_rank        int      not null,
    -- neighbours in a row differ by one; an aisle is a gap
    position        int      not null,
    number          text     not null,
    x               real     not null,
    y               real     not null,
    seat_class      text     not null,
    accessible      boolean  not null,
    companion       boolean  not null,
    constraint seat_once_in_a_section unique (section_id, row_label, number)
);
create index seats_plan on seats (seating_plan_id, id);

-- Standing or unnumbered places of a plan.
create table zones (
    id              uuid primary key,
    seating_plan_id uuid  not null references seating_plans,
    name            jsonb not null,
    seat_class      text  not null,
    capacity        int   not null constraint zone_capacity_not_negative check (capacity >= 0),
    shape           jsonb
);
create index zones_plan on zones (seating_plan_id, id);
