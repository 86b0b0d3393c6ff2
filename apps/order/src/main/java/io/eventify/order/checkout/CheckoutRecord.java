package io.eventify.order.checkout;

import io.eventify.order.BookingStep;
import io.eventify.order.EndBooking;
import io.eventify.order.EndReason;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderAnnouncements;
import io.eventify.order.OrderLine;
import io.eventify.order.Orders;
import io.eventify.order.Performance;
import io.eventify.order.Performances;
import io.eventify.order.Timeline;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The local transactions of the checkout. */
@ApplicationScoped
public class CheckoutRecord {
    private static final String ONE_LIVE_ORDER = "one_live_order_per_reservation";

    private final Orders orders;
    private final Performances performances;
    private final Timeline timeline;
    private final DurableSteps steps;
    private final EndBooking endBooking;
    private final OrderAnnouncements announcements;
    private final Participations participations;
    private final Clock clock;

    @Inject
    public CheckoutRecord(
            Orders orders,
            Performances performances,
            Timeline timeline,
            DurableSteps steps,
            EndBooking endBooking,
            OrderAnnouncements announcements,
            Participations participations,
            Clock clock) {
        this.orders = orders;
        this.performances = performances;
        this.timeline = timeline;
        this.steps = steps;
        this.endBooking = endBooking;
        this.announcements = announcements;
        this.participations = participations;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CheckoutRecord() {
        this(null, null, null, null, null, null, null, null);
    }

    /** With its lines: the caller reads them outside the transaction. */
    @Transactional
    public Optional<Order> find(UUID id) {
        return orders.find(id).map(CheckoutRecord::loaded);
    }

    @Transactional
    public Optional<Performance> performance(UUID id) {
        return performances.find(id);
    }

    @Transactional
    public Optional<UUID> liveOrderOf(UUID reservation) {
        return orders.liveOrderOf(reservation);
    }

    /**
     * The order begins.
     *
     * @throws OrderExistsException if the cart already has a live order
     * @throws io.eventify.platform.lra.LraEndedException if the saga is already over
     */
    @Transactional
    public void begin(Order order) {
        if (performances
                .lockAgainstCancellation(order.performanceId())
                .filter(Performance::cancelled)
                .isPresent()) {
            throw CartNotOrderableException.performanceCancelled();
        }
        orders.liveOrderOf(order.reservationId()).ifPresent(existing -> {
            throw OrderExistsException.of(existing);
        });
        participations.enlist(order.lra(), PlaceOrder.PARTICIPANT);
        try {
            orders.add(order);
        } catch (PersistenceException e) {
            // two requests with different keys passed the check at the same moment: the constraint knows
            throw names(e, ONE_LIVE_ORDER) ? OrderExistsException.ofCart(order.reservationId()) : e;
        }
        timeline.tell(order.id(), "customer", Milestone.ORDER_BEGUN, "saga " + order.lra());
    }

    /** Ready to be paid. */
    @Transactional
    public Order placed(UUID id, List<OrderLine> lines, UUID payment) {
        Order order = held(id, lines);
        order.placed(payment, clock.instant());
        timeline.tell(id, "saga", Milestone.ORDER_PLACED, "payment " + payment);
        announcements.placed(order);
        return order;
    }

    /** Nothing to pay: the saga goes on at once. */
    @Transactional
    public Order placedFree(UUID id, List<OrderLine> lines) {
        Order order = held(id, lines);
        order.placed(null, clock.instant());
        timeline.tell(id, "saga", Milestone.ORDER_PLACED);
        announcements.placed(order);
        order.authorised(null, clock.instant());
        timeline.tell(id, "saga", Milestone.FREE_ORDER);
        steps.schedule(Saga.BOOKING, id, BookingStep.COMMIT.name());
        return order;
    }

    /** Payment could not be asked: a durable step goes on asking. */
    @Transactional
    public Order processing(UUID id, List<OrderLine> lines, RuntimeException unreachable) {
        Order order = held(id, lines);
        order.processing(clock.instant());
        timeline.tell(id, "saga", Milestone.PAYMENT_UNREACHABLE, unreachable.toString());
        steps.schedule(Saga.BOOKING, id, BookingStep.INTENT.name());
        return order;
    }

    /** The checkout did not come through: the saga is turned back. */
    @Transactional
    public void turnBack(UUID id, CheckoutRules.TurnedBack turnedBack) {
        Order order = orders.lockExisting(id);
        if (order.status().isOpen()) {
            endBooking.request(order, turnedBack.reason(), turnedBack.code(), "saga", turnedBack.facts());
        }
    }

    private Order held(UUID id, List<OrderLine> lines) {
        Order order = orders.lockExisting(id);
        if (order.endReason().isPresent() || order.status().isEnded()) {
            throw new OrderEndedException(order.endReason().map(EndReason::code).orElse("expired"));
        }
        order.seatsHeld(lines, clock.instant());
        timeline.tell(id, "saga", Milestone.SEATS_HELD, lines.size() + " places, " + order.total());
        return order;
    }

    private static Order loaded(Order order) {
        order.lines();
        return order;
    }

    private static boolean names(Throwable failure, String constraint) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(constraint)) {
                return true;
            }
        }
        return false;
    }
}
