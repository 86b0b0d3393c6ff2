package io.eventify.reservation.cart;

import io.eventify.reservation.Offers;
import io.eventify.reservation.Performance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Whether what stands in a cart can still be ordered, at these prices. */
@ApplicationScoped
class CheckOffer {
    @Inject
    Offers offers;

    /**
     * @throws ReservationEmptyException if nothing stands in it
     * @throws PerformanceCancelledException if the performance will not take place
     * @throws PriceChangedException if a line costs something else now
     */
    void requireValid(Cart cart) {
        UUID performanceId = cart.reservation().performanceId();
        if (cart.items().isEmpty() || performanceId == null) {
            throw new ReservationEmptyException();
        }
        Performance performance = offers.performance(performanceId).orElseThrow(UnknownPerformanceException::new);
        if (performance.isCancelled()) {
            throw new PerformanceCancelledException();
        }
        cart.requireCurrentPrices(offers.priceList(performance).orElseThrow(UnknownPerformanceException::new));
    }
}
