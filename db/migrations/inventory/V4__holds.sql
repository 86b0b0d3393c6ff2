-- Holds and allocations: docs/adr/0007-hold-design.md says why they look like this.

create table holds (
    id             uuid primary key,
    performance_id uuid        not null references performances,
    customer_id    uuid        not null,
    state          text        not null constraint hold_state check (state in ('held', 'firm', 'committed', 'released', 'lapsed')),
    -- only a hold that is merely held lapses by itself
    expires_at     timestamptz,
    created_at     timestamptz not null default clock_timestamp(),
    request_hash   bytea       not null,
    -- what it holds, and goes on naming after it lapsed, so that late money can take the same again
    seat_ids       uuid[]      not null,
    bucket_ids     uuid[]      not null,
    quantities     int[]       not null,
    places         int         not null constraint hold_has_places check (places >= 0),
    -- the long-running action whose end decides
    lra            text,
    constraint hold_lapses_only_while_held check ((state = 'held') = (expires_at is not null)),
    constraint hold_quantity_for_each_bucket check (cardinality(bucket_ids) = cardinality(quantities))
) with (fillfactor = 80);
create index holds_of_customer on holds (performance_id, customer_id) where state in ('held', 'firm', 'committed');
create index holds_to_lapse on holds (expires_at) where state = 'held';
create index holds_of_lra on holds (lra) where lra is not null;

-- One row for each seat of a performance that is not free. The primary key is the rule that nothing is sold twice.
-- A row that lapsed is as good as none. 'infinity' = does not lapse.
create table allocations (
    performance_id uuid        not null,
    seat_id        uuid        not null,
    state          text        not null constraint allocation_state check (state in ('held', 'sold', 'blocked')),
    hold_id        uuid,
    expires_at     timestamptz not null,
    constraint one_allocation_for_a_seat primary key (performance_id, seat_id),
    constraint only_held_allocations_lapse check (state = 'held' or expires_at = 'infinity'),
    constraint blocked_allocations_have_no_hold check ((state = 'blocked') = (hold_id is null))
);

-- Places of a hold in a bucket, drawn from one slot of its counter.
-- Lock order everywhere: customer, hold, allocations by key, counters by key, then lines. Nobody waits for a counter with a line locked.
create table hold_lines (
    hold_id    uuid        not null references holds,
    bucket_id  uuid        not null,
    slot       smallint    not null,
    quantity   int         not null constraint hold_line_quantity_positive check (quantity > 0),
    state      text        not null constraint hold_line_state check (state in ('held', 'sold')),
    expires_at timestamptz not null,
    primary key (hold_id, bucket_id, slot),
    foreign key (bucket_id, slot) references bucket_counters,
    constraint only_held_lines_lapse check (state = 'held' or expires_at = 'infinity')
);
create index hold_lines_to_lapse on hold_lines (bucket_id, expires_at) where state = 'held';

-- Cancelled places that returned to sale; the id comes from the request's key.
create table give_backs (
    id           uuid primary key,
    hold_id      uuid        not null references holds,
    request_hash bytea       not null,
    at           timestamptz not null default clock_timestamp()
);

-- Lapsed lines of a bucket leave its counter. The caller has locked all of the bucket's counters.
create function reclaim_lapsed_lines(p_bucket uuid) returns void volatile language sql as $$
    with lapsed as (
        delete from hold_lines where bucket_id = p_bucket and state = 'held' and expires_at <= clock_timestamp() returning slot, quantity
    ), by_slot as (
        select slot, sum(quantity) as quantity from lapsed group by slot
    )
    update bucket_counters c set held = c.held - b.quantity from by_slot b where c.bucket_id = p_bucket and c.slot = b.slot
$$;

