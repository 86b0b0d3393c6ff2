package io.eventify.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.contracts.Money;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRecordsTest {
    private static final UUID ID = UUID.fromString("0190b1f0-0000-7000-8000-000000000001");

    enum Kind {
        SEAT,
        ZONE
    }

    record Line(UUID seatId, int quantity) {}

    record Order(
            UUID id,
            @Nullable Money price,
            @Nullable List<Line> lines,
            @Nullable Map<String, String> title,
            @Nullable Instant at,
            @Nullable Kind kind,
            @Nullable BigDecimal rate,
            boolean gift) {}

    @Test
    void everything_is_read() {
        Order order = request("""
                {"id":"%s","price":{"currency":"EUR","amount":"49.90"},"lines":[{"seatId":"%s","quantity":2}],"title":{"fr":"Été"},
                 "at":"2026-03-21T19:30:00Z","kind":"SEAT","rate":5.5,"gift":true}""".formatted(ID, ID));

        assertThat(order)
                .isEqualTo(new Order(
                        ID,
                        Money.of("EUR", "49.90"),
                        List.of(new Line(ID, 2)),
                        Map.of("fr", "Été"),
                        Instant.parse("2026-03-21T19:30:00Z"),
                        Kind.SEAT,
                        new BigDecimal("5.5"),
                        true));
    }

    @Test
    void what_is_absent_or_null_is_left_to_validation() {
        assertThat(request("{\"price\":null}")).isEqualTo(new Order(null, null, null, null, null, null, null, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"colour\":1}                                         | unknown_field     | colour",
                "{\"lines\":[{\"quantity\":1},{\"qty\":1}]}             | unknown_field     | lines[1].qty",
                "{\"id\":\"1-1-1-1-1\"}                                 | malformed_request | id",
                "{\"lines\":{}}                                         | malformed_request | lines",
                "{\"lines\":[{\"quantity\":1.5}]}                       | malformed_request | lines[0].quantity",
                "{\"lines\":[{\"quantity\":99999999999}]}               | malformed_request | lines[0].quantity",
                "{\"lines\":[{\"quantity\":null}]}                      | malformed_request | lines[0].quantity",
                "{\"lines\":[null]}                                     | malformed_request | lines[0]",
                "{\"title\":{\"fr\":\"a\\u0000b\"}}                      | malformed_request | title[fr]",
                "{\"price\":{\"currency\":\"EUR\",\"amount\":49.9}}     | malformed_request | price.amount",
                "{\"price\":{\"currency\":\"EUR\",\"amount\":\"1.001\"}}| malformed_request | price",
                "{\"price\":{\"currency\":\"EUR\",\"amount\":\"1e999999999\"}}| malformed_request | price.amount",
                "{\"price\":{\"amount\":\"1\"}}                         | malformed_request | price",
                "{\"title\":{\"fr\":1}}                                 | malformed_request | title[fr]",
                "{\"at\":\"yesterday\"}                                 | malformed_request | at",
                "{\"kind\":\"TABLE\"}                                   | malformed_request | kind",
                "{\"gift\":\"yes\"}                                     | malformed_request | gift"
            })
    void what_does_not_fit_is_refused_with_its_path(String json, String code, String field) {
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> request(json))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.details()).extracting(Detail::field).containsExactly(field);
                });
    }

    @Test
    void a_message_may_have_more_fields_but_none_of_the_promised_ones_may_be_missing() {
        assertThat(message("{\"seatId\":\"%s\",\"quantity\":1,\"new\":true}".formatted(ID)))
                .isEqualTo(new Line(ID, 1));
        assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(() -> message("{\"quantity\":1}"));
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> message("{\"seatId\":\"%s\"}".formatted(ID)));
    }

    private static Order request(String json) {
        return (Order) JsonRecords.readRequest(parsed(json), Order.class);
    }

    private static Line message(String json) {
        return JsonRecords.readMessage(parsed(json), Line.class);
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
