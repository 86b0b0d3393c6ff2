package io.eventify.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.contracts.reservation.ReservationView.Item;
import io.eventify.order.BookingStep;
import io.eventify.order.EndReason;
import io.eventify.order.Milestone;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.OrderStatus;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.checkout.BookingAnswer.IntentCreated;
import io.eventify.order.steps.Saga;
import io.eventify.order.testing.OrderContext;
import io.eventify.platform.lra.LraEndedException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the checkout leaves in the database, however it ended. What it decides is {@link CheckoutRulesTest}'s. */
class CheckoutRecordTest {
    private final OrderContext context = new OrderContext();
    private final CheckoutRecord book = context.get(CheckoutRecord.class);
    private final UUID order = UUID.randomUUID();
    private final UUID reservation = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();
    private final URI lra = URI.create("http://coordinator/" + UUID.randomUUID());

    private void begin(UUID id, URI saga) {
        book.begin(Order.begun(
                id,
                UUID.randomUUID(),
                reservation,
                book.performance(context.performance).orElseThrow(),
                Money.of("TND", "37.500"),
                "ar",
                saga,
                context.clock.instant().plusSeconds(900),
                context.clock.instant()));
    }

    private List<OrderLine> threePlacesInAZone(String price) {
        Money each = Money.of("TND", price);
        Item item = new Item(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                "Floor",
                null,
                null,
                null,
                3,
                "full",
                each,
                each.times(3),
                "7");
        return PricedLines.of(
                order,
                new ReservationView(
                        reservation,
                        UUID.randomUUID(),
                        "confirmed",
                        context.performance,
                        context.clock.instant(),
                        List.of(item),
                        each.times(3)));
    }

    @Test
    void a_cart_becomes_an_order_with_one_line_for_each_admission() {
        begin(order, lra);

        Order placed = book.placed(order, threePlacesInAZone("12.500"), payment);

        assertThat(placed.status()).isEqualTo(OrderStatus.PLACED);
        Order kept = context.read(order);
        assertThat(kept.total()).isEqualTo(Money.of("TND", "37.500"));
        assertThat(kept.lines()).hasSize(3);
        assertThat(kept.paymentId()).contains(payment);
        assertThat(kept.lra()).isEqualTo(lra);
        assertThat(context.milestones(order))
                .containsExactly(Milestone.ORDER_BEGUN, Milestone.SEATS_HELD, Milestone.ORDER_PLACED);
        assertThat(context.published(order)).containsExactly("order.placed");
        assertThat(step()).as("payment's event carries on").isEmpty();
    }

    @Test
    void the_same_request_finds_what_it_made() {
        begin(order, lra);
        book.placed(order, threePlacesInAZone("12.500"), payment);

        Order found = book.find(order).orElseThrow();

        assertThat(CheckoutRules.isPlaced(found)).isTrue();
        assertThat(book.liveOrderOf(reservation)).contains(order);
    }

    @Test
    void nothing_to_pay_goes_on_at_once() {
        begin(order, lra);

        Order placed = book.placedFree(order, threePlacesInAZone("0.000"));

        assertThat(placed.isFree()).isTrue();
        assertThat(placed.status()).isEqualTo(OrderStatus.AUTHORISED);
        assertThat(step()).contains(BookingStep.COMMIT);
        context.answered(order, new BookingAnswer.SeatsSold(placed.total()));
        assertThat(step()).contains(BookingStep.ISSUE);
        assertThat(context.read(order).status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void a_refused_hold_turns_the_saga_back() {
        begin(order, lra);

        book.turnBack(order, CheckoutRules.turnedBack(new CallRefusedException(409, "seats_unavailable", List.of())));

        assertThat(step()).contains(BookingStep.CANCEL);
        Order kept = context.read(order);
        assertThat(kept.endReason()).contains(EndReason.CHECKOUT_REFUSED);
        assertThat(kept.refusalCode()).contains("seats_unavailable");
        assertThatThrownBy(() -> book.placed(order, threePlacesInAZone("12.500"), payment))
                .isInstanceOf(OrderEndedException.class);
    }

    @Test
    void an_unreachable_inventory_turns_the_saga_back() {
        begin(order, lra);

        book.turnBack(order, CheckoutRules.turnedBack(new IllegalStateException("no answer")));

        assertThat(step()).contains(BookingStep.CANCEL);
        assertThat(context.read(order).endReason()).contains(EndReason.CHECKOUT_UNREACHABLE);
        assertThat(context.milestones(order)).endsWith(Milestone.STEP_DELAYED);
    }

    @Test
    void an_order_that_has_ended_is_not_turned_back_again() {
        begin(order, lra);
        context.get(EndOfLra.class).compensate(lra);

        book.turnBack(order, CheckoutRules.turnedBack(new IllegalStateException("no answer")));

        assertThat(step()).isEmpty();
        assertThat(context.read(order).endReason()).contains(EndReason.TIME_LIMIT);
    }

    @Test
    void an_unreachable_payment_leaves_the_order_processing_and_a_step_goes_on_asking() {
        begin(order, lra);
        Order processing = book.processing(order, threePlacesInAZone("12.500"), new IllegalStateException("no answer"));
        assertThat(processing.status()).isEqualTo(OrderStatus.PROCESSING);
        assertThat(step()).contains(BookingStep.INTENT);

        context.answered(order, new IntentCreated(payment));

        assertThat(context.read(order).status()).isEqualTo(OrderStatus.PLACED);
        assertThat(context.read(order).paymentId()).contains(payment);
        assertThat(step()).isEmpty();
        assertThat(context.published(order)).containsExactly("order.placed");
    }

    @Test
    void a_cart_is_ordered_once() {
        begin(order, lra);

        assertThatThrownBy(() -> begin(UUID.randomUUID(), URI.create("http://coordinator/" + UUID.randomUUID())))
                .isInstanceOf(OrderExistsException.class)
                .hasMessageContaining(order.toString());
    }

    @Test
    void no_order_begins_in_a_saga_that_is_over() {
        context.get(EndOfLra.class).compensate(lra);

        assertThatThrownBy(() -> begin(order, lra)).isInstanceOf(LraEndedException.class);
        assertThat(book.find(order)).isEmpty();
    }

    private Optional<BookingStep> step() {
        return context.step(Saga.BOOKING, order).map(BookingStep::valueOf);
    }
}
