package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import io.eventify.order.Findings;
import io.eventify.order.Milestone;
import io.eventify.order.MoneyReturned;
import io.eventify.order.Order;
import io.eventify.order.OrderAnnouncements;
import io.eventify.order.OrderLine;
import io.eventify.order.Orders;
import io.eventify.order.Performance;
import io.eventify.order.Performances;
import io.eventify.order.Timeline;
import io.eventify.order.cancellation.Cancellation.RefundStatus;
import io.eventify.order.cancellation.CancellationDecision.GoOn;
import io.eventify.order.cancellation.CancellationDecision.News;
import io.eventify.order.cancellation.CancellationDecision.PlacesBack;
import io.eventify.order.cancellation.CancellationDecision.PlacesNotBack;
import io.eventify.order.cancellation.CancellationDecision.RefundHeard;
import io.eventify.order.cancellation.CancellationDecision.Refuse;
import io.eventify.order.cancellation.CancellationDecision.TryLater;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.Step;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a cancellation's steps write: each answer and the next step in one transaction, the order locked first. */
@ApplicationScoped
public class CancellationRecord {
    private static final Logger LOG = System.getLogger(CancellationRecord.class.getName());

    private final Orders orders;
    private final Cancellations cancellations;
    private final Refunds refunds;
    private final Performances performances;
    private final OpenCancellation openCancellation;
    private final DurableSteps steps;
    private final Timeline timeline;
    private final OrderAnnouncements announcements;
    private final Event<MoneyReturned> moneyReturned;
    private final Findings findings;
    private final Clock clock;

