package io.eventify.order.cancellation;

import io.eventify.order.BookingStep;
import io.eventify.order.EndBooking;
import io.eventify.order.EndReason;
import io.eventify.order.Order;
import io.eventify.order.Orders;
import io.eventify.order.steps.Backoff;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders of a performance that will not take place; one transaction each. */
@ApplicationScoped
public class PerformanceOrders {
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager database;
    private final Orders orders;
    private final OpenCancellation openCancellation;
    private final EndBooking endBooking;
    private final DurableSteps steps;

    @Inject
    public PerformanceOrders(
            EntityManager database,
            Orders orders,
            OpenCancellation openCancellation,
            EndBooking endBooking,
            DurableSteps steps) {
        this.database = database;
        this.orders = orders;
        this.openCancellation = openCancellation;
        this.endBooking = endBooking;
        this.steps = steps;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected PerformanceOrders() {
        this(null, null, null, null, null);
    }

    @Transactional
    public List<UUID> after(@Nullable String cursor, UUID performance, int most) {
        return database.createNativeQuery(
                        "select id from orders where performance_id = :performance and id > :after order by id limit :most",
                        UUID.class)
                .setParameter("performance", performance)
                .setParameter("after", cursor == null ? FIRST : UUID.fromString(cursor))
                .setParameter("most", most)
                .getResultList();
    }

    /** A booked order is refunded, an open one turned back; one that is just being completed is left to its completion. */
    @Transactional
    public void cancel(UUID id, String reason) {
        Order order = orders.lockExisting(id);
        if (order.status().isBooked()) {
            openCancellation.byOrganiser(id, reason);
        } else if (order.status().isOpen() && order.endReason().isEmpty() && !isClosing(id)) {
            endBooking.request(order, EndReason.ORGANISER_CANCELLED, null, "organiser", reason);
        }
    }

    @Transactional
    public void carryOn(Step step, UUID cursor) {
        steps.carryOn(step, cursor.toString());
    }

    @Transactional
    public void tryLater(Step step, RuntimeException failure) {
        steps.again(step, Backoff.after(step.attempt()), failure.toString());
    }

    @Transactional
    public void finished(Step step) {
        steps.done(step);
    }

    private boolean isClosing(UUID id) {
        return steps.current(Saga.BOOKING, id)
                .filter(BookingStep.CLOSE.name()::equals)
                .isPresent();
    }
}
