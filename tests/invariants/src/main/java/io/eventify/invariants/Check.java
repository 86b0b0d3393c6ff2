package io.eventify.invariants;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Json;
import io.eventify.journey.RunningPlatform;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./eventify check [--json] [--wait seconds]}: 0 when every invariant holds, 1 when one is broken, 2 when it could not look.
 *
 * <p>The platform works while it is looked at: messages are on their way, sagas run. So what is found is looked at again until it is gone or the patience ends;
 * only what stays is broken.
 */
public final class Check {
    private static final int MOST_SHOWN = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private Check() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out));
    }

    static int run(List<String> arguments, PrintStream out) {
        int wait = arguments.indexOf("--wait");
        Duration patience = Duration.ofSeconds(wait < 0 ? 20 : Integer.parseInt(arguments.get(wait + 1)));
        try {
            List<Finding> findings = findings(RunningPlatform.current(), patience);
            report(findings, arguments.contains("--json"), out);
            return findings.isEmpty() ? 0 : 1;
        } catch (Exception e) {
            System.err.println("check: " + e.getMessage());
            return 2;
        }
    }

    /**
     * What breaks an invariant, and still does after the patience.
     *
     * @param patience how long the platform may take to come to rest
     */
    public static List<Finding> findings(RunningPlatform platform, Duration patience) throws Exception {
        return findings(platform, patience, Set.of());
    }

    /**
     * What breaks an invariant, still does after the patience, and was not known before.
     *
     * @param patience how long the platform may take to come to rest
     * @param known what is neither waited for nor found again
     */
    public static List<Finding> findings(RunningPlatform platform, Duration patience, Set<Finding> known)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try (Sources sources = Sources.of(platform)) {
            List<Finding> findings = once(sources, known);
            while (!findings.isEmpty() && System.nanoTime() < deadline) {
                if (never.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                findings = once(sources, known);
            }
            return findings;
        }
    }

    private static List<Finding> once(Sources sources, Set<Finding> known) {
        List<Finding> findings = new ArrayList<>();
        Invariants.ALL.forEach(invariant -> findings.addAll(invariant.findings(sources)));
        findings.removeAll(known);
        return findings;
    }

    private static void report(List<Finding> findings, boolean json, PrintStream out) {
        if (json) {
            out.println(document(findings));
            return;
        }
        for (Invariant invariant : Invariants.ALL) {
            List<Finding> own = findings.stream()
                    .filter(f -> f.invariant() == invariant.number())
                    .toList();
            out.printf("%s %d. %s%n", own.isEmpty() ? "ok    " : "BROKEN", invariant.number(), invariant.title());
            own.stream().limit(MOST_SHOWN).forEach(f -> out.printf("         %s: %s%n", f.rule(), f.subject()));
            if (own.size() > MOST_SHOWN) {
                out.printf("         and %d more%n", own.size() - MOST_SHOWN);
            }
        }
    }

    private static ObjectNode document(List<Finding> findings) {
        ObjectNode document = Json.object().put("clean", findings.isEmpty());
        ArrayNode invariants = document.putArray("invariants");
        for (Invariant invariant : Invariants.ALL) {
            ObjectNode entry =
                    invariants.addObject().put("number", invariant.number()).put("title", invariant.title());
            ArrayNode list = entry.putArray("findings");
            findings.stream()
                    .filter(f -> f.invariant() == invariant.number())
                    .forEach(f -> list.addObject().put("rule", f.rule()).put("subject", f.subject()));
        }
        return document;
    }
}
