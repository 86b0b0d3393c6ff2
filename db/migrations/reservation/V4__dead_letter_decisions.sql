-- What administrators decided about events that this context could not apply. The same table in every context that consumes events.
create table dead_letter_decisions (
    id             uuid        primary key,
    at             timestamptz not null,
    actor_id       uuid        not null,
    client         text        not null,
    action         text        not null constraint dead_letter_decision_is_known check (action in ('replay_asked', 'replayed', 'discard_asked', 'discarded')),
    letter_id      uuid        not null,
    event_id       uuid,
    event_type     text,
    correlation_id uuid        not null
);
create index dead_letter_decisions_at on dead_letter_decisions (at);
create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger dead_letter_decisions_append_only before update or delete on dead_letter_decisions for each row execute function refuse_change_of_decision();