-- All places of these holds become free, whatever state they are in. Harmless where nothing is left.
create function free_places(p_holds uuid[]) returns void volatile language plpgsql as $$
begin
    delete from allocations a
    using (
        select mine.performance_id, mine.seat_id
        from holds h cross join unnest(h.seat_ids) as s(seat_id)
        join allocations mine on mine.performance_id = h.performance_id and mine.seat_id = s.seat_id and mine.hold_id = h.id
        where h.id = any (p_holds)
        order by mine.performance_id, mine.seat_id
        for update of mine
    ) locked
    where a.performance_id = locked.performance_id and a.seat_id = locked.seat_id;

    if not exists (select from hold_lines where hold_id = any (p_holds)) then
        return;
    end if;
    perform 1 from bucket_counters c
    where (c.bucket_id, c.slot) in (select bucket_id, slot from hold_lines where hold_id = any (p_holds))
    order by c.bucket_id, c.slot for update;

    with gone as (
        delete from hold_lines where hold_id = any (p_holds) returning bucket_id, slot, quantity, state
    ), by_slot as (
        select bucket_id, slot,
               coalesce(sum(quantity) filter (where state = 'held'), 0) as held,
               coalesce(sum(quantity) filter (where state = 'sold'), 0) as sold
        from gone group by bucket_id, slot
    )
    update bucket_counters c set held = c.held - b.held, sold = c.sold - b.sold
    from by_slot b where c.bucket_id = b.bucket_id and c.slot = b.slot;
end $$;

-- Which of the wanted places are not free at this moment; takes no locks.
create function unavailable_places(p_performance uuid, p_seats uuid[], p_buckets uuid[], p_quantities int[]) returns uuid[] volatile language sql as $$
    select array_agg(place) from (
        select a.seat_id as place from allocations a
        where a.performance_id = p_performance and a.seat_id = any (p_seats) and a.expires_at > clock_timestamp()
        union all
        select w.bucket_id from unnest(p_buckets, p_quantities) as w(bucket_id, quantity)
        cross join lateral (select coalesce(sum(capacity - held - sold), 0) as free from bucket_counters c where c.bucket_id = w.bucket_id) f
        where f.free < w.quantity
          and f.free + (select coalesce(sum(l.quantity), 0) from hold_lines l
                        where l.bucket_id = w.bucket_id and l.state = 'held' and l.expires_at <= clock_timestamp()) < w.quantity
    ) missing
$$;

-- Takes what one counter has, at most p_quantity, for a hold. The counter is locked by the caller.
create function draw_from(p_hold uuid, p_bucket uuid, p_slot smallint, p_quantity int, p_until timestamptz) returns int volatile language plpgsql as $$
declare
    v_take int;
begin
    select least(p_quantity, capacity - held - sold) into v_take from bucket_counters where bucket_id = p_bucket and slot = p_slot;
    if v_take > 0 then
        update bucket_counters set held = held + v_take where bucket_id = p_bucket and slot = p_slot;
        insert into hold_lines (hold_id, bucket_id, slot, quantity, state, expires_at)
        values (p_hold, p_bucket, p_slot, v_take, 'held', p_until);
    end if;
    return v_take;
end $$;

-- Draws places of one bucket for a hold from the counters that nobody else has locked, those first that can serve it alone.
--   p_drawn    what it got, 0 to p_quantity
--   p_touched  whether it left a counter locked
create function draw_places(p_hold uuid, p_bucket uuid, p_quantity int, p_until timestamptz, out p_drawn int, out p_touched boolean)
volatile language plpgsql as $$
declare
    v_slot smallint;
begin
    p_drawn := 0;
    p_touched := false;
    for v_slot in
        select slot from bucket_counters
        where bucket_id = p_bucket and held + sold < capacity
        order by capacity - held - sold >= p_quantity desc, random()
    loop
        perform 1 from bucket_counters where bucket_id = p_bucket and slot = v_slot for update skip locked;
        continue when not found;
        p_touched := true;
        p_drawn := p_drawn + draw_from(p_hold, p_bucket, v_slot, p_quantity - p_drawn, p_until);
        exit when p_drawn = p_quantity;
    end loop;
    if p_touched then
        return;
    end if;

    -- All are busy. No counter of this bucket is locked here, and those of other buckets only in key order, so waiting for one of them cannot
    -- deadlock; waiting for all of them would make everybody queue.
    select slot into v_slot from bucket_counters
    where bucket_id = p_bucket and capacity - held - sold >= p_quantity order by random() limit 1;
    if found then
        perform 1 from bucket_counters where bucket_id = p_bucket and slot = v_slot for update;
        p_touched := true;
        p_drawn := draw_from(p_hold, p_bucket, v_slot, p_quantity, p_until);
    end if;
