package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import io.eventify.order.AuditTrail;
import io.eventify.order.BookingStep;
import io.eventify.order.EndBooking;
import io.eventify.order.EndReason;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Orders;
import io.eventify.order.Performance;
import io.eventify.order.Performances;
import io.eventify.order.Timeline;
import io.eventify.order.cancellation.Cancellation.Initiator;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.Step;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Begins a cancellation: lines are taken, the amount is fixed, the first step is due. An order that was not paid is turned back instead. */
@ApplicationScoped
public class OpenCancellation {
    /** Longer than the one call that the request makes. */
    private static final Duration CALLERS_LEASE = Duration.ofSeconds(15);

    private final Orders orders;
    private final Cancellations cancellations;
    private final Performances performances;
    private final DurableSteps steps;
    private final EndBooking endBooking;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public OpenCancellation(
            Orders orders,
            Cancellations cancellations,
            Performances performances,
            DurableSteps steps,
            EndBooking endBooking,
            Timeline timeline,
            AuditTrail audit,
            Clock clock) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.performances = performances;
        this.steps = steps;
        this.endBooking = endBooking;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected OpenCancellation() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * What was begun.
     *
     * @param id absent if the order was not paid and is being turned back
     * @param step for the caller to run; absent if an earlier request has begun the same
     */
    public record Opened(@Nullable UUID id, @Nullable Step step) {}

    /** Who asks: a customer for his own order, or a person of support. */
    public record Person(UUID id, String client, boolean ofSupport) {
        Initiator initiator() {
            return ofSupport ? Initiator.support : Initiator.customer;
        }
    }

    /**
     * A person cancels, whole or in part.
     *
     * @param cancellationId the same for the same request: repeating it finds what it made
     * @throws NotFoundException if the order is not the customer's
     * @throws CancellationNotAllowedException after the policy's time, unless support overrides it
     */
    @Transactional
    public Opened by(Person person, UUID orderId, UUID cancellationId, CancelOrderRequest request) {
        boolean override = Boolean.TRUE.equals(request.override());
        if (override && !person.ofSupport()) {
            throw OrderNotCancellableException.overrideIsForSupport();
        }
        if (person.ofSupport() && request.reason() == null) {
            throw OrderNotCancellableException.reasonMissing();
        }
        Order order = orders.lock(orderId).filter(visibleTo(person)).orElseThrow(() -> new NotFoundException("order"));
        if (cancellations.find(cancellationId).isPresent()) {
            return new Opened(cancellationId, null);
        }
        String reason = request.reason() == null ? "customer_cancelled" : request.reason();
        if (order.status().isOpen() || order.status().isEnded()) {
            turnBack(order, person, reason);
            return new Opened(null, null);
        }
        List<OrderLine> lines = wanted(order, request.lineIds());
        RefundPolicy policy = override ? RefundPolicy.FULL : RefundPolicy.OF_PURCHASE;
        Money refund = policy.refund(order, lines, performance(order).startsAt(), clock.instant());
        take(
                order,
                new Cancellation(
                        cancellationId, orderId, person.initiator(), person.id(), reason, refund, clock.instant()),
                lines);
        if (person.ofSupport()) {
            audit.note(
                    person.id(),
                    person.client(),
                    override ? "refund_override" : "policy_refund",
                    orderId,
                    refund + ", " + lines.size() + " lines: " + reason);
        }
        return new Opened(
                cancellationId,
                steps.scheduleClaimed(
                        Saga.CANCELLATION, cancellationId, CancellationStep.REVOKE.name(), CALLERS_LEASE));
    }

    /** The performance will not take place: all that is left of a booked order comes back in full. Repeating it is harmless. */
    @Transactional
    public void byOrganiser(UUID orderId, String reason) {
        Order order = orders.lockExisting(orderId);
        if (order.status().isBooked()) {
            byOrganiser(order, reason);
        }
    }

    void byOrganiser(Order order, String reason) {
        List<OrderLine> left =
                order.lines().stream().filter(line -> !line.isCancelled()).toList();
        if (left.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Money refund = RefundPolicy.FULL.refund(order, left, now, now);
        // by its first line rather than by the order: lines that a refused cancellation of the customer sets free get
        // one of their own
        UUID id = Ids.derived("organiser-cancellation\n" + left.getFirst().id());
        if (cancellations.find(id).isEmpty()) {
            take(order, new Cancellation(id, order.id(), Initiator.organiser, null, reason, refund, now), left);
            steps.schedule(Saga.CANCELLATION, id, CancellationStep.REVOKE.name());
        }
    }

    private void take(Order order, Cancellation cancellation, List<OrderLine> lines) {
        cancellations.add(cancellation);
        lines.forEach(line -> line.cancelledBy(cancellation.id()));
        order.refundRequested(clock.instant());
        timeline.tell(
                order.id(),
                cancellation.initiator().name(),
                Milestone.REFUND_REQUESTED,
                cancellation.refund() + " for " + lines.size() + " lines: " + cancellation.reason());
    }

    private void turnBack(Order order, Person person, String reason) {
        if (order.status().isEnded() || order.endReason().isPresent()) {
            return;
        }
        if (!order.status().isUnpaid() && !isWaitingForPayment(order)) {
            throw OrderNotCancellableException.inProgress();
        }
        endBooking.request(
                order, EndReason.CUSTOMER_CANCELLED, null, person.initiator().name(), reason);
        if (person.ofSupport()) {
            audit.note(person.id(), person.client(), "unpaid_order_cancelled", order.id(), reason);
        }
    }

    private boolean isWaitingForPayment(Order order) {
        return steps.current(Saga.BOOKING, order.id())
                .filter(BookingStep.INTENT.name()::equals)
                .isPresent();
    }

    private List<OrderLine> wanted(Order order, @Nullable List<UUID> lineIds) {
        List<OrderLine> left =
                order.lines().stream().filter(line -> !line.isCancelled()).toList();
        if (lineIds == null) {
            if (left.isEmpty()) {
                throw OrderNotCancellableException.alreadyCancelled();
            }
            return left;
        }
        Set<UUID> wanted = new HashSet<>(lineIds);
        if (order.lines().stream().map(OrderLine::id).filter(wanted::contains).count() < wanted.size()) {
            throw OrderNotCancellableException.noSuchLine();
        }
        List<OrderLine> chosen =
                left.stream().filter(line -> wanted.contains(line.id())).toList();
        if (chosen.size() < wanted.size()) {
            throw OrderNotCancellableException.alreadyCancelled();
        }
        return chosen;
    }

    private static Predicate<Order> visibleTo(Person person) {
        return order -> person.ofSupport() || order.customerId().equals(person.id());
    }

    private Performance performance(Order order) {
        return performances
                .find(order.performanceId())
                .orElseThrow(() -> new IllegalStateException("no performance of order " + order.id()));
    }
}
