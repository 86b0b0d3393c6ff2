package io.eventify.psp.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Failures of calls ordered by a test. Kept in memory only: a restarted simulator is a healthy one. */
public final class Faults {
    private static final int MAX_RULES = 100;

    /** How a call fails. */
    public enum Mode {
        ERROR500,
        ERROR429,
        TIMEOUT,
        SLOW,
        CLOSE
    }

    /** Whether the call takes effect before it fails: {@code AFTER} loses the answer, not the effect. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /**
     * One order to fail.
     *
     * @param intent   only calls about this PaymentIntent; empty means any
     * @param target   an operation's name, or a path; a {@code *} at its end stands for anything; empty means every call
     * @param delay    how long the call is slowed, or held before it is cut off
     * @param stored   whether an injected 500 is remembered under the idempotency key, as Stripe does
     */
    public record Fault(String intent, String target, Mode mode, Moment moment, Duration delay, boolean stored) {
        boolean concerns(String operation, String path, String calledIntent) {
            if (!intent.isEmpty() && !intent.equals(calledIntent)) {
                return false;
            }
            if (target.endsWith("*")) {
                String start = target.substring(0, target.length() - 1);
                return operation.startsWith(start) || path.startsWith(start);
            }
            return target.isEmpty() || target.equals(operation) || target.equals(path);
        }
    }

    private record Rule(Fault fault, int left) {}

    private final List<Rule> rules = new ArrayList<>();

    /** Lets the next {@code count} calls that the fault concerns fail. */
    public synchronized void add(Fault fault, int count) {
        if (rules.size() >= MAX_RULES) {
            throw ApiError.parameter("", "At most %d failure rules.".formatted(MAX_RULES), "");
        }
        rules.add(new Rule(fault, count));
    }

    /** @param intent forget only what was ordered for this PaymentIntent; all if empty */
    public synchronized void reset(String intent) {
        rules.removeIf(rule -> intent.isEmpty() || intent.equals(rule.fault().intent()));
    }

    synchronized Optional<Fault> next(String operation, String path, String intent) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.fault().concerns(operation, path, intent)) {
                if (rule.left() == 1) {
                    rules.remove(i);
                } else {
                    rules.set(i, new Rule(rule.fault(), rule.left() - 1));
                }
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }
}
