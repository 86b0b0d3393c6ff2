package io.eventify.order.checkout;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Orders a cart.
 *
 * @param language of tickets, invoice and mails: fr, en or ar; that of {@code Accept-Language} when absent
 */
@Schema(example = "{ \"reservationId\": \"0199f3a4-7c1e-7b52-9f0e-0d5c3c6e2a11\", \"language\": \"fr\" }")
public record PlaceOrderRequest(
        @NotNull UUID reservationId,
        @Nullable @Pattern(regexp = "fr|en|ar") String language) {}
