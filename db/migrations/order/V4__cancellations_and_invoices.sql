-- Cancellations after payment, whole or in part.
create table cancellations (
    id             uuid           primary key,
    order_id       uuid           not null references orders (id),
    initiator      text           not null constraint cancellation_initiator check (initiator in ('customer', 'support', 'organiser')),
    initiator_id   uuid,
    reason         text           not null,
    -- used tickets are revoked as well: the organiser or support decided
    forced         boolean        not null,
    state          text           not null constraint cancellation_state check (state in ('requested', 'revoked', 'done', 'refused')),
    refusal_code   text,
    currency       text           not null,
    refund_amount  numeric(19, 4) not null constraint cancellation_refund_is_not_negative check (refund_amount >= 0),
    refund_status  text           not null constraint cancellation_refund_status check (refund_status in ('none', 'requested', 'pending', 'failed', 'succeeded')),
    refund_id      uuid,
    refund_failure text,
    -- how often payment said that a refund had failed: a new try needs a new key, and only then
    refund_try     integer        not null default 0,
    given_back     boolean        not null default false,
    created_at     timestamptz    not null,
    updated_at     timestamptz    not null,
    version        bigint         not null
);
create index cancellations_order on cancellations (order_id);
create unique index cancellations_refund on cancellations (refund_id) where refund_id is not null;
create index cancellations_unsettled on cancellations (updated_at) where refund_status in ('requested', 'pending', 'failed');
alter table order_lines add constraint line_cancellation foreign key (cancellation_id) references cancellations (id);
create index order_lines_cancellation on order_lines (cancellation_id) where cancellation_id is not null;

-- Invoices and credit notes. Numbers are gapless for each organisation and series: the counter's row stays locked until the commit.
create table invoice_counters (
    organisation_id uuid   not null,
    series          text   not null,
    last_number     bigint not null,
    primary key (organisation_id, series)
);
create table invoices (
    id              uuid           primary key,
    order_id        uuid           not null references orders (id),
    cancellation_id uuid           references cancellations (id),
    kind            text           not null constraint invoice_kind check (kind in ('invoice', 'credit_note')),
    organisation_id uuid           not null,
    seller          text           not null,
    series          text           not null,
    number          bigint         not null,
    issued_at       timestamptz    not null,
    currency        text           not null,
    total           numeric(19, 4) not null,
    tax_total       numeric(19, 4) not null,
    constraint invoice_number_is_unique unique (organisation_id, series, number),
    constraint credit_note_names_its_cancellation check ((kind = 'credit_note') = (cancellation_id is not null))
);
create unique index one_invoice_per_order on invoices (order_id) where kind = 'invoice';
create unique index one_credit_note_per_cancellation on invoices (cancellation_id) where kind = 'credit_note';

-- Sensitive decisions of people, such as a refund against the policy.
create table audit_entries (
    id             uuid        primary key,
    at             timestamptz not null,
    actor_id       uuid        not null,
    client         text        not null,
    action         text        not null,
    order_id       uuid        not null,
    facts          text        not null,
    correlation_id uuid        not null
);
create index audit_entries_order on audit_entries (order_id);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries for each row execute function refuse_change();
create trigger order_timeline_append_only before update or delete on order_timeline for each row execute function refuse_change();
create trigger invoices_append_only before update or delete on invoices for each row execute function refuse_change();
