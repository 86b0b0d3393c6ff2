package io.eventify.order.checkout;

import io.eventify.order.BookingStep;
import io.eventify.order.EndReason;
import io.eventify.order.Findings;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderAnnouncements;
import io.eventify.order.OrderCompleted;
import io.eventify.order.OrderStatus;
import io.eventify.order.Orders;
import io.eventify.order.Timeline;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.platform.lra.Participations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.lra.annotation.LRAStatus;

/** How the LRA's end shows on its order. Each once, however often the coordinator says it. */
@ApplicationScoped
public class EndOfLra {
    /** By then every participant has been told, and payment has let go of what it had. */
    private static final Duration SETTLE_AFTER = Duration.ofSeconds(5);

    private static final Set<LRAStatus> WELL = Set.of(LRAStatus.Closed, LRAStatus.FailedToClose);

    private final Orders orders;
    private final Timeline timeline;
    private final DurableSteps steps;
    private final OrderAnnouncements announcements;
    private final Participations participations;
    private final Event<OrderCompleted> completions;
    private final Findings findings;
    private final Clock clock;

    @Inject
    public EndOfLra(
            Orders orders,
            Timeline timeline,
            DurableSteps steps,
            OrderAnnouncements announcements,
            Participations participations,
            Event<OrderCompleted> completions,
            Findings findings,
            Clock clock) {
        this.orders = orders;
        this.timeline = timeline;
        this.steps = steps;
        this.announcements = announcements;
        this.participations = participations;
        this.completions = completions;
        this.findings = findings;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected EndOfLra() {
        this(null, null, null, null, null, null, null, null);
    }

    /** The saga was closed: tickets are valid, the invoice gets its number. */
    @Transactional
    public void complete(URI lra) {
        if (participations.completeOnce(lra, PlaceOrder.PARTICIPANT)) {
            orders.lockByLra(lra).ifPresent(this::completed);
        }
    }

    private void completed(Order order) {
        order.completed(clock.instant());
        timeline.tell(order.id(), "coordinator", Milestone.ORDER_COMPLETED);
        steps.remove(Saga.BOOKING, order.id());
        announcements.paid(order);
        completions.fire(new OrderCompleted(order));
    }

    /** The saga was cancelled, by us or by its time limit. */
    @Transactional
    public void compensate(URI lra) {
        if (participations.compensateOnce(lra, PlaceOrder.PARTICIPANT)) {
            orders.lockByLra(lra).ifPresent(this::undone);
        }
    }

    private void undone(Order order) {
        order.ended(clock.instant());
        timeline.tell(
                order.id(),
                "coordinator",
                milestone(order.status()),
                order.endReason().map(EndReason::code).orElse(null));
        announcements.cancelled(order);
        if (order.paymentId().isPresent()) {
            steps.schedule(Saga.BOOKING, order.id(), BookingStep.SETTLE.name(), SETTLE_AFTER, "");
        } else {
            steps.remove(Saga.BOOKING, order.id());
        }
    }

    /**
     * The coordinator says that the LRA is over, or does not know it, and no callback has come: we do what the callback would have done. It cannot happen while
     * the coordinator keeps its log; after a lost log it is the only way on.
     */
    @Transactional
    public void apply(URI lra, Optional<LRAStatus> status) {
        orders.lockByLra(lra).filter(order -> order.status().isOpen()).ifPresent(order -> {
            boolean well = status.map(WELL::contains)
                    .orElse(order.status() == OrderStatus.PAID
                            && order.endReason().isEmpty());
            findings.report(
                    "lra_ended_without_callback",
                    order.id(),
                    lra + " is " + status.map(Enum::name).orElse("unknown") + ", order was "
                            + order.status().code());
            timeline.tell(
                    order.id(),
                    "reconciliation",
                    Milestone.RECONCILED,
                    "saga " + status.map(Enum::name).orElse("unknown"));
            if (well) {
                participations.completeOnce(lra, PlaceOrder.PARTICIPANT);
                completed(order);
            } else {
                participations.compensateOnce(lra, PlaceOrder.PARTICIPANT);
                undone(order);
            }
        });
    }

    private static Milestone milestone(OrderStatus end) {
        return switch (end) {
            case EXPIRED -> Milestone.ORDER_EXPIRED;
            case FAILED -> Milestone.ORDER_FAILED;
            default -> Milestone.ORDER_CANCELLED;
        };
    }
}
