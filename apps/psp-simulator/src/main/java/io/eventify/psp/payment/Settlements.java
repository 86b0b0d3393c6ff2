package io.eventify.psp.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.ledger.Transaction;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** What a bank does some time after the call: debits that end, refunds that succeed or come back. Remembered across restarts. */
public final class Settlements implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Settlements.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(5);

    enum What {
        DEBIT_SUCCEEDS,
        DEBIT_FAILS,
        REFUND_SUCCEEDS,
        REFUND_FAILS
    }

    private final Ledger ledger;
    private final Clock clock;
    private final Duration delay;
    private final Map<What, BiConsumer<Transaction, String>> actions = new EnumMap<>(What.class);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("settlements").factory());

    public Settlements(Ledger ledger, Clock clock, Duration delay) {
        this.ledger = ledger;
        this.clock = clock;
        this.delay = delay;
    }

    void on(What what, BiConsumer<Transaction, String> action) {
        actions.put(what, action);
    }

    /** Takes up what was still open when the simulator ended. */
    public void start() {
        ledger.read(view -> view.earliestFirst(Kind.SETTLEMENT, OptionalLong.empty())
                        .toList())
                .forEach(this::schedule);
    }

    void later(Transaction tx, What what, String target) {
        ObjectNode settlement = Json.object()
                .put("id", Ids.of(Kind.SETTLEMENT))
                .put("what", what.name())
                .put("target", target)
                .put("due", clock.instant().plus(delay).toEpochMilli());
        tx.put(Kind.SETTLEMENT, Json.text(settlement, "id"), settlement);
        tx.afterCommit(() -> schedule(settlement));
    }

    private void schedule(ObjectNode settlement) {
        if (timer.isShutdown()) {
            return;
        }
        long wait = Math.max(0, settlement.path("due").longValue() - clock.millis());
        timer.schedule(() -> trySettle(settlement), wait, TimeUnit.MILLISECONDS);
    }

    private void trySettle(ObjectNode settlement) {
        try {
            settle(Json.text(settlement, "id"));
        } catch (RuntimeException e) {
            LOG.log(timer.isShutdown() ? Level.DEBUG : Level.ERROR, "settlement failed; it is tried again", e);
            if (!timer.isShutdown()) {
                timer.schedule(() -> trySettle(settlement), RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void settle(String id) {
        ledger.write(tx -> {
            tx.find(Kind.SETTLEMENT, id).ifPresent(settlement -> {
                tx.remove(Kind.SETTLEMENT, id);
                BiConsumer<Transaction, String> action =
                        Objects.requireNonNull(actions.get(What.valueOf(Json.text(settlement, "what"))));
                action.accept(tx, Json.text(settlement, "target"));
            });
            return id;
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
