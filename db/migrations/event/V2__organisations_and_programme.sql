-- Who sells.
create table organisation (
    id         uuid        primary key,
    name       text        not null constraint organisation_name check (length(name) between 1 and 200),
    created_at timestamptz not null,
    version    integer     not null
);

create table organisation_member (
    organisation_id uuid   not null references organisation,
    user_id         uuid   not null,
    role            text   not null constraint member_role check (role in ('owner', 'manager', 'checkin')),
    -- of a checkin member: the events assigned to him; none means all
    event_ids       uuid[] not null,
    primary key (organisation_id, user_id)
);
create index organisation_member_user on organisation_member (user_id, organisation_id);

-- What is sold: the show, its dates, its prices.
create table event (
    id                          uuid        primary key,
    organisation_id             uuid        not null references organisation,
    owner_id                    uuid        not null,
    title_fr                    text,
    title_en                    text,
    title_ar                    text,
    description_fr              text,
    description_en              text,
    description_ar              text,
    category                    text        not null,
    tags                        text[]      not null,
    status                      text        not null constraint event_status check (status in ('draft', 'published', 'archived', 'cancelled')),
    policy_hold_minutes         integer     not null constraint event_hold_minutes check (policy_hold_minutes between 1 and 60),
    policy_max_per_customer     integer     not null constraint event_max_per_customer check (policy_max_per_customer between 1 and 100),
    policy_cancellation_hours   integer     not null constraint event_cancellation_hours check (policy_cancellation_hours between 0 and 8760),
    policy_refund_percent       integer     not null constraint event_refund_percent check (policy_refund_percent between 0 and 100),
    policy_reentry_allowed      boolean     not null,
    policy_transfer_allowed     boolean     not null,
    policy_offline_minutes      integer     not null constraint event_offline_minutes check (policy_offline_minutes between 0 and 1440),
    created_at                  timestamptz not null,
    published_at                timestamptz,
    closing_reason              text,
    version                     integer     not null,
    -- what the bounded list searches; the catalogue does real search
    title_search                text        generated always as
        (lower(coalesce(title_fr, '') || ' ' || coalesce(title_en, '') || ' ' || coalesce(title_ar, ''))) stored,
    constraint event_has_title check (coalesce(title_fr, title_en, title_ar) is not null)
);
create index event_organisation on event (organisation_id, created_at);
create index event_published on event (status, id);

create table pricing_scheme (
    id          uuid          primary key,
    event_id    uuid          not null references event,
    currency    text          not null constraint pricing_currency check (currency ~ '^[A-Z]{3}$'),
    tax_percent numeric(6, 3) not null constraint pricing_tax check (tax_percent between 0 and 100),
    version     integer       not null
);
create index pricing_scheme_event on pricing_scheme (event_id, id);

create table price_category (
    pricing_scheme_id uuid           not null references pricing_scheme,
    position          integer        not null,
    code              text           not null,
    seat_class        text           not null,
    name_fr           text,
    name_en           text,
    name_ar           text,
    amount            numeric(19, 4) not null constraint price_not_negative check (amount >= 0),
    primary key (pricing_scheme_id, position),
    constraint price_category_code unique (pricing_scheme_id, code) deferrable initially deferred
);

create table performance (
    id                          uuid        primary key,
    event_id                    uuid        not null references event,
    venue_id                    uuid        not null,
    seating_plan_id             uuid        not null,
    pricing_scheme_id           uuid        not null references pricing_scheme,
    start_time                  timestamptz not null,
    end_time                    timestamptz not null,
    time_zone                   text        not null,
    sales_status                text        not null constraint performance_sales_status check (sales_status in ('scheduled', 'open', 'closed', 'cancelled')),
    -- all null: the event's policy holds
    policy_hold_minutes         integer     constraint performance_hold_minutes check (policy_hold_minutes between 1 and 60),
    policy_max_per_customer     integer     constraint performance_max_per_customer check (policy_max_per_customer between 1 and 100),
    policy_cancellation_hours   integer     constraint performance_cancellation_hours check (policy_cancellation_hours between 0 and 8760),
    policy_refund_percent       integer     constraint performance_refund_percent check (policy_refund_percent between 0 and 100),
    policy_reentry_allowed      boolean,
    policy_transfer_allowed     boolean,
    policy_offline_minutes      integer     constraint performance_offline_minutes check (policy_offline_minutes between 0 and 1440),
    version                     integer     not null,
    constraint performance_ends_after_start check (end_time > start_time),
    constraint performance_policy_whole_or_absent check (num_nulls(policy_hold_minutes, policy_max_per_customer, policy_cancellation_hours,
        policy_refund_percent, policy_reentry_allowed, policy_transfer_allowed, policy_offline_minutes) in (0, 7))
);
create index performance_event on performance (event_id, start_time);

-- What the inventory told about halls.
create table venue (
    id        uuid        primary key,
    name_fr   text,
    name_en   text,
    name_ar   text,
    city      text        not null,
    country   text        not null,
    time_zone text        not null,
    as_of     timestamptz not null
);

create table seating_plan (
    id           uuid        primary key,
    venue_id     uuid        not null,
    seat_classes text[]      not null,
    as_of        timestamptz not null
);
