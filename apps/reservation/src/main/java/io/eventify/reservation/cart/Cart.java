package io.eventify.reservation.cart;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.contracts.Money;
import io.eventify.contracts.events.ReservationChanged;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.reservation.PriceList;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A reservation and its lines, as they are read together. */
record Cart(Reservation reservation, List<ReservationItem> items) {
    static final int MAX_LINES = 100;

    @Nullable
    Money total() {
        return items.stream().map(ReservationItem::subtotal).reduce(Money::plus).orElse(null);
    }

    Set<UUID> holdIds() {
        return items.stream().map(ReservationItem::holdId).collect(Collectors.toSet());
    }

    /** @throws PriceChangedException if a line costs something else now */
    void requireCurrentPrices(PriceList prices) {
        List<Detail> changed = items.stream()
                .filter(item -> !prices.currentPrice(item.seatClass(), item.priceCategory())
                        .filter(item.unitPrice()::equals)
                        .isPresent())
                .map(item -> new Detail(
                        "items[" + item.id() + "].unitPrice",
                        prices.currentPrice(item.seatClass(), item.priceCategory())
                                .map(Money::toString)
                                .orElse("no longer sold")))
                .toList();
        if (!changed.isEmpty()) {
            throw new PriceChangedException(changed);
        }
    }

    ReservationView viewAt(Instant now) {
        return new ReservationView(
                reservation.id(),
                reservation.customerId(),
                reservation.statusAt(now).code,
                reservation.performanceId(),
                reservation.expiresAt(),
                items.stream().map(Cart::line).toList(),
                total());
    }

    /** For the other contexts. */
    ReservationChanged announcement() {
        return new ReservationChanged(
                reservation.id(),
                reservation.customerId(),
                reservation.performanceId(),
                items.stream()
                        .map(i -> new ReservationChanged.Item(
                                i.id(), i.holdId(), i.quantity(), i.priceCategory(), i.unitPrice()))
                        .toList(),
                total(),
                reservation.endedBecause());
    }

    private static ReservationView.Item line(ReservationItem item) {
        return new ReservationView.Item(
                item.id(),
                item.holdId(),
                item.seatId(),
                item.bucketId(),
                item.label(),
                item.section(),
                item.seatRow(),
                item.seatNumber(),
                item.quantity(),
                item.priceCategory(),
                item.unitPrice(),
                item.subtotal(),
                item.taxPercent().stripTrailingZeros().toPlainString());
    }
}
