package io.eventify.order.checkout;

import io.eventify.contracts.Money;
import io.eventify.contracts.payment.CreateIntentRequest;
import io.eventify.contracts.payment.PaymentView;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import io.eventify.order.Performance;
import io.eventify.order.Totals;
import io.eventify.order.calls.InventoryCalls;
import io.eventify.order.calls.NeighbourUnavailableException;
import io.eventify.order.calls.PaymentCalls;
import io.eventify.order.calls.ReservationCalls;
import io.eventify.order.checkout.PlaceOrderResponse.PaymentBlock;
import io.eventify.platform.errors.DomainException;
import io.eventify.platform.lra.Lras;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the customer waits for at checkout. Two local transactions with the neighbours' calls between them and none inside: after a crash anywhere the same key goes on
 * where it stopped, and if nobody asks again the LRA's time limit undoes what was done.
 */
@ApplicationScoped
public class PlaceOrder {
    private static final Logger LOG = System.getLogger(PlaceOrder.class.getName());
    static final String PARTICIPANT = "order";

    @Inject
    ReservationCalls reservations;

    @Inject
    InventoryCalls inventory;

    @Inject
    PaymentCalls payments;

    @Inject
    Lras lras;

    @Inject
    CheckoutRecord book;

    @Inject
    CheckoutWindow window;

    @Inject
    Clock clock;

    /**
     * @param orderId the same for the same key
     * @param customerName as the account calls itself
     */
    public record Wish(UUID orderId, UUID customerId, String customerName, UUID reservationId, String language) {}

    /**
     * @throws DomainException if a neighbour refused, as it said it; what was done is being undone
     * @throws NeighbourUnavailableException if reservation or inventory could not be asked; likewise
     */
    public PlaceOrderResponse place(Wish wish) {
        Optional<Order> earlier = book.find(wish.orderId());
        if (earlier.isPresent() && CheckoutRules.isPlaced(earlier.get())) {
            return response(earlier.get(), paymentOf(earlier.get()));
        }
        URI lra = earlier.isPresent() ? CheckoutRules.resumable(earlier.get()) : begin(wish);
        try {
            return carryOn(wish, lra);
        } catch (RuntimeException failure) {
            CheckoutRules.TurnedBack turnedBack = CheckoutRules.turnedBack(failure);
            book.turnBack(wish.orderId(), turnedBack);
            throw turnedBack.toCustomer();
        }
    }

    private URI begin(Wish wish) {
        ReservationView cart =
                CheckoutRules.orderable(wish.customerId(), askedFor(wish), clock.instant(), book::liveOrderOf);
        Performance performance = book.performance(
                        Objects.requireNonNull(cart.performanceId(), "a cart with lines has its performance"))
                .orElseThrow(PerformanceNotYetKnownException::new);
        if (performance.cancelled()) {
            throw CartNotOrderableException.performanceCancelled();
        }
        Money total = Objects.requireNonNull(cart.total(), "a cart with lines has a total");
        Instant now = clock.instant();
        Duration limit = window.timeLimit(now, cart.expiresAt());
        URI lra = lras.begin("order/" + wish.orderId(), limit);
        try {
            lras.join(lra, PARTICIPANT, Duration.ZERO);
            book.begin(Order.begun(
                            wish.orderId(),
                            wish.customerId(),
                            wish.reservationId(),
                            performance,
                            total,
                            wish.language(),
                            lra,
                            now.plus(limit),
                            now)
                    .named(wish.customerName()));
            return lra;
        } catch (RuntimeException failure) {
            cancelEmpty(lra);
            throw failure;
        }
    }

    private ReservationView askedFor(Wish wish) {
        try {
            return reservations.get(wish.reservationId());
        } catch (RuntimeException failure) {
            throw CheckoutRules.toCustomer(failure);
        }
    }

    private PlaceOrderResponse carryOn(Wish wish, URI lra) {
        ReservationView frozen = reservations.checkout(wish.reservationId(), lra);
        List<OrderLine> lines = PricedLines.of(wish.orderId(), frozen);
        lines.stream().map(OrderLine::holdId).distinct().sorted().forEach(hold -> inventory.firm(hold, lra));
        Totals totals = Totals.of(lines.getFirst().price().currency(), lines);
        if (totals.total().isZero()) {
            return response(book.placedFree(wish.orderId(), lines), PaymentBlock.NOT_REQUIRED);
        }
        PaymentView payment;
        try {
            payment = payments.createIntent(
                    lra, new CreateIntentRequest(wish.orderId(), wish.customerId(), totals.total()));
        } catch (DomainException refusal) {
            throw refusal;
        } catch (RuntimeException unreachable) {
            return response(book.processing(wish.orderId(), lines, unreachable), PaymentBlock.PROCESSING);
        }
        return response(book.placed(wish.orderId(), lines, payment.paymentId()), block(payment));
    }

    private PaymentBlock paymentOf(Order order) {
        if (order.isFree()) {
            return PaymentBlock.NOT_REQUIRED;
        }
        if (order.paymentId().isEmpty()) {
            return PaymentBlock.PROCESSING;
        }
        try {
            return block(payments.get(order.paymentId().get()));
        } catch (RuntimeException unreachable) {
            LOG.log(Level.INFO, "payment of order {0} not readable: {1}", order.id(), unreachable.toString());
            return new PaymentBlock(order.paymentId().get(), null, null, "processing");
        }
    }

    private static PaymentBlock block(PaymentView payment) {
        return new PaymentBlock(
                payment.paymentId(), payment.clientSecret(), payment.publishableKey(), payment.status());
    }

    private static PlaceOrderResponse response(Order order, PaymentBlock payment) {
        return new PlaceOrderResponse(
                order.id(), order.orderNumber(), order.status().code(), order.total(), order.payUntil(), payment);
    }

    /* Nobody but us has joined yet, and we have done nothing: if even this fails, the time limit ends it. */
    private void cancelEmpty(URI lra) {
        try {
            lras.cancel(lra);
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "saga {0} is left to its time limit: {1}", lra, e.toString());
        }
    }
}
