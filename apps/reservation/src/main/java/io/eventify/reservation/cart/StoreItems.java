package io.eventify.reservation.cart;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.contracts.Money;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.platform.outbox.Outbox;
import io.eventify.platform.time.Ids;
import io.eventify.reservation.Offers;
import io.eventify.reservation.Performance;
import io.eventify.reservation.PriceList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** After places are held: prices them and puts them into the cart. */
@ApplicationScoped
class StoreItems {
    @Inject
    OwnCarts ownCarts;

    @Inject
    Reservations reservations;

    @Inject
    Offers offers;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * @throws PriceChangedException if a price differs from the expected one
     * @throws HoldGoneException if the hold (of an earlier attempt) was given back since
     */
    @Transactional
    public ReservationView store(UUID reservationId, AddItemsRequest request, HoldView hold) {
        Instant now = clock.instant();
        Cart cart = ownCarts.lock(reservationId);
        if (cart.holdIds().contains(hold.holdId())) {
            return cart.viewAt(now);
        }
        Reservation reservation = cart.reservation();
        reservation.requirePending(now);
        reservation.chooseFor(hold.performanceId());
        reservation.limitTo(expiry(hold, now));
        List<ReservationItem> added = price(reservation, request, hold);
        if (cart.items().size() + added.size() > Cart.MAX_LINES) {
            throw new ReservationFullException();
        }
        reservation.additionEnded();
        reservations.insert(added);
        Cart filled = new Cart(
                reservation,
                Stream.concat(cart.items().stream(), added.stream()).toList());
        outbox.publish(EventTypes.RESERVATION_ITEM_ADDED, reservationId, filled.announcement());
        return filled.viewAt(now);
    }

    private static Instant expiry(HoldView hold, Instant now) {
        Instant expiresAt = hold.expiresAt();
        if (!hold.state().equals("held") || expiresAt == null || !expiresAt.isAfter(now)) {
            throw new HoldGoneException();
        }
        return expiresAt;
    }

    private List<ReservationItem> price(Reservation reservation, AddItemsRequest request, HoldView hold) {
        Performance performance =
                offers.performance(hold.performanceId()).orElseThrow(UnknownPerformanceException::new);
        PriceList prices = offers.priceList(performance).orElseThrow(UnknownPerformanceException::new);
        List<Detail> changed = new ArrayList<>();
        Stream<ReservationItem> seats = hold.seats().stream()
                .map(seat -> ReservationItem.of(
                        Ids.next(),
                        reservation.id(),
                        hold.holdId(),
                        seat,
                        priced(
                                prices,
                                seat.seatClass(),
                                request.wishForSeat(seat.seatId()),
                                "seats[" + seat.seatId() + "]",
                                changed)));
        Stream<ReservationItem> zones = hold.buckets().stream()
                .map(zone -> ReservationItem.of(
                        Ids.next(),
                        reservation.id(),
                        hold.holdId(),
                        zone,
                        priced(
                                prices,
                                zone.seatClass(),
                                request.wishForBucket(zone.bucketId()),
                                "buckets[" + zone.bucketId() + "]",
                                changed)));
        List<ReservationItem> items = Stream.concat(seats, zones).toList();
        if (!changed.isEmpty()) {
            throw new PriceChangedException(changed);
        }
        return items;
    }

    private static ReservationItem.Priced priced(
            PriceList prices, String seatClass, AddItemsRequest.Wish wish, String place, List<Detail> changed) {
        PriceList.Price price = prices.choose(seatClass, wish.priceCategory());
        Money money = prices.money(price);
        if (wish.expectedPrice() != null && !wish.expectedPrice().equals(money)) {
            changed.add(new Detail(place + ".expectedPrice", money.toString()));
        }
        return new ReservationItem.Priced(price.code(), money, prices.taxPercent());
    }
}
