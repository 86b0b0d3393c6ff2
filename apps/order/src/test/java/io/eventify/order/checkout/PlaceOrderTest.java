package io.eventify.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.contracts.reservation.ReservationView.Item;
import io.eventify.order.BookingStep;
import io.eventify.order.calls.CallRefusedException;
import io.eventify.order.calls.NeighbourUnavailableException;
import io.eventify.order.steps.Saga;
import io.eventify.order.testing.OrderContext;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {
    private final OrderContext context = new OrderContext();
    private final PlaceOrder placeOrder = context.get(PlaceOrder.class);
    private final PlaceOrder.Wish wish =
            new PlaceOrder.Wish(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "ar");

    @BeforeEach
    void aCartWithThreePlacesInAZone() {
        context.neighbours.cart = cart("12.500");
    }

    private ReservationView cart(String price) {
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
        return new ReservationView(
                wish.reservationId(),
                wish.customerId(),
                "pending",
                context.performance,
                context.clock.instant().plusSeconds(500),
                List.of(item),
                each.times(3));
    }

    @Test
    void a_cart_becomes_an_order_with_one_line_for_each_admission() {
        PlaceOrderResponse placed = placeOrder.place(wish);

        assertThat(placed.status()).isEqualTo("placed");
        assertThat(placed.total()).isEqualTo(Money.of("TND", "37.500"));
        assertThat(placed.payment().clientSecret()).isEqualTo("secret");
        assertThat(context.read(wish.orderId()).lines()).hasSize(3);
        assertThat(context.neighbours.calls)
                .containsExactly(
                        "reservation.get",
                        "lra.begin",
                        "lra.join",
                        "reservation.checkout",
                        "inventory.firm",
                        "payment.createIntent");
    }

    @Test
    void the_same_wish_again_gives_the_same_order() {
        PlaceOrderResponse first = placeOrder.place(wish);

        PlaceOrderResponse second = placeOrder.place(wish);

        assertThat(second.orderNumber()).isEqualTo(first.orderNumber());
        assertThat(context.neighbours.count("lra.begin")).isEqualTo(1);
    }

    @Test
    void nothing_to_pay_goes_on_at_once() {
        context.neighbours.cart = cart("0.000");

        PlaceOrderResponse placed = placeOrder.place(wish);

        assertThat(placed.payment().status()).isEqualTo("not_required");
        assertThat(context.step(Saga.BOOKING, wish.orderId())).contains(BookingStep.COMMIT.name());
    }

    @Test
    void a_refused_hold_is_passed_on_and_turns_the_saga_back() {
        context.neighbours.refuse("inventory.firm", 409, "seats_unavailable");

        assertThatThrownBy(() -> placeOrder.place(wish))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContaining("seats_unavailable");
        assertThat(context.step(Saga.BOOKING, wish.orderId())).contains(BookingStep.CANCEL.name());
    }

    @Test
    void a_lapsed_hold_is_an_expired_cart_for_the_customer() {
        context.neighbours.refuse("inventory.firm", 410, "hold_lapsed");

        assertThatThrownBy(() -> placeOrder.place(wish)).isInstanceOf(ReservationExpiredException.class);
    }

    @Test
    void an_unreachable_inventory_turns_the_saga_back() {
        context.neighbours.unreachable("inventory.firm");

        assertThatThrownBy(() -> placeOrder.place(wish)).isInstanceOf(NeighbourUnavailableException.class);
        assertThat(context.step(Saga.BOOKING, wish.orderId())).contains(BookingStep.CANCEL.name());
    }

    @Test
    void an_unreachable_payment_leaves_the_order_processing_and_a_step_goes_on_asking() {
        context.neighbours.unreachable("payment.createIntent");
        assertThat(placeOrder.place(wish).status()).isEqualTo("processing");

        context.neighbours.allow("payment.createIntent");
        context.runStep(context.get(BookingSaga.class), wish.orderId());

        assertThat(context.read(wish.orderId()).status().code()).isEqualTo("placed");
    }

    @Test
    void a_cart_is_ordered_once() {
        placeOrder.place(wish);

        assertThatThrownBy(() -> placeOrder.place(
                        new PlaceOrder.Wish(UUID.randomUUID(), wish.customerId(), wish.reservationId(), "en")))
                .isInstanceOf(OrderExistsException.class);
    }

    @Test
    void another_customers_cart_does_not_exist() {
        assertThatThrownBy(() -> placeOrder.place(
                        new PlaceOrder.Wish(UUID.randomUUID(), UUID.randomUUID(), wish.reservationId(), "en")))
                .hasMessageContaining("reservation_not_found");
    }
}
