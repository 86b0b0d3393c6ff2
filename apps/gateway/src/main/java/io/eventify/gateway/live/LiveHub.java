package io.eventify.gateway.live;

import io.eventify.contracts.inventory.AvailabilityClient.SeatStates;
import io.eventify.gateway.services.Asker;
import io.eventify.gateway.services.Reads;
import io.eventify.gateway.services.RefusedException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * Who follows what on this gateway. A domain event only says that something happened and which seats it touched; what listeners get is the state read after it,
 * once for all of them, at most five times a second for each performance. So late, doubled and reordered events do no harm.
 *
 * <p>Ids are times (milliseconds, of the newest domain event heard), the same on all gateways.
 */
@ApplicationScoped
class LiveHub {
    private static final Logger LOG = Logger.getLogger(LiveHub.class.getName());
    private static final long FLUSH_MILLIS = 200;
    /** What is read may be as old as a snapshot of the inventory (150 ms). Seats that were touched more lately than this are told of once more, or their old state would stay. */
    private static final long SNAPSHOT_NANOS = Duration.ofMillis(175).toNanos();

    private static final long RETRY_MILLIS = 1_000;
    private static final long HEARTBEAT_SECONDS = 15;
    private static final int MOST_PLANS = 50;
    private static final int MOST_TOUCHED = 2_000;

