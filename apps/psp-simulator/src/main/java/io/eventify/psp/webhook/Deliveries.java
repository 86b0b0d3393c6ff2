package io.eventify.psp.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.psp.http.ApiError;
import io.eventify.psp.ledger.Ids;
import io.eventify.psp.ledger.Json;
import io.eventify.psp.ledger.Kind;
import io.eventify.psp.ledger.Ledger;
import io.eventify.psp.ledger.Transaction;
import io.eventify.psp.ledger.View;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Events on their way to the endpoints. A delivery is recorded with its event and forgotten when the endpoint has taken it, so that
 * a restarted simulator goes on where it was killed. States: {@code due}, {@code held} (until flushed), {@code gathering} (to be reordered).
 */
public final class Deliveries implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final int MAX_ATTEMPTS = 60;
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);
    private static final int MAX_DOUBLINGS = 16;
    private static final int AT_ONCE = 32;
    private static final Duration SLOT_TIMEOUT = Duration.ofMinutes(1);
    private static final int MAX_RULES = 100;
    private static final OptionalLong START = OptionalLong.empty();

    private final Ledger ledger;
    private final Clock clock;
    private final Duration firstBackOff;
    private final WebhookSender sender;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-timer").factory());

    public Deliveries(Ledger ledger, Clock clock, Duration firstBackOff) {
        this.ledger = ledger;
        this.clock = clock;
        this.firstBackOff = firstBackOff;
        this.sender = new WebhookSender(clock);
    }

    /** Takes up what was undelivered when the simulator ended; deliveries held on purpose stay held. */
    public void start() {
        ledger.read(view -> view.earliestFirst(Kind.DELIVERY, START)
                        .filter(delivery -> !isIn(delivery, "held"))
                        .toList())
                .forEach(this::schedule);
    }

    // ---- planning, inside the transaction of the event

    int interested(View view, String type) {
        return endpoints(view, type).size();
    }

    private static List<ObjectNode> endpoints(View view, String type) {
        return view.earliestFirst(Kind.WEBHOOK_ENDPOINT, START)
                .filter(endpoint -> Json.text(endpoint, "status").equals("enabled")
                        && endpoint.path("enabled_events")
                                .valueStream()
                                .anyMatch(pattern -> Events.matches(pattern.textValue(), type)))
                .toList();
    }

    void plan(Transaction tx, ObjectNode event) {
        List<ObjectNode> endpoints = endpoints(tx, Json.text(event, "type"));
        if (endpoints.isEmpty()) {
            return;
        }
        Optional<DeliveryRule> rule = use(tx, event);
        endpoints.forEach(endpoint -> plan(tx, event, endpoint, rule));
    }

    /** The latest rule that concerns the event, counted down. Looked up again in the transaction, which may have used it before. */
    private static Optional<DeliveryRule> use(Transaction tx, ObjectNode event) {
        String type = Json.text(event, "type");
        String intent = intentOf(event);
        Optional<DeliveryRule> rule = tx.latestFirst(Kind.DELIVERY_RULE, START, START)
                .flatMap(known -> tx.find(Kind.DELIVERY_RULE, Json.text(known, "id")).stream())
                .map(DeliveryRule::of)
                .filter(candidate -> candidate.concerns(type, intent))
                .findFirst();
        rule.ifPresent(used -> {
            if (used.isLastUse()) {
                tx.remove(Kind.DELIVERY_RULE, used.id());
            } else {
                tx.put(Kind.DELIVERY_RULE, used.id(), used.used().toJson());
            }
        });
        return rule;
    }

    private void plan(Transaction tx, ObjectNode event, ObjectNode endpoint, Optional<DeliveryRule> rule) {
        DeliveryRule.Mode mode = rule.map(DeliveryRule::mode).orElse(DeliveryRule.Mode.DELIVER);
        switch (mode) {
            case DELIVER -> record(tx, event, endpoint, "due", Duration.ZERO);
            case DROP -> LOG.log(Level.INFO, "dropped {0} as ordered", Json.text(event, "id"));
            case DELAY -> record(tx, event, endpoint, "due", rule.orElseThrow().delay());
            case HOLD -> record(tx, event, endpoint, "held", Duration.ZERO);
            case DUPLICATE -> {
                for (int copy = 0; copy < rule.orElseThrow().window(); copy++) {
                    record(tx, event, endpoint, "due", Duration.ZERO);
                }
            }
            case REORDER -> gather(tx, event, endpoint, rule.orElseThrow());
        }
    }

    private void gather(Transaction tx, ObjectNode event, ObjectNode endpoint, DeliveryRule rule) {
        record(tx, event, endpoint, "gathering", rule.delay());
        int window = rule.window();
        tx.afterCommit(() -> releaseGathered(window));
    }

    private void record(Transaction tx, ObjectNode event, ObjectNode endpoint, String state, Duration delay) {
        ObjectNode delivery = Json.object()
                .put("id", Ids.of(Kind.DELIVERY))
                .put("event", Json.text(event, "id"))
                .put("endpoint", Json.text(endpoint, "id"))
                .put("type", Json.text(event, "type"))
                .put("intent", intentOf(event))
                .put("state", state)
                .put("attempt", 0)
                .put("due", clock.instant().plus(delay).toEpochMilli());
        tx.put(Kind.DELIVERY, Json.text(delivery, "id"), delivery);
        if (!state.equals("held")) {
            tx.afterCommit(() -> schedule(delivery));
        }
    }

    // ---- orders from a test

    public void addRule(Transaction tx, DeliveryRule rule) {
        if (tx.earliestFirst(Kind.DELIVERY_RULE, START).count() >= MAX_RULES) {
            throw ApiError.parameter("", "At most %d webhook rules.".formatted(MAX_RULES), "");
        }
        tx.put(Kind.DELIVERY_RULE, rule.id(), rule.toJson());
    }

    /** @param intent only the rules for this PaymentIntent; all if empty */
    public void resetRules(Transaction tx, String intent) {
        tx.earliestFirst(Kind.DELIVERY_RULE, START)
                .filter(rule ->
                        intent.isEmpty() || intent.equals(DeliveryRule.of(rule).intent()))
                .forEach(rule -> tx.remove(Kind.DELIVERY_RULE, Json.text(rule, "id")));
    }

    /** Delivers what is held, of one PaymentIntent or (empty) of all, one after the other; returns how many there are. */
    public int flush(boolean latestFirst, String intent) {
        List<ObjectNode> held = ledger.write(tx -> {
            List<ObjectNode> found = tx.earliestFirst(Kind.DELIVERY, START)
                    .filter(delivery -> isIn(delivery, "held"))
                    .filter(delivery -> intent.isEmpty()
                            || intent.equals(delivery.path("intent").asText()))
                    .toList();
            found.forEach(delivery -> tx.put(
                    Kind.DELIVERY,
                    Json.text(delivery, "id"),
                    delivery.put("state", "due").put("due", clock.millis())));
            return found;
        });
        inTurn(latestFirst ? held.reversed() : held);
        return held.size();
    }

    /** Sends an event once more to every endpoint that wants it, whatever the rules say; returns how many there are. */
    public int redeliver(Transaction tx, String eventId) {
        ObjectNode event = tx.find(Kind.EVENT, eventId).orElseThrow(() -> ApiError.notFound("event", eventId, "id"));
        List<ObjectNode> endpoints = endpoints(tx, Json.text(event, "type"));
        endpoints.forEach(endpoint -> record(tx, event, endpoint, "due", Duration.ZERO));
        return endpoints.size();
    }

    private void releaseGathered(int window) {
        List<ObjectNode> released = ledger.write(tx -> {
            List<ObjectNode> gathered = tx.earliestFirst(Kind.DELIVERY, START)
                    .filter(delivery -> isIn(delivery, "gathering"))
                    .toList();
            if (gathered.size() < window) {
                return List.<ObjectNode>of();
            }
            gathered.forEach(
                    delivery -> tx.put(Kind.DELIVERY, Json.text(delivery, "id"), delivery.put("state", "due")));
            return gathered;
        });
        inTurn(released.reversed());
    }

    // ---- sending

    /** Runs the first attempts strictly one after the other; what fails is retried like any other delivery. */
    private void inTurn(List<ObjectNode> deliveries) {
        if (!deliveries.isEmpty()) {
            workers.submit(() -> deliveries.forEach(delivery -> attempt(Json.text(delivery, "id"), 0)));
        }
    }

    private void schedule(ObjectNode delivery) {
        long wait = Math.max(0, delivery.path("due").longValue() - clock.millis());
        String id = Json.text(delivery, "id");
        int attempt = delivery.path("attempt").intValue();
        try {
            if (wait == 0) {
                workers.submit(() -> attempt(id, attempt));
            } else {
                timer.schedule(() -> workers.submit(() -> attempt(id, attempt)), wait, TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "shutting down; {0} goes on after the next start", id);
        }
    }

    private void attempt(String id, int expectedAttempt) {
        try {
            if (!slots.tryAcquire(SLOT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                ledger.read(view -> view.find(Kind.DELIVERY, id)).ifPresent(this::retryLater);
                return;
            }
            try {
                send(id, expectedAttempt);
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(workers.isShutdown() ? Level.DEBUG : Level.ERROR, "delivery " + id + " failed", e);
        }
    }

    private void retryLater(ObjectNode delivery) {
        schedule(delivery.put("due", clock.instant().plus(firstBackOff).toEpochMilli()));
    }

    /** A delivery may be scheduled twice (its own time and a flush): the attempt number lets only one of them send. */
    private void send(String id, int expectedAttempt) throws InterruptedException {
        Optional<ObjectNode> claimed = ledger.writeUnacknowledged(tx -> tx.find(Kind.DELIVERY, id)
                .filter(delivery -> delivery.path("attempt").intValue() == expectedAttempt && !isIn(delivery, "held"))
                .map(delivery -> claim(tx, delivery)));
        if (claimed.isEmpty()) {
            return;
        }
        ObjectNode delivery = claimed.get();
        Optional<ObjectNode> event = ledger.read(view -> view.find(Kind.EVENT, Json.text(delivery, "event")));
        Optional<ObjectNode> endpoint =
                ledger.read(view -> view.find(Kind.WEBHOOK_ENDPOINT, Json.text(delivery, "endpoint")));
        if (event.isEmpty() || endpoint.isEmpty() || sender.send(endpoint.get(), event.get())) {
            forget(id);
        } else if (delivery.path("attempt").intValue() >= MAX_ATTEMPTS) {
            LOG.log(Level.WARNING, "gave up on {0} after {1} attempts", Json.text(delivery, "event"), MAX_ATTEMPTS);
            forget(id);
        } else {
            schedule(delivery);
        }
    }

    /** Counts the attempt and sets the time of the next one before sending, so that a crash in between leads to a retry. */
    private ObjectNode claim(Transaction tx, ObjectNode delivery) {
        int attempt = delivery.path("attempt").intValue() + 1;
        long backOff =
                Math.min(LONGEST_BACK_OFF.toMillis(), firstBackOff.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS));
        delivery.put("attempt", attempt).put("state", "due").put("due", clock.millis() + backOff);
        tx.put(Kind.DELIVERY, Json.text(delivery, "id"), delivery);
        return delivery;
    }

    private void forget(String id) {
        ledger.writeUnacknowledged(tx -> {
            tx.remove(Kind.DELIVERY, id);
            return id;
        });
    }

    private static String intentOf(ObjectNode event) {
        JsonNode about = event.path("data").path("object");
        return about.path("object").asText().equals("payment_intent")
                ? about.path("id").asText()
                : about.path("payment_intent").asText();
    }

    private static boolean isIn(ObjectNode delivery, String state) {
        return Json.text(delivery, "state").equals(state);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        sender.close();
    }
}
