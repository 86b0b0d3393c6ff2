-- Orders: the booking as the customer sees it, and the reason it ended.
create table orders (
    id                 uuid           primary key,
    order_number       text           not null constraint order_number_is_unique unique,
    customer_id        uuid           not null,
    reservation_id     uuid           not null,
    performance_id     uuid           not null,
    organisation_id    uuid           not null,
    language           text           not null constraint order_language check (language in ('fr', 'en', 'ar')),
    status             text           not null constraint order_status check (status in (
        'pending', 'seats_held', 'placed', 'authorised', 'processing', 'paid', 'tickets_issued',
        'failed', 'expired', 'cancelled', 'refund_requested', 'partially_refunded', 'refunded')),
    -- why the booking ended or is about to; written before the saga is cancelled, so that the callback knows
    end_reason         text,
    -- what the neighbour said that refused the booking
    refusal_code       text,
    lra_id             text           not null,
    currency           text           not null constraint order_currency check (length(currency) = 3),
    total              numeric(19, 4) not null constraint order_total_is_not_negative check (total >= 0),
    tax_total          numeric(19, 4) not null,
    refunded           numeric(19, 4) not null default 0 constraint order_refunded_is_not_negative check (refunded >= 0),
    payment_id         uuid,
    -- the policy of the day of purchase
    cancellation_hours integer        not null constraint order_cancellation_hours check (cancellation_hours >= 0),
    refund_percent     integer        not null constraint order_refund_percent check (refund_percent between 0 and 100),
    pay_until          timestamptz    not null,
    created_at         timestamptz    not null,
    updated_at         timestamptz    not null,
    reconciled_at      timestamptz    not null,
    version            bigint         not null
);
-- A cart is ordered once at a time; an order that ended well keeps its cart for ever.
create unique index one_live_order_per_reservation on orders (reservation_id) where status not in ('failed', 'expired', 'cancelled');
create unique index orders_lra on orders (lra_id);
create index orders_customer on orders (customer_id, created_at desc);
create index orders_performance on orders (performance_id, id);
create index orders_status on orders (status, created_at desc);
create index orders_open on orders (reconciled_at) where status in ('pending', 'seats_held', 'placed', 'authorised', 'processing', 'paid');

-- One line for each admission.
create table order_lines (
    id              uuid           primary key,
    order_id        uuid           not null references orders (id),
    position        integer        not null,
    hold_id         uuid           not null,
    seat_id         uuid,
    bucket_id       uuid,
    label           text           not null,
    section         text,
    row_name        text,
    seat_number     text,
    price_category  text           not null,
    price           numeric(19, 4) not null constraint line_price_is_not_negative check (price >= 0),
    tax             numeric(19, 4) not null,
    tax_percent     numeric(6, 3)  not null,
    ticket_id       uuid,
    -- the cancellation that took this line back; a line is cancelled once
    cancellation_id uuid,
    constraint line_stands_for_a_seat_or_a_zone check ((seat_id is null) <> (bucket_id is null)),
    constraint line_position_is_unique unique (order_id, position)
);

-- The trail of every order: who, when, which step, which answer. Never changed.
create table order_timeline (
    id             uuid        primary key,
    order_id       uuid        not null references orders (id),
    at             timestamptz not null,
    actor          text        not null,
    code           text        not null,
    facts          text,
    correlation_id uuid        not null
);
create index order_timeline_order on order_timeline (order_id, at, id);

-- Refunds as payment reported them; the key keeps the sum right when the answer and the event both tell of one.
create table order_refunds (
    refund_id uuid           primary key,
    order_id  uuid           not null references orders (id),
    amount    numeric(19, 4) not null,
    at        timestamptz    not null
);
create index order_refunds_order on order_refunds (order_id);
