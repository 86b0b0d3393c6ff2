-- What inventory knows of a performance, from performance.* domain events, and its zones' counters.

create table performances (
    id               uuid primary key,
    event_id         uuid        not null,
    organisation_id  uuid        not null,
    seating_plan_id  uuid        not null references seating_plans,
    start_time       timestamptz not null,
    hold_minutes     int         not null,
    max_per_customer int         not null,
    sales_status     text        not null constraint performance_sales_status check (sales_status in ('scheduled', 'open', 'closed', 'cancelled')),
    as_of            timestamptz not null
);
create index performances_event on performances (event_id);

-- A zone of one performance.
create table buckets (
    id             uuid primary key,
    performance_id uuid not null references performances,
    zone_id        uuid not null references zones,
    constraint bucket_once_for_a_zone unique (performance_id, zone_id)
);

-- The counter of a bucket, split so that a hot zone is not one lock. Each slot is the sum of its hold_lines.
create table bucket_counters (
    bucket_id uuid     not null references buckets on delete cascade,
    slot      smallint not null,
    capacity  int      not null,
    held      int      not null default 0,
    sold      int      not null default 0,
    primary key (bucket_id, slot),
    constraint bucket_never_over_capacity check (held >= 0 and sold >= 0 and held + sold <= capacity)
) with (fillfactor = 50);

-- One slot for every 25 places, at most 16: more slots would only split the holds of a small zone.
create function slots_for(p_capacity int) returns int immutable language sql
return least(16, greatest(1, p_capacity / 25));

-- Spreads a bucket's capacity over its slots: what is held and sold stays where it is, the free places are shared evenly.
-- False, and nothing done, when more is held and sold than that.
create function spread_capacity(p_bucket uuid, p_capacity int) returns boolean volatile language plpgsql as $$
declare
    v_free  int;
    v_slots int;
begin
    insert into bucket_counters (bucket_id, slot, capacity)
    select p_bucket, s, 0 from generate_series(0, slots_for(p_capacity) - 1) s
    on conflict do nothing;
    perform 1 from bucket_counters where bucket_id = p_bucket order by slot for update;
    perform reclaim_lapsed_lines(p_bucket);
    select p_capacity - sum(held + sold), count(*) into v_free, v_slots from bucket_counters where bucket_id = p_bucket;
    if v_free < 0 then
        return false;
    end if;
    update bucket_counters
    set capacity = held + sold + v_free / v_slots + case when slot < v_free % v_slots then 1 else 0 end
    where bucket_id = p_bucket;
    return true;
end $$;