end $$;

-- Takes all places or none for a hold whose row names them. A place is free when it has no row, or one that has lapsed.
--   taken        done
--   unavailable  p_blamed names the places; nothing was taken
--   contended    others are drawing the last places of a zone; nothing was taken; call again, in a new transaction, with p_patient
-- p_patient waits for all counters of the buckets, in key order, before it draws: only for the last places, since it makes buyers queue.
create function take_places(
    p_hold uuid, p_performance uuid, p_seats uuid[], p_buckets uuid[], p_quantities int[], p_until timestamptz, p_patient boolean,
    out outcome text, out p_blamed uuid[]
) volatile language plpgsql as $$
declare
    v_want  record;
    v_drawn int;
begin
    p_blamed := unavailable_places(p_performance, p_seats, p_buckets, p_quantities);
    if p_blamed is not null then
        outcome := 'unavailable';
        return;
    end if;

    if cardinality(p_seats) > 0 then
        with taken as (
            insert into allocations as a (performance_id, seat_id, state, hold_id, expires_at)
            select p_performance, s, 'held', p_hold, p_until from unnest(p_seats) s order by s
            on conflict (performance_id, seat_id) do update
            set hold_id = excluded.hold_id, expires_at = excluded.expires_at
            where a.expires_at <= clock_timestamp()
            returning a.seat_id
        )
        select array_agg(s) into p_blamed from unnest(p_seats) s where s not in (select seat_id from taken);
        if p_blamed is not null then
            perform free_places(array[p_hold]);
            outcome := 'unavailable';
            return;
        end if;
    end if;

    if p_patient and cardinality(p_buckets) > 0 then
        perform 1 from bucket_counters where bucket_id = any (p_buckets) order by bucket_id, slot for update;
    end if;
    for v_want in select w.bucket_id, w.quantity from unnest(p_buckets, p_quantities) as w(bucket_id, quantity) order by w.bucket_id loop
        if p_patient then
            perform reclaim_lapsed_lines(v_want.bucket_id);
        end if;
        select d.p_drawn into v_drawn from draw_places(p_hold, v_want.bucket_id, v_want.quantity, p_until) d;
        if v_drawn < v_want.quantity then
            perform free_places(array[p_hold]);
            p_blamed := array[v_want.bucket_id];
            outcome := case when p_patient then 'unavailable' else 'contended' end;
            return;
        end if;
    end loop;
    outcome := 'taken';
end $$;

-- An instant as JSON-B writes it.
create function as_instant(p_at timestamptz) returns text stable language sql
return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Places of a hold as the domain events seats.* carry them.
create function seats_changed(p_performance uuid, p_hold uuid, p_seats uuid[], p_buckets uuid[], p_quantities int[], p_until timestamptz)
returns jsonb volatile language sql
return jsonb_strip_nulls(jsonb_build_object(
    'performanceId', p_performance,
    'holdId', p_hold,
    'seats', to_jsonb(p_seats),
    'buckets', (select coalesce(jsonb_agg(jsonb_build_object('bucketId', w.bucket_id, 'quantity', w.quantity)), '[]'::jsonb)
                from unnest(p_buckets, p_quantities) as w(bucket_id, quantity)),
    'expiresAt', case when p_until < 'infinity' then as_instant(p_until) end));

-- A hold, in one round trip: repeats by id, sale open, places known, limit per customer, places taken, the hold's row, the domain event.
--   held, repeated       the hold stands in the other columns
--   key_reused           the id was used with another request
--   performance_unknown, sales_not_open
--   unknown_place        p_blamed names them
--   limit                p_limit is the limit
--   unavailable, contended  as take_places
-- The lock on (performance, customer) makes the limit hold under concurrency and puts repeats of one key in a row.
create function hold_places(
    p_hold uuid, p_request_hash bytea, p_performance uuid, p_customer uuid,
    p_seats uuid[], p_buckets uuid[], p_quantities int[], p_ttl_seconds int, p_patient boolean,
    p_event uuid, p_correlation uuid, p_traceparent text,
    out outcome text, out p_blamed uuid[], out p_limit int, out hold_id uuid,
    out performance_id uuid, out customer_id uuid, out seating_plan_id uuid, out state text, out expires_at timestamptz,
    out seat_ids uuid[], out bucket_ids uuid[], out quantities int[], out created_at timestamptz
) volatile language plpgsql as $$
#variable_conflict use_column
declare
    v_hold        holds;
    v_performance performances;
    v_places      int := cardinality(p_seats) + (select coalesce(sum(q), 0) from unnest(p_quantities) q);
    v_until       timestamptz;
