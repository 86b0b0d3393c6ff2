package io.eventify.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** What integrators built against the released contract goes on working: changes are additive. */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("released.json");
    private static final Path CURRENT = Path.of("../../apps/gateway/target/openapi.json");

    @Test
    void nothing_that_was_released_is_taken_away() throws IOException {
        ChangedOpenApi changes = compared(Files.readString(RELEASED), Files.readString(CURRENT));

        assertThat(changes.isCompatible())
                .as(
                        "the REST contract breaks its clients; is it meant, and nobody depends on it yet, copy %s over tests/openapi/%s.%n%s",
                        CURRENT.normalize(), RELEASED, Changes.of(changes))
                .isTrue();
    }

    @Test
    void an_operation_that_is_gone_breaks() throws IOException {
        String now = Files.readString(CURRENT)
                .replace("\"/api/orders/{orderId}/invoice\"", "\"/api/orders/{orderId}/bill\"");

        assertThat(compared(Files.readString(CURRENT), now).isIncompatible()).isTrue();
    }

    @Test
    void a_field_that_an_answer_no_longer_has_breaks() throws IOException {
        String now = Files.readString(CURRENT).replace("\"orderNumber\"", "\"orderNo\"");

        assertThat(compared(Files.readString(CURRENT), now).isIncompatible()).isTrue();
    }

    @Test
    void a_field_that_a_request_suddenly_needs_breaks() throws IOException {
        String before = Files.readString(CURRENT);
        String now = before.replaceFirst("(?s)(\"PlaceOrderRequest\": ?\\{.*?\"required\": ?\\[)", "$1\"language\",");
        assertThat(now).isNotEqualTo(before);

        assertThat(compared(before, now).isIncompatible()).isTrue();
    }

    @Test
    void a_new_operation_breaks_nothing() throws IOException {
        String before = Files.readString(CURRENT)
                .replace("\"/api/orders/{orderId}/invoice\"", "\"/api/orders/{orderId}/bill\"");
        String now = Files.readString(CURRENT);
        String both = now.replaceFirst(
                "\"paths\": ?\\{",
                "\"paths\":{\"/api/clock\":{\"get\":{\"operationId\":\"getClock\",\"responses\":{\"204\":{\"description\":\"none\"}}}},");

        assertThat(compared(now, both).isCompatible()).isTrue();
        assertThat(compared(before, both).isIncompatible()).isTrue();
    }

    private static ChangedOpenApi compared(String before, String now) {
        return OpenApiCompare.fromContents(before, now);
    }
}
