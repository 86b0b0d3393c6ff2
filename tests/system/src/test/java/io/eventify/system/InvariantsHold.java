package io.eventify.system;

import io.eventify.invariants.Check;
import io.eventify.invariants.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After the last test of a class the platform comes to rest, and every invariant holds. What one class left broken is not held against the next. */
final class InvariantsHold implements AfterAllCallback {
    private static final Duration REST = Duration.ofMinutes(3);
    private static final Set<Finding> TOLD = ConcurrentHashMap.newKeySet();

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        List<Finding> findings = Check.findings(TestPlatform.running(), REST, TOLD);
        if (!findings.isEmpty()) {
            TOLD.addAll(findings);
            throw new AssertionError("after " + context.getDisplayName() + " the platform is not at rest:\n"
                    + String.join("\n", findings.stream().map(Finding::toString).toList()));
        }
    }
}