    @Inject
    public CancellationRecord(
            Orders orders,
            Cancellations cancellations,
            Refunds refunds,
            Performances performances,
            OpenCancellation openCancellation,
            DurableSteps steps,
            Timeline timeline,
            OrderAnnouncements announcements,
            Event<MoneyReturned> moneyReturned,
            Findings findings,
            Clock clock) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.refunds = refunds;
        this.performances = performances;
        this.openCancellation = openCancellation;
        this.steps = steps;
        this.timeline = timeline;
        this.announcements = announcements;
        this.moneyReturned = moneyReturned;
        this.findings = findings;
        this.clock = clock;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected CancellationRecord() {
        this(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** @param lines those of the cancellation; @param ahead whether its places can be sold again */
    public record Case(Order order, Cancellation cancellation, List<OrderLine> lines, boolean ahead) {}

    /** To be read outside the transaction. */
    @Transactional
    public Case read(UUID id) {
        Cancellation cancellation = cancellations.existing(id);
        Order order = orders.find(cancellation.orderId()).orElseThrow();
        boolean ahead = performances
                .find(order.performanceId())
                .filter(performance ->
                        !performance.cancelled() && performance.startsAt().isAfter(clock.instant()))
                .isPresent();
        return new Case(order, cancellation, linesOf(order, cancellation), ahead);
    }

    private record Locked(Order order, Cancellation cancellation) {}

    private Locked lock(UUID id) {
        Cancellation cancellation = cancellations.existing(id);
        Order order = orders.lockExisting(cancellation.orderId());
        cancellations.refresh(cancellation);
        return new Locked(order, cancellation);
    }

    /**
     * Writes what a step's answer means for the cancellation as it is now, and the next step.
     *
     * @throws io.eventify.order.steps.StepTakenOverException if the claim no longer holds; nothing is written
     */
    @Transactional
    public void write(Step step, CancellationAnswer answer) {
        Locked locked = lock(step.subject());
        CancellationDecision decision = CancellationRules.next(
                CancellationStep.valueOf(step.name()), step.attempt(), answer, locked.cancellation());
        switch (decision) {
            case GoOn goOn -> revoked(step, locked, goOn.next());
            case Refuse refusal -> refused(step, locked, refusal);
            case RefundHeard heard -> refundHeard(step, locked, heard);
            case PlacesBack back -> {
                timeline.tell(locked.order().id(), "saga", Milestone.PLACES_GIVEN_BACK, back.facts());
                placesSettled(step, locked);
            }
            case PlacesNotBack stuck -> {
                findings.report("places_not_given_back", locked.order().id(), stuck.facts());
                timeline.tell(locked.order().id(), "saga", Milestone.PLACES_NOT_GIVEN_BACK, stuck.facts());
                placesSettled(step, locked);
            }
            case TryLater later -> tryLater(step, locked, later);
        }
    }

    private void revoked(Step step, Locked locked, CancellationStep next) {
        Cancellation cancellation = locked.cancellation();
        cancellation.revoked(clock.instant());
        timeline.tell(
                locked.order().id(),
                "ticketing",
                Milestone.TICKETS_REVOKED,
                linesOf(locked.order(), cancellation).size() + " tickets");
        announcements.refundRequested(locked.order(), eventReason(cancellation));
        steps.advance(step, next.name());
    }

    private void refused(Step step, Locked locked, Refuse refusal) {
        locked.cancellation().refused(refusal.code(), clock.instant());
        linesOf(locked.order(), locked.cancellation()).forEach(OrderLine::cancellationRefused);
        settleIfLast(locked.order());
        timeline.tell(locked.order().id(), "ticketing", Milestone.CANCELLATION_REFUSED, refusal.facts());
        steps.done(step);
        if (performances
                .find(locked.order().performanceId())
                .filter(Performance::cancelled)
                .isPresent()) {
            openCancellation.byOrganiser(locked.order(), "performance_cancelled");
        }
    }

    private void refundHeard(Step step, Locked locked, RefundHeard heard) {
        if (heard.next() == null) {
            steps.done(step);
        } else {
            steps.advance(step, heard.next().name());
        }
        switch (heard.news()) {
            case News.Succeeded refund -> succeeded(locked, refund.refund(), refund.amount());
            case News.Failed refund -> failed(locked, refund.refund(), refund.why());
            case News.Pending refund -> {
                locked.cancellation().refundPending(clock.instant());
                timeline.tell(locked.order().id(), "payment", Milestone.REFUND_PENDING, "refund " + refund.refund());
            }
            case News.Old nothing -> LOG.log(Level.DEBUG, "{0}: an event was quicker", step);
        }
    }

    private void placesSettled(Step step, Locked locked) {
        steps.done(step);
        locked.cancellation().placesGivenBack(clock.instant());
        finish(locked);
    }

    private void tryLater(Step step, Locked locked, TryLater later) {
        steps.again(step, later.pause(), later.failure());
        if (later.felt()) {
            timeline.tell(locked.order().id(), "saga", Milestone.STEP_DELAYED, step.name() + ": " + later.failure());
        }
    }

    /** News of a cancellation's refund, by event or by asking. */
    @Transactional
    public void refundSucceeded(UUID cancellation, UUID refund, Money amount) {
        succeeded(lock(cancellation), refund, amount);
    }

    /** A refund that belongs to no cancellation: a booking that was turned back after the capture, or an administrator's. */
    @Transactional
    public void refundOfOrder(UUID orderId, UUID refund, Money amount) {
        noteRefund(orders.lockExisting(orderId), refund, amount);
    }

    /* The step's answer and the event may both tell of it, in either order. */
    private void noteRefund(Order order, UUID refund, Money amount) {
        if (refunds.note(refund, order.id(), amount)) {
            order.refundedInAll(refunds.sum(order), clock.instant());
            timeline.tell(order.id(), "payment", Milestone.MONEY_REFUNDED, amount + ", refund " + refund);
        }
    }

    /** A refund that belongs to no cancellation came back from the bank. */
    @Transactional
    public void refundOfOrderFailed(UUID orderId, UUID refund) {
        takenBack(orders.lockExisting(orderId), refund);
    }

    @Transactional
    public void refundFailed(UUID cancellation, UUID refund, String why) {
        failed(lock(cancellation), refund, why);
    }

    /**
     * A person has the refund tried once more.
     *
     * @throws OrderNotCancellableException if it is not in the queue
     */
    @Transactional
    public Case retry(UUID cancellationId, String actor) {
        if (cancellations.find(cancellationId).isEmpty()) {
            throw new NotFoundException("refund");
        }
        Locked locked = lock(cancellationId);
        Cancellation cancellation = locked.cancellation();
        if (cancellation.refundStatus() != RefundStatus.failed
                || !steps.scheduleIfIdle(Saga.CANCELLATION, cancellationId, CancellationStep.REFUND.name(), "")) {
            throw OrderNotCancellableException.notInQueue();
        }
        cancellation.retryRefund(clock.instant());
        timeline.tell(locked.order().id(), "support", Milestone.REFUND_RETRIED, actor);
        return new Case(locked.order(), cancellation, linesOf(locked.order(), cancellation), true);
    }

    private void succeeded(Locked locked, UUID refund, Money amount) {
        Order order = locked.order();
        if (!locked.cancellation().refundSucceeded(clock.instant())) {
            return;
        }
        noteRefund(order, refund, amount);
        moneyReturned.fire(
                new MoneyReturned(order, locked.cancellation().id(), linesOf(order, locked.cancellation()), amount));
        finish(locked);
    }

    private void failed(Locked locked, @Nullable UUID refund, String why) {
        if (locked.cancellation().refundFailed(why, clock.instant())) {
            findings.report(
                    "refund_failed",
                    locked.order().id(),
                    "cancellation " + locked.cancellation().id() + ": " + why);
            timeline.tell(locked.order().id(), "payment", Milestone.REFUND_FAILED, why);
            locked.order().refundRequested(clock.instant());
        }
        if (refund != null) {
            takenBack(locked.order(), refund);
        }
    }

    private void takenBack(Order order, UUID refund) {
        if (refunds.forget(refund)) {
            order.refundedInAll(refunds.sum(order), clock.instant());
        }
    }

    private void finish(Locked locked) {
        if (locked.cancellation().finish(clock.instant())) {
            settleIfLast(locked.order());
            timeline.tell(locked.order().id(), "saga", Milestone.CANCELLATION_DONE);
            announcements.refunded(locked.order(), eventReason(locked.cancellation()));
        }
    }

    private void settleIfLast(Order order) {
        cancellations.flush();
        if (!cancellations.anyRunning(order.id())) {
            order.cancellationsSettled(clock.instant());
        }
    }

    /* A stable word: the free text of a person stays here. */
    private static String eventReason(Cancellation cancellation) {
        return switch (cancellation.initiator()) {
            case customer -> "customer_cancelled";
            case support -> "support_cancelled";
            case organiser -> "organiser_cancelled";
        };
    }

    private static List<OrderLine> linesOf(Order order, Cancellation cancellation) {
        return order.lines().stream()
                .filter(line ->
                        line.cancellationId().filter(cancellation.id()::equals).isPresent())
                .toList();
    }
}
