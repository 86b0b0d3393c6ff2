package io.eventify.event.programme;

import io.eventify.contracts.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A list of prices.
 *
 * @param currency ISO 4217, the one currency of all prices
 * @param taxPercent contained in the prices, 0 to 100, at most three decimals
 * @param categories in the order in which they are offered
 */
public record PricingRequest(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,

        @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 3)
        BigDecimal taxPercent,

        @Valid @NotEmpty @Size(max = 100) List<@NotNull CategoryRequest> categories) {

    /**
     * One price.
     *
     * @param code such as {@code stalls-student}
     * @param seatClass the class of the seating plan that it is sold for
     */
    public record CategoryRequest(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,59}")
            String code,

            @NotBlank @Size(max = 100) String seatClass,

            @NotEmpty
            Map<@NotNull @Pattern(regexp = EventRequest.LANGUAGES) String, @NotBlank @Size(max = 100) String> name,

            @NotNull Money price) {}

    PricingScheme.Prices prices() {
        return new PricingScheme.Prices(
                currency,
                taxPercent,
                categories.stream()
                        .map(c -> new PricingScheme.Price(c.code(), c.seatClass(), c.name(), c.price()))
                        .toList());
    }
}