    private final ConcurrentMap<Topic, Followed> followed = new ConcurrentHashMap<>();
    private final RecentChanges recent = new RecentChanges(Duration.ofMinutes(5), 200_000, System.currentTimeMillis());
    private final AtomicLong heardUntil = new AtomicLong(System.currentTimeMillis());
    private final Map<UUID, SeatIndex> plans = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SeatIndex> eldest) {
            return size() > MOST_PLANS;
        }
    };
    private @Nullable ScheduledFuture<?> heartbeats;

    @Inject
    Reads reads;

    @Resource(lookup = "concurrent/eventify-timers")
    ManagedScheduledExecutorService timers;

    @Resource(lookup = "concurrent/eventify-virtual-threads")
    ManagedThreadFactory threads;

    /** One topic with its listeners, and the seats that were touched since they were told last. */
    private static final class Followed {
        private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean due = new AtomicBoolean();
        private Set<UUID> touched = new HashSet<>();
        private long touchedAt = System.nanoTime() - SNAPSHOT_NANOS;

        private synchronized void touch(Set<UUID> seats) {
            touched.addAll(seats);
            touchedAt = System.nanoTime();
        }

        /** Tells of them once more, although nothing new has happened to them. */
        private synchronized void keep(Set<UUID> seats) {
            touched.addAll(seats);
        }

        private synchronized Taken take() {
            Taken taken = new Taken(touched, System.nanoTime() - touchedAt >= SNAPSHOT_NANOS);
            touched = new HashSet<>();
            return taken;
        }
    }

    /**
     * Seats that are told of now.
     *
     * @param isSettled whether whatever is read now was read after all of them were touched
     */
    private record Taken(Set<UUID> seats, boolean isSettled) {}

    @PostConstruct
    void begin() {
        heartbeats =
                timers.scheduleAtFixedRate(this::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        if (heartbeats != null) {
            heartbeats.cancel(false);
        }
        followed.values().forEach(topic -> Set.copyOf(topic.listeners).forEach(Listener::leave));
    }

    /** One who has left meanwhile is not followed. */
    void follow(Topic topic, Listener listener) {
        followed.compute(topic, (same, known) -> {
            Followed one = known == null ? new Followed() : known;
            one.listeners.add(listener);
            return one;
        });
        if (listener.isGone()) {
            unfollow(topic, listener);
        }
    }

    void unfollow(Topic topic, Listener listener) {
        followed.computeIfPresent(topic, (same, known) -> {
            known.listeners.remove(listener);
            return known.listeners.isEmpty() ? null : known;
        });
    }

    /** Whether somebody listens to it here; so it exists. */
    boolean isFollowed(Topic topic) {
        return followed.containsKey(topic);
    }

    /** The id of what is told now. */
    long id() {
        return heardUntil.get();
    }

    /** What one who comes back has missed; he is already followed. */
    byte[] missed(UUID performanceId, long lastId) {
        long now = id();
        Optional<Set<UUID>> touched = recent.since(performanceId, lastId);
        if (touched.isEmpty()
                || touched.get().size() > MOST_TOUCHED
                || lastId > now + RecentChanges.MARGIN.toMillis()) {
            return Messages.reset(now);
        }
        return asNobody(() -> places(now, performanceId, touched.get()));
    }

    /** After an interruption: nobody knows what was missed. */
    void beginAnew() {
        recent.beginAnew(System.currentTimeMillis());
        heardUntil.set(System.currentTimeMillis());
        followed.forEach((topic, one) -> tell(one, Messages.reset(id())));
    }

    /** Everything there is has been heard. */
    void nothingNew() {
        advance(System.currentTimeMillis() - 1_000);
    }

    /** @param envelope a domain event (CloudEvents) */
    void happened(JsonObject envelope) {
        JsonObject data = envelope.getJsonObject("data");
        long at = Instant.parse(envelope.getString("time")).toEpochMilli();
        if (envelope.getString("type").startsWith("order.")) {
            advance(at);
            orderChanged(data);
        } else {
            Set<UUID> seats = new HashSet<>();
            if (data.containsKey("seats")) {
                data.getJsonArray("seats")
                        .getValuesAs(JsonString.class)
                        .forEach(seat -> seats.add(UUID.fromString(seat.getString())));
            }
            UUID performanceId = UUID.fromString(data.getString("performanceId"));
            recent.add(performanceId, seats, System.currentTimeMillis());
            advance(at);
            placesChanged(performanceId, seats);
        }
    }

    private void advance(long at) {
        heardUntil.accumulateAndGet(at, Math::max);
    }

    private void orderChanged(JsonObject order) {
        Followed one = followed.get(Topic.order(UUID.fromString(order.getString("orderId"))));
        if (one != null) {
            tell(one, Messages.order(id(), orderMessage(order.getString("orderId"), order.getString("status"))));
        }
    }

    static JsonObject orderMessage(String orderId, String status) {
        return Json.createObjectBuilder()
                .add("orderId", orderId)
                .add("status", status)
                .build();
    }

    private void placesChanged(UUID performanceId, Set<UUID> seats) {
        Followed one = followed.get(Topic.performance(performanceId));
        if (one != null) {
            one.touch(seats);
            flushLater(performanceId, one, FLUSH_MILLIS);
        }
    }

    private void flushLater(UUID performanceId, Followed one, long millis) {
        if (one.due.compareAndSet(false, true)) {
            timers.schedule(
                    () -> threads.newThread(() -> flush(performanceId, one)).start(), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void flush(UUID performanceId, Followed one) {
        one.due.set(false);
        Taken taken = one.take();
        Set<UUID> touched = taken.seats();
        long id = id();
        try {
            tell(
                    one,
                    touched.size() > MOST_TOUCHED
                            ? Messages.reset(id)
                            : asNobody(() -> places(id, performanceId, touched)));
            if (!taken.isSettled()) {
                one.keep(touched);
                flushLater(performanceId, one, FLUSH_MILLIS);
            }
        } catch (RefusedException | FaultToleranceException | jakarta.ws.rs.ProcessingException notNow) {
            LOG.log(Level.FINE, "the places cannot be read at the moment", notNow);
            one.keep(touched);
            flushLater(performanceId, one, RETRY_MILLIS);
        }
    }

    private byte[] places(long id, UUID performanceId, Set<UUID> touched) {
        SeatStates states = reads.seatStates(performanceId);
        return Messages.places(id, states, touched, index(states.seatingPlanId(), performanceId));
    }

    private SeatIndex index(UUID planId, UUID performanceId) {
        synchronized (plans) {
            SeatIndex known = plans.get(planId);
            if (known != null) {
                return known;
            }
        }
        SeatIndex read = new SeatIndex(reads.layout(performanceId));
        synchronized (plans) {
            plans.put(planId, read);
        }
        return read;
    }

    private void heartbeat() {
        byte[] message = Messages.heartbeat(id());
        followed.values().forEach(one -> tell(one, message));
    }

    private static void tell(Followed one, byte[] message) {
        one.listeners.forEach(listener -> listener.tell(message));
    }

    /* What everybody may see is read in nobody's name. */
    private static <T> T asNobody(Supplier<T> work) {
        return ScopedValue.where(Asker.CURRENT, nobody()).call(work::get);
    }

    static Asker nobody() {
        return new Asker(null, UUID.randomUUID(), null, Locale.ENGLISH, null, new AtomicInteger());
    }
}
