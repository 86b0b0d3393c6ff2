package io.eventify.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every LRA ends, and with it every participant. */
final class SagaInvariant implements Invariant {
    private static final List<String> PARTICIPANTS =
            List.of("order", "reservation", "inventory", "payment", "ticketing");
    private static final Set<String> ENDING = Set.of("Closing", "Cancelling", "FailedToClose", "FailedToCancel");

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String title() {
        return "every saga ends; no participant is left between";
    }

    @Override
    public List<Finding> findings(Sources sources) {
        List<Finding> findings = new ArrayList<>();
        List<Coordinator.Lra> lras = sources.coordinator().all();
        Set<String> waiting = sources
                .databases()
                .rows(
                        "order",
                        "select lra_id from orders where status in ('pending', 'seats_held', 'placed', 'authorised', 'processing') and pay_until > now()")
                .stream()
                .map(row -> uid(row.text("lra_id")))
                .collect(Collectors.toSet());
        for (Coordinator.Lra lra : lras) {
            if (ENDING.contains(lra.status()) || (lra.status().equals("Active") && !waiting.contains(lra.uid()))) {
                findings.add(new Finding(
                        number(),
                        "an LRA ends or waits for its customer",
                        lra.uid() + " " + lra.status() + " since " + lra.startedAt()));
            }
        }
        Map<String, String> known =
                lras.stream().collect(Collectors.toMap(Coordinator.Lra::uid, Coordinator.Lra::status, (a, b) -> a));
        for (String context : PARTICIPANTS) {
            sources.databases()
                    .rows(
                            context,
                            "select lra_id, participant from lra_participations where outcome = 'active' limit 1000")
                    .forEach(row -> {
                        String status = known.get(uid(row.text("lra_id")));
                        if (status == null) {
                            findings.add(
                                    new Finding(number(), "a participant's LRA tells it the end", context + " " + row));
                        }
                    });
        }
        sources.databases()
                .rows(
                        "order",
                        "select id, status, pay_until from orders where status in ('pending', 'seats_held', 'placed') and pay_until < now() - interval '30 seconds' limit 100")
                .forEach(row ->
                        findings.add(new Finding(number(), "an order ends when its time is over", row.toString())));
        sources.databases()
                .rows("order", "select saga, subject_id, step, attempt from saga_steps limit 100")
                .forEach(row -> findings.add(new Finding(number(), "no saga step is left to do", row.toString())));
        return findings;
    }

    private static String uid(String lra) {
        return lra.substring(lra.lastIndexOf('/') + 1);
    }
}
