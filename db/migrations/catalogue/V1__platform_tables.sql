-- The tables that the platform's plumbing needs in every context's database. The same file in every folder; a test compares the copies.

-- Domain events on their way to the broker: written with the state change, deleted once the broker has them.
create table outbox (
    seq            bigint generated always as identity primary key,
    id             uuid        not null unique,
    type           text        not null,
    subject        uuid        not null,
    -- events of one aggregate keep their order; partitions are relayed in parallel
    partition      smallint    generated always as ((abs(hashtext(subject::text)::bigint) % 16)::smallint) stored,
    occurred_at    timestamptz not null default clock_timestamp(),
    correlation_id uuid        not null,
    traceparent    text,
    data           jsonb       not null
);
create index outbox_partition_seq on outbox (partition, seq);

-- One row a partition: whoever locks it relays it.
create table outbox_partition (
    partition smallint primary key
);
insert into outbox_partition select generate_series(0, 15);

-- The inbox: a domain event that stands here was applied.
create table processed_events (
    event_id     uuid        not null,
    consumer     text        not null,
    processed_at timestamptz not null default clock_timestamp(),
    primary key (event_id, consumer)
);
create index processed_events_age on processed_events (processed_at);

-- Answers to requests that carried an Idempotency-Key.
create table idempotency_keys (
    caller       text        not null,
    operation    text        not null,
    key          text        not null check (length(key) between 1 and 200),
    request_hash bytea       not null,
    status       smallint,
    headers      jsonb,
    body         text,
    locked_until timestamptz not null,
    created_at   timestamptz not null default clock_timestamp(),
    primary key (caller, operation, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- What this context did in a long-running action; a row for an unknown one is a tombstone that refuses late actions.
create table lra_participations (
    lra_id      text        not null,
    participant text        not null,
    outcome     text        not null constraint lra_participation_outcome check (outcome in ('active', 'completed', 'compensated')),
    at          timestamptz not null default clock_timestamp(),
    primary key (lra_id, participant)
);
