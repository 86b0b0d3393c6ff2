package io.eventify.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Domain events: out of the outboxes, through the broker, into every consumer, and none left in a dead-letter queue. */
final class DeliveryInvariant implements Invariant {
    /** Each context's own table of performances. */
    private static final Map<String, String> KNOW_PERFORMANCES = Map.of(
            "inventory",
            "performances",
            "reservation",
            "performance",
            "order",
            "performances",
            "ticketing",
            "performances");

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String title() {
        return "every domain event was delivered and applied once; no dead letters";
    }

    @Override
    public List<Finding> findings(Sources sources) {
        List<Finding> findings = new ArrayList<>();
        for (String context : Databases.CONTEXTS) {
            long waiting = sources.databases()
                    .rows(context, "select count(*) as waiting from outbox")
                    .getFirst()
                    .number("waiting");
            if (waiting > 0) {
                findings.add(
                        new Finding(number(), "the outbox is empty", context + " has " + waiting + " undelivered"));
            }
        }
        sources.broker().depths().forEach((queue, depth) -> {
            if (depth > 0) {
                findings.add(new Finding(
                        number(),
                        queue.startsWith("dlq.") ? "no dead letters" : "queues are drained",
                        queue + " holds " + depth));
            }
        });
        Set<String> scheduled = ids(sources, "event", "select id from performance");
        KNOW_PERFORMANCES.forEach((context, table) -> {
            Set<String> known = ids(sources, context, "select id from " + table);
            if (!known.containsAll(scheduled)) {
                long missing =
                        scheduled.stream().filter(id -> !known.contains(id)).count();
                findings.add(
                        new Finding(number(), "every context knows every performance", context + " misses " + missing));
            }
        });
        return findings;
    }

    private static Set<String> ids(Sources sources, String context, String sql) {
        return sources.databases().rows(context, sql).stream()
                .map(row -> row.text("id"))
                .collect(Collectors.toSet());
    }
}
