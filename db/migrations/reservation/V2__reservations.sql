-- What the event context told: what can be bought, and at which prices.
create table performance (
    id                uuid        primary key,
    event_id          uuid        not null,
    pricing_scheme_id uuid        not null,
    hold_minutes      integer     not null,
    sales_status      text        not null,
    as_of             timestamptz not null
);

create table price_list (
    id          uuid          primary key,
    currency    text          not null,
    tax_percent numeric(6, 3) not null,
    as_of       timestamptz   not null
);

create table price (
    price_list_id uuid           not null references price_list,
    position      integer        not null,
    code          text           not null,
    seat_class    text           not null,
    amount        numeric(19, 4) not null,
    primary key (price_list_id, position)
);

-- The cart. It keeps its lines when it ends, so that one can read what it was.
create table reservation (
    id             uuid        primary key,
    customer_id    uuid        not null,
    performance_id uuid,
    status         text        not null constraint reservation_status check (status in ('pending', 'confirmed', 'fulfilled', 'expired', 'cancelled')),
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    extended       boolean     not null,
    lra            text        constraint reservation_lra unique,
    ended_because  text,
    version        integer     not null,
    constraint reservation_in_checkout_is_frozen check (lra is null or status in ('confirmed', 'fulfilled', 'cancelled'))
);
create index reservation_customer on reservation (customer_id, created_at);
-- the sweep's list: those that lapse by themselves
create index reservation_due on reservation (expires_at) where status in ('pending', 'confirmed') and lra is null;

create table reservation_item (
    id             uuid           primary key,
    reservation_id uuid           not null references reservation,
    hold_id        uuid           not null,
    seat_id        uuid,
    bucket_id      uuid,
    label          text           not null,
    section        text,
    seat_row       text,
    seat_number    text,
    seat_class     text           not null,
    quantity       integer        not null,
    price_category text           not null,
    currency       text           not null,
    unit_amount    numeric(19, 4) not null constraint item_price_not_negative check (unit_amount >= 0),
    tax_percent    numeric(6, 3)  not null,
    constraint item_is_seat_or_zone check (num_nonnulls(seat_id, bucket_id) = 1),
    constraint item_quantity check (quantity between 1 and 100 and (seat_id is null or quantity = 1)),
    constraint item_seat_once unique (hold_id, seat_id),
    constraint item_bucket_once unique (hold_id, bucket_id)
);
create index reservation_item_reservation on reservation_item (reservation_id, id);

-- Holds to be given back, written with the change that no longer wants them and deleted once the inventory has answered.
create table hold_release (
    hold_id         uuid        primary key,
    reservation_id  uuid        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    -- by then the hold has lapsed by itself
    give_up_at      timestamptz not null
);
create index hold_release_due on hold_release (next_attempt_at);
