package io.eventify.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.Money;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OrderRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-21T19:30:00Z");
    private static final Instant STARTS = Instant.parse("2026-04-21T19:30:00Z");

    @Property(tries = 200)
    void totals_are_the_sum_of_the_lines(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1_000_000) Long> prices,
            @ForAll @IntRange(max = 30) int percent) {
        List<OrderLine> lines = lines("TND", prices, percent);

        Totals totals = Totals.of("TND", lines);

        assertThat(totals.total().minorUnits())
                .isEqualTo(prices.stream().mapToLong(Long::longValue).sum());
        assertThat(totals.tax().compareTo(totals.total())).isLessThanOrEqualTo(0);
        assertThat(totals.tax()).isEqualTo(lines.stream().map(OrderLine::tax).reduce(Money.zero("TND"), Money::plus));
    }

    @Property(tries = 200)
    void lines_refunded_one_by_one_give_what_all_at_once_gives(
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 0, max = 100_000) Long> prices,
            @ForAll @IntRange(max = 100) int percent) {
        Order order = order(percent);
        List<OrderLine> lines = lines("EUR", prices, 20);

        Money oneByOne =
                lines.stream().map(line -> order.policyRefund(line.price())).reduce(Money.zero("EUR"), Money::plus);

        assertThat(oneByOne.compareTo(Totals.of("EUR", lines).total())).isLessThanOrEqualTo(0);
    }

    @Property
    void no_way_leads_out_of_the_table(@ForAll OrderStatus from, @ForAll OrderStatus to) {
        assertThat(from.mayBecome(to)).isEqualTo(from.successors().contains(to));
        assertThat(from.mayBecome(from)).isFalse();
        if (to == OrderStatus.TICKETS_ISSUED) {
            assertThat(from.mayBecome(to)).isEqualTo(from == OrderStatus.PAID || from == OrderStatus.REFUND_REQUESTED);
        }
        if (from.isEnded()) {
            assertThat(from.successors()).containsExactly(OrderStatus.AUTHORISED);
        }
    }

    @Test
    void every_open_status_can_end() {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.isOpen()) {
                assertThat(status.successors())
                        .contains(OrderStatus.CANCELLED, OrderStatus.EXPIRED, OrderStatus.FAILED);
            }
        }
    }

    @Test
    void an_order_refuses_what_its_status_does_not_allow() {
        Order order = order(100);

        assertThatThrownBy(() -> order.paid(NOW))
                .isInstanceOf(IllegalOrderStateException.class)
                .hasMessageContaining("pending");
    }

    @Test
    void the_first_reason_to_end_stands() {
        Order order = order(100);
        order.requestEnd(EndReason.SEATS_LOST, "seats_unavailable", NOW);
        order.requestEnd(EndReason.CUSTOMER_CANCELLED, null, NOW);

        order.ended(NOW);

        assertThat(order.endReason()).contains(EndReason.SEATS_LOST);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void the_order_number_is_the_same_for_the_same_order_and_readable() {
        UUID id = UUID.randomUUID();

        assertThat(OrderNumber.of(id))
                .isEqualTo(OrderNumber.of(id))
                .matches("EV-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
    }

    @Test
    void every_milestone_has_its_sentence_in_three_languages() {
        for (String language : List.of("en", "fr", "ar")) {
            ResourceBundle texts = ResourceBundle.getBundle(
                    "timeline",
                    Locale.of(language),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            for (Milestone milestone : Milestone.values()) {
                assertThat(texts.keySet()).as(language).contains(milestone.code());
            }
        }
    }

    @Test
    void every_entity_has_its_line_in_persistence_xml() throws IOException {
        try (InputStream unit = getClass().getResourceAsStream("/META-INF/persistence.xml")) {
            assertThat(new String(unit.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(
                            "io.eventify.order.Order<",
                            "io.eventify.order.OrderLine<",
                            "io.eventify.order.TimelineEntry<",
                            "io.eventify.order.cancellation.Cancellation<",
                            "io.eventify.order.invoice.Invoice<");
        }
    }

    private static Order order(int percent) {
        Performance performance = new Performance(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Map.of("en", "The Magic Flute"),
                STARTS,
                ZoneOffset.UTC,
                24,
                percent,
                false);
        return Order.begun(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                performance,
                Money.of("EUR", "10.00"),
                "en",
                URI.create("http://coordinator/1"),
                NOW,
                NOW);
    }

    private static List<OrderLine> lines(String currency, List<Long> prices, int percent) {
        return IntStream.range(0, prices.size())
                .mapToObj(n -> new OrderLine(
                        UUID.randomUUID(),
                        n,
                        new OrderLine.Place(UUID.randomUUID(), UUID.randomUUID(), null, "A", null, null, null),
                        "c",
                        Money.ofMinor(currency, prices.get(n)),
                        BigDecimal.valueOf(percent)))
                .toList();
    }
}