begin
    hold_id := p_hold;
    perform pg_advisory_xact_lock(hashtextextended(p_performance::text || p_customer::text, 0));

    select * into v_performance from performances where id = p_performance;
    if not found then
        outcome := 'performance_unknown';
        return;
    end if;
    seating_plan_id := v_performance.seating_plan_id;

    select * into v_hold from holds where id = p_hold;
    if found then
        outcome := case when v_hold.request_hash = p_request_hash then 'repeated' else 'key_reused' end;
        performance_id := v_hold.performance_id;
        customer_id := v_hold.customer_id;
        state := case when v_hold.expires_at <= clock_timestamp() then 'lapsed' else v_hold.state end;
        expires_at := v_hold.expires_at;
        seat_ids := v_hold.seat_ids;
        bucket_ids := v_hold.bucket_ids;
        quantities := v_hold.quantities;
        created_at := v_hold.created_at;
        return;
    end if;

    if v_performance.sales_status <> 'open' or v_performance.start_time <= clock_timestamp() then
        outcome := 'sales_not_open';
        return;
    end if;

    select array_agg(place) into p_blamed from (
        select s as place from unnest(p_seats) s
        where not exists (select from seats where id = s and seating_plan_id = v_performance.seating_plan_id)
        union all
        select b from unnest(p_buckets) b
        where not exists (select from buckets where id = b and performance_id = p_performance)
    ) strangers;
    if p_blamed is not null then
        outcome := 'unknown_place';
        return;
    end if;

    if v_places + (
        select coalesce(sum(places), 0) from holds
        where performance_id = p_performance and customer_id = p_customer and state in ('held', 'firm', 'committed')
          and (expires_at is null or expires_at > clock_timestamp())
    ) > v_performance.max_per_customer then
        outcome := 'limit';
        p_limit := v_performance.max_per_customer;
        return;
    end if;

    v_until := clock_timestamp() + make_interval(secs => coalesce(p_ttl_seconds, 60 * v_performance.hold_minutes));
    insert into holds (id, performance_id, customer_id, state, expires_at, request_hash, seat_ids, bucket_ids, quantities, places)
    values (p_hold, p_performance, p_customer, 'held', v_until, p_request_hash, p_seats, p_buckets, p_quantities, v_places)
    returning holds.created_at into created_at;

    select t.outcome, t.p_blamed into outcome, p_blamed
    from take_places(p_hold, p_performance, p_seats, p_buckets, p_quantities, v_until, p_patient) t;
    if outcome <> 'taken' then
        delete from holds where id = p_hold;
        return;
    end if;

    insert into outbox (id, type, subject, correlation_id, traceparent, data)
    values (p_event, 'seats.reserved', p_hold, p_correlation, p_traceparent,
            seats_changed(p_performance, p_hold, p_seats, p_buckets, p_quantities, v_until));

    outcome := 'held';
    performance_id := p_performance;
    customer_id := p_customer;
    state := 'held';
    expires_at := v_until;
    seat_ids := p_seats;
    bucket_ids := p_buckets;
    quantities := p_quantities;
end $$;

-- Moves the instant at which a hold's places lapse. False when some of them are another's by now; the caller rolls back.
-- The caller has locked the hold. Touches no counter, so it may lock lines without them.
create function prolong_places(p_hold uuid, p_until timestamptz) returns boolean volatile language plpgsql as $$
declare
    v_hold  holds;
    v_seats int;
    v_drawn int;
