package io.eventify.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PriceListTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void without_a_category_nobody_gets_a_reduction() {
        PriceList list = list(
                price("student", "stalls", "5.000"), price("full", "stalls", "12.500"), price("box", "box", "40.000"));

        assertThat(list.choose("stalls", null).code()).isEqualTo("full");
    }

    @Property
    void the_price_taken_unasked_is_never_below_another_of_the_class(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 0, max = 1_000) Integer> amounts) {
        PriceList list = list(amounts.stream()
                .map(a -> new PriceList.Price("c" + UUID.randomUUID(), "stalls", BigDecimal.valueOf(a)))
                .toArray(PriceList.Price[]::new));

        assertThat(list.choose("stalls", null).amount().intValue())
                .isEqualTo(amounts.stream().mapToInt(i -> i).max().orElseThrow());
    }

    @Test
    void a_category_is_for_its_own_places() {
        PriceList list = list(price("student", "stalls", "5.000"), price("box", "box", "40.000"));

        assertThat(list.choose("stalls", "student").amount()).isEqualByComparingTo("5");
        assertThatThrownBy(() -> list.choose("box", "student")).isInstanceOf(PriceCategoryMismatchException.class);
        assertThatThrownBy(() -> list.choose("box", "senior")).isInstanceOf(UnknownPriceCategoryException.class);
        assertThatThrownBy(() -> list.choose("balcony", null)).isInstanceOf(SeatClassWithoutPriceException.class);
    }

    @Test
    void a_price_has_the_scale_of_its_currency() {
        PriceList list = list(price("full", "stalls", "12.5000"));

        assertThat(list.money(list.choose("stalls", null))).isEqualTo(Money.of("TND", "12.500"));
    }

    @Test
    void older_news_changes_nothing() {
        PriceList list = list(price("full", "stalls", "12.500"));

        list.told("TND", BigDecimal.TEN, List.of(price("full", "stalls", "1.000")), NOW.minusSeconds(1));

        assertThat(list.currentPrice("stalls", "full")).contains(Money.of("TND", "12.500"));
    }

    @Test
    void a_cancelled_performance_is_not_on_sale_whatever_comes_late() {
        Performance performance = new Performance(UUID.randomUUID());
        performance.told(UUID.randomUUID(), UUID.randomUUID(), 10, "open", NOW);
        performance.cancelled(NOW.plusSeconds(10));

        performance.told(UUID.randomUUID(), UUID.randomUUID(), 10, "open", NOW.plusSeconds(5));

        assertThat(performance.isOnSale()).isFalse();
        assertThat(performance.isCancelled()).isTrue();
    }

    private static PriceList.Price price(String code, String seatClass, String amount) {
        return new PriceList.Price(code, seatClass, new BigDecimal(amount));
    }

    private static PriceList list(PriceList.Price... prices) {
        PriceList list = new PriceList(UUID.randomUUID());
        list.told("TND", new BigDecimal("19"), List.of(prices), NOW);
        return list;
    }
}
