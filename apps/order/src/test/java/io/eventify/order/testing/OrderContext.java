package io.eventify.order.testing;

import io.eventify.contracts.Money;
import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.ticketing.IssuedTickets;
import io.eventify.order.BookingStep;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Orders;
import io.eventify.order.Performances;
import io.eventify.order.Timeline;
import io.eventify.order.TimelineEntry;
import io.eventify.order.checkout.BookingAnswer;
import io.eventify.order.checkout.BookingDecision;
import io.eventify.order.checkout.BookingRecord;
import io.eventify.order.checkout.BookingRules;
import io.eventify.order.checkout.CheckoutRecord;
import io.eventify.order.checkout.CheckoutWindow;
import io.eventify.order.checkout.EndOfLra;
import io.eventify.order.checkout.MoneyArrived;
import io.eventify.order.projection.PerformanceProjection;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.steps.Saga;
import io.eventify.order.steps.SagaSteps;
import io.eventify.order.steps.Step;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.sql.Sql;
import io.eventify.platform.testing.TableOutbox;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The context's beans, put together for one test; ids are the test's own, so tests share the database. */
public final class OrderContext {
    public final TestTransactions transactions = new TestTransactions();
    public final MovableClock clock = new MovableClock();
    private final CountingMetrics metrics = new CountingMetrics();
    private final TableOutbox outbox = new TableOutbox(new Sql(transactions.dataSource()));
    public final Beans beans = new Beans(transactions);
    public final UUID performance = UUID.randomUUID();
    public final UUID event = UUID.randomUUID();
    public final UUID organisation = UUID.randomUUID();

    public OrderContext() {
        beans.with(EntityManager.class, transactions.entityManager())
                .with(DataSource.class, transactions.dataSource())
                .with(Clock.class, clock)
                .with(
                        CheckoutWindow.class,
                        new CheckoutWindow(Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofHours(2)))
                .with(MetricRegistry.class, metrics.registry())
                .with(Outbox.class, outbox);
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
                                event,
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

    /** What was told to the other contexts about an order, in its order. */
    public List<String> published(UUID order) {
        return transactions.call(() -> outbox.types(order));
    }

    /** The kinds of findings that were counted. */
    public List<String> findings() {
        return metrics.tags("order_findings");
    }

    /** The saga's due step, claimed as the worker does; time passes until it is due. */
    public Step claimed(Saga saga, UUID subject) {
        return claim(saga, subject).orElseThrow(() -> new AssertionError("no step of " + saga + " " + subject));
    }

    private Optional<Step> claim(Saga saga, UUID subject) {
        clock.pass(Duration.ofMinutes(1));
        return get(DurableSteps.class).claim(saga, subject, Duration.ofSeconds(30));
    }

    /** The booking's due step had this answer. */
    public void answered(UUID order, BookingAnswer answer) {
        Step step = claimed(Saga.BOOKING, order);
        BookingDecision decision = BookingRules.next(BookingStep.valueOf(step.name()), step.attempt(), answer);
        get(BookingRecord.class).write(step, (BookingDecision.Written) decision);
    }

    /** An order with its tickets, every answer of the saga having been good. */
    public Order bookedOrder(int seats) {
        Order placed = placedOrder(seats);
        get(MoneyArrived.class).authorised(placed.id(), placed.paymentId().orElseThrow(), placed.total());
        return booked(placed.id());
    }

    /** The rest of the good way, from COMMIT on. */
    public Order booked(UUID id) {
        Order order = read(id);
        answered(id, new BookingAnswer.SeatsSold(order.total()));
        answered(id, new BookingAnswer.MoneyIs(payment(order, "captured")));
        answered(id, new BookingAnswer.TicketsIssued(ticketsOf(order)));
        get(EndOfLra.class).complete(order.lra());
        return read(id);
    }

    /** The order's payment, as payment would tell of it. */
    public static PaymentView payment(Order order, String status) {
        Money none = Money.zero(order.currency());
        return new PaymentView(
                order.paymentId().orElseThrow(),
                order.id(),
                status,
                order.total(),
                status.equals("captured") ? order.total() : none,
                none,
                "pi_1",
                "secret",
                "pk",
                null,
                List.of());
    }

    /** A ticket for each of its lines, as ticketing would tell of them. */
    public static IssuedTickets ticketsOf(Order order) {
        return new IssuedTickets(
                order.id(),
                order.lines().stream()
                        .map(line -> new IssuedTickets.Ticket(UUID.randomUUID(), line.id(), "valid"))
                        .toList());
    }

    /** Runs the due step of a saga that calls nobody, as the worker does. */
    public boolean runStep(SagaSteps saga, UUID subject) {
        Optional<Step> step = claim(saga.saga(), subject);
        step.ifPresent(saga::run);
        return step.isPresent();
    }
}
