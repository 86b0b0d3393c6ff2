package io.eventify.reservation;

import io.eventify.contracts.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The prices of a performance as the event context last told them, tax included. */
@Entity
public class PriceList {
    @Id
    private UUID id;

    private String currency;

    @Column(precision = 6, scale = 3)
    private BigDecimal taxPercent;

    @ElementCollection
    @CollectionTable(name = "price", joinColumns = @JoinColumn(name = "price_list_id"))
    @OrderColumn(name = "position")
    private List<Price> prices = new ArrayList<>();

    private Instant asOf;

    protected PriceList() {}

    /** Unknown so far. */
    public PriceList(UUID id) {
        this.id = id;
        this.asOf = Instant.EPOCH;
    }

    /** One price, sold for one seat class. Columns are named, since the naming by path would repeat the collection's name. */
    @Embeddable
    public record Price(
            @Column(name = "code") String code,
            @Column(name = "seat_class") String seatClass,

            @Column(name = "amount", precision = 19, scale = 4)
            BigDecimal amount) {}

    /** Takes over what was told, unless something newer is known. */
    public void told(String newCurrency, BigDecimal newTaxPercent, List<Price> newPrices, Instant at) {
        if (at.isBefore(asOf)) {
            return;
        }
        currency = newCurrency;
        taxPercent = newTaxPercent;
        prices.clear();
        prices.addAll(newPrices);
        asOf = at;
    }

    /**
     * The price of a place. Nobody gets a reduction unasked: without a category the dearest of the class is taken, the first of equals.
     *
     * @throws SeatClassWithoutPriceException if the class has no price
     * @throws UnknownPriceCategoryException if there is no such category
     * @throws PriceCategoryMismatchException if the category is for another class
     */
    public Price choose(String seatClass, @Nullable String code) {
        if (code == null) {
            return prices.stream()
                    .filter(price -> price.seatClass().equals(seatClass))
                    .min(Comparator.comparing(Price::amount).reversed())
                    .orElseThrow(SeatClassWithoutPriceException::new);
        }
        Price price = byCode(code).orElseThrow(UnknownPriceCategoryException::new);
        if (!price.seatClass().equals(seatClass)) {
            throw new PriceCategoryMismatchException();
        }
        return price;
    }

    /** What a category costs now, if it is still sold for the class. */
    public Optional<Money> currentPrice(String seatClass, String code) {
        return byCode(code).filter(price -> price.seatClass().equals(seatClass)).map(this::money);
    }

    public Money money(Price price) {
        return new Money(currency, price.amount());
    }

    public BigDecimal taxPercent() {
        return taxPercent;
    }

    private Optional<Price> byCode(String code) {
        return prices.stream().filter(price -> price.code().equals(code)).findFirst();
    }
}
