package io.eventify.reservation.cart;

import io.eventify.contracts.Money;
import io.eventify.contracts.inventory.HoldView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the cart: one seat, or a quantity in a zone, at the price of the day it was added. */
@Entity
public class ReservationItem {
    @Id
    private UUID id;

    private UUID reservationId;
    private UUID holdId;
    private @Nullable UUID seatId;
    private @Nullable UUID bucketId;
    private String label;
    private @Nullable String section;
    private @Nullable String seatRow;
    private @Nullable String seatNumber;
    private String seatClass;
    private int quantity;
    private String priceCategory;
    private String currency;

    @Column(precision = 19, scale = 4)
    private BigDecimal unitAmount;

    @Column(precision = 6, scale = 3)
    private BigDecimal taxPercent;

    protected ReservationItem() {}

    private ReservationItem(UUID id, UUID reservationId, UUID holdId, String seatClass, int quantity, Priced priced) {
        this.id = id;
        this.reservationId = reservationId;
        this.holdId = holdId;
        this.seatClass = seatClass;
        this.quantity = quantity;
        this.priceCategory = priced.category();
        this.currency = priced.price().currency();
        this.unitAmount = priced.price().amount();
        this.taxPercent = priced.taxPercent();
    }

    /** What one place costs. */
    record Priced(String category, Money price, BigDecimal taxPercent) {}

    static ReservationItem of(UUID id, UUID reservationId, UUID holdId, HoldView.HeldSeat seat, Priced priced) {
        ReservationItem item = new ReservationItem(id, reservationId, holdId, seat.seatClass(), 1, priced);
        item.seatId = seat.seatId();
        item.section = seat.section();
        item.seatRow = seat.row();
        item.seatNumber = seat.number();
        item.label = seat.section() + " " + seat.row() + " " + seat.number();
        return item;
    }

    static ReservationItem of(UUID id, UUID reservationId, UUID holdId, HoldView.HeldBucket zone, Priced priced) {
        ReservationItem item =
                new ReservationItem(id, reservationId, holdId, zone.seatClass(), zone.quantity(), priced);
        item.bucketId = zone.bucketId();
        item.label = zone.name();
        return item;
    }

    Money unitPrice() {
        return new Money(currency, unitAmount);
    }

    Money subtotal() {
        return unitPrice().times(quantity);
    }

    UUID id() {
        return id;
    }

    UUID reservationId() {
        return reservationId;
    }

    UUID holdId() {
        return holdId;
    }

    @Nullable
    UUID seatId() {
        return seatId;
    }

    @Nullable
    UUID bucketId() {
        return bucketId;
    }

    String label() {
        return label;
    }

    @Nullable
    String section() {
        return section;
    }

    @Nullable
    String seatRow() {
        return seatRow;
    }

    @Nullable
    String seatNumber() {
        return seatNumber;
    }

    String seatClass() {
        return seatClass;
    }

    int quantity() {
        return quantity;
    }

    String priceCategory() {
        return priceCategory;
    }

    BigDecimal taxPercent() {
        return taxPercent;
    }
}
