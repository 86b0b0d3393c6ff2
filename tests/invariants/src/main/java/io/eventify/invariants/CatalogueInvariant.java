package io.eventify.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The catalogue says what the owners of the facts say: both sides are written as the same kind of lines and compared. */
final class CatalogueInvariant implements Invariant {
    private static final int MOST = 100;

    /**
     * A fact, and who says it how.
     *
     * @param ownersSql at the owner; one column {@code fact}
     * @param catalogueSql in the catalogue's live generation; one column {@code fact}
     */
    private record Fact(String says, String owner, String ownersSql, String catalogueSql) {}

    private static final String LIVE = "g = (select id from generations where state = 'live')";

    private static final List<Fact> FACTS = List.of(
            new Fact("an event is the same in the catalogue", "event", """
                    select concat_ws('|', id, status, category, array_to_string(tags, ','), title_fr, title_en, title_ar, description_fr, description_en, description_ar) as fact
                    from event""", """
                    select concat_ws('|', id, status, category, array_to_string(tags, ','), title ->> 'fr', title ->> 'en', title ->> 'ar',
                                     description ->> 'fr', description ->> 'en', description ->> 'ar') as fact
                    from shows where\s""" + LIVE),
            new Fact("a performance is the same in the catalogue", "event", """
                    select concat_ws('|', id, event_id, venue_id, seating_plan_id, pricing_scheme_id, extract(epoch from start_time), extract(epoch from end_time), time_zone, sales_status) as fact
                    from performance""", """
                    select concat_ws('|', id, event_id, venue_id, seating_plan_id, pricing_scheme_id, extract(epoch from start_time), extract(epoch from end_time), time_zone, sales_status) as fact
                    from performances where sales_status <> 'removed' and\s""" + LIVE),
            new Fact("a price is the same in the catalogue", "event", """
                    select concat_ws('|', s.id, s.event_id, s.currency, trim_scale(s.tax_percent), c.code, c.seat_class, trim_scale(c.amount)) as fact
                    from pricing_scheme s join price_category c on c.pricing_scheme_id = s.id""", """
                    select concat_ws('|', r.id, r.event_id, r.currency, trim_scale(r.tax_percent), c ->> 'code', c ->> 'seatClass', trim_scale((c -> 'price' ->> 'amount')::numeric)) as fact
                    from prices r cross join jsonb_array_elements(r.categories) c where\s""" + LIVE),
            new Fact(
                    "a venue is the same in the catalogue",
                    "inventory",
                    "select concat_ws('|', id, name, address, city, country, latitude, longitude, time_zone) as fact from venues",
                    "select concat_ws('|', id, name, address, city, country, latitude, longitude, time_zone) as fact from venues where "
                            + LIVE),
            new Fact(
                    "as many places are left in the catalogue",
                    "inventory",
                    """
                    select concat_ws('|', p.id, coalesce(s.seats, 0) - coalesce(a.taken, 0) + coalesce(z.free, 0)) as fact
                    from performances p
                    left join (select seating_plan_id, count(*) as seats from seats group by seating_plan_id) s on s.seating_plan_id = p.seating_plan_id
                    left join (select performance_id, count(*) as taken from allocations where expires_at > now() group by performance_id) a on a.performance_id = p.id
                    left join (select b.performance_id, sum(c.capacity - c.held - c.sold) as free from buckets b join bucket_counters c on c.bucket_id = b.id
                               group by b.performance_id) z on z.performance_id = p.id""",
                    "select concat_ws('|', performance_id, remaining) as fact from availability where " + LIVE),
            new Fact(
                    "a booking is the same in the catalogue",
                    "order",
                    """
                    select concat_ws('|', id, customer_id, performance_id, status = 'refunded') as fact from orders
                    where status in ('tickets_issued', 'refund_requested', 'partially_refunded', 'refunded')""",
                    "select concat_ws('|', order_id, customer_id, performance_id, refunded) as fact from bookings where "
                            + LIVE));

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String title() {
        return "the catalogue equals what the owners of the facts say";
    }

    @Override
    public List<Finding> findings(Sources sources) {
        List<Finding> findings = new ArrayList<>();
        for (Fact fact : FACTS) {
            Set<String> owners = lines(sources, fact.owner(), fact.ownersSql());
            Set<String> catalogue = lines(sources, "catalogue", fact.catalogueSql());
            report(findings, fact, "missing or different: ", owners, catalogue);
            report(findings, fact, "not said by " + fact.owner() + ": ", catalogue, owners);
        }
        return findings;
    }

    private void report(List<Finding> findings, Fact fact, String how, Set<String> these, Set<String> others) {
        these.stream()
                .filter(line -> !others.contains(line))
                .limit(MOST)
                .forEach(line -> findings.add(new Finding(number(), fact.says(), how + line)));
    }

    private static Set<String> lines(Sources sources, String context, String sql) {
        return sources.databases().rows(context, sql).stream()
                .map(row -> row.text("fact"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
