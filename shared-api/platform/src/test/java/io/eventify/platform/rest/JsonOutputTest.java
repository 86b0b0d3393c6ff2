package io.eventify.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.contracts.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonOutputTest {
    public record View(
            String status, List<Money> prices, @Nullable String reason, int zone, boolean accessible, long at) {}

    @Test
    void fields_stand_in_the_order_of_the_alphabet_and_what_is_absent_is_left_out() {
        assertThat(JsonOutput.write(new View("open", List.of(Money.of("EUR", "1.50")), null, 7, true, 9)))
                .isEqualTo(
                        "{\"accessible\":true,\"at\":9,\"prices\":[{\"amount\":\"1.50\",\"currency\":\"EUR\"}],\"status\":\"open\",\"zone\":7}");
    }
}
