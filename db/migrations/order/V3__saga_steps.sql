-- What is to be done next in a saga; one row for each saga that waits for this context. A worker claims it for the time of its lease.
create table saga_steps (
    saga            text        not null constraint saga_name check (saga in ('booking', 'cancellation', 'performance')),
    subject_id      uuid        not null,
    step            text        not null,
    attempt         integer     not null default 0,
    next_attempt_at timestamptz not null,
    claim           uuid,
    lease_until     timestamptz,
    -- what the step needs to remember between attempts: a cursor, an LRA
    memo            text,
    last_error      text,
    primary key (saga, subject_id)
);
create index saga_steps_due on saga_steps (next_attempt_at);
