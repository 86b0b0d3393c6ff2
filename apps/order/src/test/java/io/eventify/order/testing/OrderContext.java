package io.eventify.order.testing;

import io.eventify.contracts.Money;
import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.contracts.payment.PaymentClient;
import io.eventify.contracts.reservation.ReservationClient;
import io.eventify.contracts.ticketing.TicketingClient;
import io.eventify.order.Findings;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Orders;
import io.eventify.order.Performances;
import io.eventify.order.Timeline;
import io.eventify.order.TimelineEntry;
import io.eventify.order.checkout.CheckoutRecord;
import io.eventify.order.checkout.CheckoutWindow;
import io.eventify.order.projection.PerformanceProjection;
import io.eventify.order.steps.Backoff;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.SagaSteps;
import io.eventify.order.steps.Step;
import io.eventify.platform.lra.Lras;
import io.eventify.platform.outbox.Outbox;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The context's beans, put together for one test; ids are the test's own, so tests share the database. */
public final class OrderContext {
    public final TestTransactions transactions = new TestTransactions();
    public final MovableClock clock = new MovableClock();
    public final Neighbours neighbours = new Neighbours();
    public final Neighbours.Coordinator coordinator = new Neighbours.Coordinator(neighbours);
    public final List<String> published = new ArrayList<>();
    public final List<String> findings = new ArrayList<>();
    public final Beans beans = new Beans(transactions);
    public final UUID performance = UUID.randomUUID();
    public final UUID organisation = UUID.randomUUID();

    public OrderContext() {
        beans.with(EntityManager.class, transactions.entityManager())
                .with(DataSource.class, transactions.dataSource())
                .with(Clock.class, clock)
                .with(Lras.class, coordinator)
                .with(InventoryClient.class, neighbours.inventory())
                .with(PaymentClient.class, neighbours.payments())
                .with(ReservationClient.class, neighbours.reservations())
                .with(TicketingClient.class, neighbours.ticketing())
                .with(
                        CheckoutWindow.class,
                        new CheckoutWindow(Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofHours(2)))
                .with(Findings.class, new RecordedFindings(findings))
                .with(Outbox.class, new RecordedOutbox(published));
        scheduled(Duration.ofDays(30));
    }

    public <T> T get(Class<T> bean) {
        return beans.get(bean);
    }

    /** The performance begins so long from now; its policy is the default: until 24 h before, all comes back. */
    public void scheduled(Duration ahead) {
        get(PerformanceProjection.class)
                .changed(
                        new PerformanceChanged(
                                performance,
                                UUID.randomUUID(),
                                organisation,
                                Map.of("en", "The Magic Flute"),
                                clock.instant().plus(ahead),
                                clock.instant().plus(ahead).plusSeconds(7200),
                                "Europe/Paris",
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                SalesPolicy.DEFAULT,
                                "open"),
                        clock.instant());
    }

    /** An order that waits for its payment: so many seats of one hold at 50.00 EUR. */
    public Order placedOrder(int seats) {
        UUID id = UUID.randomUUID();
        URI lra = URI.create("http://coordinator/" + UUID.randomUUID());
        CheckoutRecord checkout = get(CheckoutRecord.class);
        transactions.run(() -> checkout.begin(Order.begun(
                id,
                UUID.randomUUID(),
                UUID.randomUUID(),
                get(Performances.class).find(performance).orElseThrow(),
                Money.of("EUR", "50.00").times(seats),
                "en",
                lra,
                clock.instant().plusSeconds(900),
                clock.instant())));
        return checkout.placed(id, seats(seats), UUID.randomUUID());
    }

    private static List<OrderLine> seats(int count) {
        UUID hold = UUID.randomUUID();
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new OrderLine(
                        UUID.randomUUID(),
                        n,
                        new OrderLine.Place(hold, UUID.randomUUID(), null, "Stalls B " + n, "Stalls", "B", "" + n),
                        "stalls",
                        Money.of("EUR", "50.00"),
                        new BigDecimal("5.5")))
                .toList();
    }

    public Order read(UUID id) {
        return transactions.call(() -> {
            Order order = get(Orders.class).find(id).orElseThrow();
            order.lines();
            return order;
        });
    }

    public List<Milestone> milestones(UUID id) {
        return transactions.call(() -> get(Timeline.class).of(id).stream()
                .map(TimelineEntry::milestone)
                .toList());
    }

    public Optional<String> step(Saga saga, UUID subject) {
        return transactions.call(() -> get(DurableSteps.class).current(saga, subject));
    }

    /** Runs the saga's due step as the worker does; time passes until it is due. */
    public boolean runStep(SagaSteps saga, UUID subject) {
        clock.pass(Duration.ofMinutes(1));
        Optional<Step> step = get(DurableSteps.class).claim(saga.saga(), subject, Duration.ofSeconds(30));
        step.ifPresent(claimed -> run(saga, claimed));
        return step.isPresent();
    }

    private void run(SagaSteps saga, Step step) {
        try {
            saga.run(step);
        } catch (io.eventify.order.steps.StepTakenOverException overtaken) {
            return;
        } catch (RuntimeException failure) {
            if (step.attempt() >= saga.attempts(step.name())) {
                saga.givenUp(step, failure);
            } else {
                transactions.run(
                        () -> get(DurableSteps.class).again(step, Backoff.after(step.attempt()), failure.toString()));
            }
        }
    }

    private static final class RecordedFindings extends Findings {
        private final List<String> kinds;

        RecordedFindings(List<String> kinds) {
            this.kinds = kinds;
        }

        @Override
        public void report(String kind, UUID orderId, String facts) {
            kinds.add(kind);
        }
    }

    private record RecordedOutbox(List<String> types) implements Outbox {
        @Override
        public UUID publish(String type, UUID subject, Object data) {
            types.add(type);
            return UUID.randomUUID();
        }

        @Override
        public void wakeUp() {}
    }
}
