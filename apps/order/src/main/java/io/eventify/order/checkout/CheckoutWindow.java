package io.eventify.order.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a booking may take. */
@ApplicationScoped
public class CheckoutWindow {
    private final Duration payment;
    private final Duration settling;
    private final Duration most;

    /**
     * @param payment for the customer to pay, on top of what is left of the hold
     * @param settling how much time the saga gets, counted anew, while money is in flight
     * @param most no booking stays open longer, however often it was prolonged
     */
    @Inject
    public CheckoutWindow(
            @ConfigProperty(name = "eventify.order.payment-window", defaultValue = "PT15M") Duration payment,
            @ConfigProperty(name = "eventify.order.settling-window", defaultValue = "PT10M") Duration settling,
            @ConfigProperty(name = "eventify.order.longest-booking", defaultValue = "PT2H") Duration most) {
        this.payment = payment;
        this.settling = settling;
        this.most = most;
    }

    /** For the proxy of the scope. */
    protected CheckoutWindow() {
        this(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** The saga's time limit at checkout. */
    public Duration timeLimit(Instant now, Instant holdExpires) {
        return Duration.between(now, holdExpires).plus(payment);
    }

    /** What the saga gets from now on, or zero once it has had its share. */
    public Duration prolongation(Instant now, Instant begun) {
        Duration left = Duration.between(now, begun.plus(most));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(settling) < 0 ? left : settling;
    }

    /** A saga for late money gets a time limit of its own. */
    public Duration settling() {
        return settling;
    }
}