begin
    select * into v_hold from holds where id = p_hold;
    with locked as (
        select performance_id, seat_id from allocations
        where performance_id = v_hold.performance_id and seat_id = any (v_hold.seat_ids) and hold_id = p_hold and state = 'held'
        order by seat_id for update
    ), prolonged as (
        update allocations a set expires_at = p_until from locked l
        where a.performance_id = l.performance_id and a.seat_id = l.seat_id
        returning a.seat_id
    )
    select count(*) into v_seats from prolonged;
    with prolonged as (
        update hold_lines set expires_at = p_until where hold_id = p_hold and state = 'held' returning quantity
    )
    select coalesce(sum(quantity), 0) into v_drawn from prolonged;
    return v_seats + v_drawn = v_hold.places;
end $$;

-- A firm hold's places are sold. False when some are not the hold's; the caller rolls back. The caller has locked the hold.
create function sell_places(p_hold uuid) returns boolean volatile language plpgsql as $$
declare
    v_hold  holds;
    v_seats int;
    v_drawn int;
begin
    select * into v_hold from holds where id = p_hold;
    with locked as (
        select performance_id, seat_id from allocations
        where performance_id = v_hold.performance_id and seat_id = any (v_hold.seat_ids) and hold_id = p_hold and state = 'held'
        order by seat_id for update
    ), sold as (
        update allocations a set state = 'sold' from locked l
        where a.performance_id = l.performance_id and a.seat_id = l.seat_id and a.expires_at = 'infinity'
        returning a.seat_id
    )
    select count(*) into v_seats from sold;

    perform 1 from bucket_counters c
    where (c.bucket_id, c.slot) in (select bucket_id, slot from hold_lines where hold_id = p_hold)
    order by c.bucket_id, c.slot for update;
    with sold as (
        update hold_lines set state = 'sold' where hold_id = p_hold and state = 'held' and expires_at = 'infinity' returning bucket_id, slot, quantity
    ), counted as (
        update bucket_counters c set held = c.held - s.quantity, sold = c.sold + s.quantity
        from sold s where c.bucket_id = s.bucket_id and c.slot = s.slot
        returning s.quantity
    )
    select coalesce(sum(quantity), 0) into v_drawn from counted;
    return v_seats + v_drawn = v_hold.places;
end $$;

-- Some sold places of a hold become free. False when one of them is not sold to it; the caller rolls back. The caller has locked the hold.
create function give_back_places(p_hold uuid, p_seats uuid[], p_buckets uuid[], p_quantities int[]) returns boolean volatile language plpgsql as $$
declare
    v_performance uuid;
    v_seats       int;
    v_want        record;
    v_line        record;
    v_left        int;
    v_take        int;
begin
    select performance_id into v_performance from holds where id = p_hold;
    with locked as (
        select performance_id, seat_id from allocations
        where performance_id = v_performance and seat_id = any (p_seats) and hold_id = p_hold and state = 'sold'
        order by seat_id for update
    ), gone as (
        delete from allocations a using locked l where a.performance_id = l.performance_id and a.seat_id = l.seat_id returning a.seat_id
    )
    select count(*) into v_seats from gone;
    if v_seats <> cardinality(p_seats) then
        return false;
    end if;

    for v_want in select w.bucket_id, w.quantity from unnest(p_buckets, p_quantities) as w(bucket_id, quantity) order by w.bucket_id loop
        v_left := v_want.quantity;
        perform 1 from bucket_counters c
        where c.bucket_id = v_want.bucket_id and c.slot in (select slot from hold_lines where hold_id = p_hold and bucket_id = v_want.bucket_id)
        order by c.slot for update;
        for v_line in select slot, quantity from hold_lines where hold_id = p_hold and bucket_id = v_want.bucket_id and state = 'sold' order by slot loop
            v_take := least(v_left, v_line.quantity);
            exit when v_take = 0;
            if v_take = v_line.quantity then
                delete from hold_lines where hold_id = p_hold and bucket_id = v_want.bucket_id and slot = v_line.slot;
            else
                update hold_lines set quantity = quantity - v_take where hold_id = p_hold and bucket_id = v_want.bucket_id and slot = v_line.slot;
            end if;
            update bucket_counters set sold = sold - v_take where bucket_id = v_want.bucket_id and slot = v_line.slot;
            v_left := v_left - v_take;
        end loop;
        if v_left > 0 then
            return false;
        end if;
    end loop;
    return true;
end $$;
