package io.eventify.invariants;

import io.eventify.invariants.SqlInvariant.Rule;
import java.util.List;

/** All of them. */
final class Invariants {
    private static final Invariant STOCK = new SqlInvariant(
            1,
            "no place is sold twice, no zone is over its capacity, sold + held + free = capacity",
            List.of(
                    new Rule("inventory", "a sold or held seat belongs to a hold that names it", """
                            select a.performance_id, a.seat_id, a.state, a.hold_id, h.state as hold_state from allocations a
                            left join holds h on h.id = a.hold_id
                            where a.state <> 'blocked' and a.expires_at > now()
                              and (h.id is null or h.performance_id <> a.performance_id or not a.seat_id = any (h.seat_ids)
                                   or (a.state = 'sold' and h.state <> 'committed') or (a.state = 'held' and h.state not in ('held', 'firm')))
                            limit 100"""),
                    new Rule("inventory", "a firm hold has all its seats", """
                            select h.id as hold_id, s.seat_id from holds h cross join unnest(h.seat_ids) as s(seat_id)
                            left join allocations a on a.performance_id = h.performance_id and a.seat_id = s.seat_id and a.hold_id = h.id
                            where h.state = 'firm' and a.seat_id is null limit 100"""),
                    new Rule("inventory", "a zone's counter is the sum of its lines, and within its capacity", """
                            select c.bucket_id, c.slot, c.capacity, c.held, c.sold, coalesce(l.held, 0) as lines_held, coalesce(l.sold, 0) as lines_sold
                            from bucket_counters c
                            left join (select bucket_id, slot, coalesce(sum(quantity) filter (where state = 'held'), 0) as held,
                                              coalesce(sum(quantity) filter (where state = 'sold'), 0) as sold
                                       from hold_lines group by bucket_id, slot) l on l.bucket_id = c.bucket_id and l.slot = c.slot
                            where c.held <> coalesce(l.held, 0) or c.sold <> coalesce(l.sold, 0) or c.held + c.sold > c.capacity
                            limit 100"""),
                    new Rule("inventory", "a zone's line belongs to a living hold", """
                            select l.hold_id, l.bucket_id, l.state, h.state as hold_state from hold_lines l join holds h on h.id = l.hold_id
                            where (l.state = 'sold' and h.state <> 'committed')
                               or (l.state = 'held' and l.expires_at > now() and h.state not in ('held', 'firm'))
                            limit 100"""),
                    new Rule("order", "no seat stands on two orders that were paid", """
                            select o.performance_id, l.seat_id, count(*) as times from order_lines l join orders o on o.id = l.order_id
                            where l.seat_id is not null and l.cancellation_id is null
                              and o.status in ('paid', 'tickets_issued', 'partially_refunded', 'refund_requested')
                            group by o.performance_id, l.seat_id having count(*) > 1 limit 100""")));

    private static final Invariant HOLDS = new SqlInvariant(
            3,
            "a hold is gone at most 5 s after its time, unless sold",
            List.of(
                    new Rule(
                            "inventory",
                            "a lapsed hold is tidied up",
                            "select id as hold_id, expires_at from holds where state = 'held' and expires_at < now() - interval '5 seconds' limit 100"),
                    new Rule(
                            "inventory",
                            "a lapsed seat is tidied up",
                            "select performance_id, seat_id, hold_id from allocations where expires_at < now() - interval '5 seconds' limit 100")));

    static final List<Invariant> ALL = List.of(
            STOCK,
            new MoneyInvariant(),
            HOLDS,
            new DeliveryInvariant(),
            new DoorInvariant(),
            new SagaInvariant(),
            new CatalogueInvariant());

    private Invariants() {}
}
