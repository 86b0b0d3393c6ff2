package io.eventify.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.invariants.Check;
import io.eventify.invariants.Finding;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After the last test of a class the platform comes to rest, and every invariant holds. Orders whose refund waits for a person in support's queue are not at rest,
 * and are known not to be: they are left out.
 */
final class InvariantsHold implements AfterAllCallback {
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int MOST_PAGES = 20;

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        List<Finding> findings = Check.findings(TestPlatform.running(), REST);
        if (findings.isEmpty()) {
            return;
        }
        Set<String> waiting = ordersWaitingForSupport();
        List<Finding> broken = findings.stream()
                .filter(finding -> waiting.stream().noneMatch(finding.subject()::contains))
                .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError("after " + context.getDisplayName() + " the platform is not at rest:\n"
                    + String.join("\n", broken.stream().map(Finding::toString).toList()));
        }
    }

    private static Set<String> ordersWaitingForSupport() {
        Set<String> orders = new HashSet<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode queue = TestPlatform.running()
                    .person("support1")
                    .get("/api/orders/refund-queue?size=100&page=" + page)
                    .expect(200)
                    .json()
                    .path("items");
            queue.forEach(entry -> orders.add(entry.path("orderId").asText()));
            if (queue.size() < 100) {
                return orders;
            }
        }
        return orders;
    }
}
