-- Payments of orders. The money of a payment is the balance of its captures and refunds, never a flag.

create table payments (
    id             uuid          primary key,
    order_id       uuid          not null constraint one_payment_for_an_order unique,
    customer_id    uuid          not null,
    currency       char(3)       not null,
    amount         numeric(19,4) not null constraint payment_amount_positive check (amount > 0),
    -- how far the provider has come; captured and refunded follow from the two lists below
    state          text          not null constraint payment_state
                   check (state in ('pending', 'action_required', 'processing', 'failed', 'authorised', 'captured', 'voided')),
    intent_id      text          constraint one_payment_for_an_intent unique,
    client_secret  text,
    failure_reason text,
    -- the attempt that was declined last: each declined attempt is announced once
    declined_attempt text,
    -- the saga that this payment belongs to now; a late payment that is honoured joins another one
    lra_id         text,
    created_at     timestamptz   not null,
    updated_at     timestamptz   not null
);
create index payments_of_lra on payments (lra_id);
create index payments_unfinished on payments (updated_at) where state not in ('captured', 'voided');

create table captures (
    id            uuid          primary key,
    payment_id    uuid          not null references payments,
    amount        numeric(19,4) not null constraint capture_amount_positive check (amount > 0),
    psp_reference text          not null constraint a_charge_is_captured_once unique,
    captured_at   timestamptz   not null
);
create index captures_of_payment on captures (payment_id);

create table refunds (
    id             uuid          primary key,
    payment_id     uuid          not null references payments,
    amount         numeric(19,4) not null constraint refund_amount_positive check (amount > 0),
    reason         text          not null,
    -- failed: tried again; abandoned: given up, its amount may be asked for again
    status         text          not null constraint refund_status check (status in ('pending', 'succeeded', 'failed', 'abandoned')),
    -- each try at the provider has its own idempotency key
    try            integer       not null default 1,
    psp_reference  text          constraint a_provider_refund_is_booked_once unique,
    failure_reason text,
    created_at     timestamptz   not null,
    updated_at     timestamptz   not null
);
create index refunds_of_payment on refunds (payment_id);

-- No more than was captured may go back, whoever asks and however many at once. The payment's row is locked first, so that two refunds cannot both fit.
create function refund_within_captured() returns trigger language plpgsql as $$
begin
    perform 1 from payments where id = new.payment_id for update;
    if (select coalesce(sum(amount), 0) from refunds where payment_id = new.payment_id and status <> 'abandoned')
       > (select coalesce(sum(amount), 0) from captures where payment_id = new.payment_id) then
        raise exception using errcode = 'check_violation', constraint = 'refund_within_captured',
            message = 'refunds of payment ' || new.payment_id || ' exceed what was captured';
    end if;
    return null;
end $$;
create trigger refund_within_captured after insert or update of amount, status on refunds
    for each row when (new.status <> 'abandoned') execute function refund_within_captured();

-- What the provider has told, once each: the row is written with its effect.
create table webhook_events (
    id          text        primary key,
    type        text        not null,
    received_at timestamptz not null
);
create index webhook_events_age on webhook_events (received_at);

-- What has to be done at the provider; done is deleted.
create table psp_work (
    id           uuid        primary key,
    payment_id   uuid        not null references payments,
    refund_id    uuid        references refunds,
    kind         text        not null constraint psp_work_kind check (kind in ('create', 'capture', 'cancel', 'release', 'refund')),
    attempt      integer     not null default 0,
    next_at      timestamptz not null,
    leased_until timestamptz,
    last_error   text,
    created_at   timestamptz not null,
    constraint work_once unique nulls not distinct (payment_id, kind, refund_id)
);
create index psp_work_due on psp_work (next_at);
