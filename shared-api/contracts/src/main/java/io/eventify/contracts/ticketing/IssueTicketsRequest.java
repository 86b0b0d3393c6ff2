package io.eventify.contracts.ticketing;

import io.eventify.contracts.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tickets for an order, one for each line.
 *
 * @param holderName of who ordered, for guests who come to the door without a code; absent where an account has no name
 * @param language of the customer: fr, en or ar
 */
public record IssueTicketsRequest(
        @NotNull UUID orderId,
        @NotNull String orderNumber,
        @NotNull UUID customerId,
        @Nullable @Size(max = 200) String holderName,
        @NotNull UUID performanceId,
        @NotNull String language,
        @Valid @NotNull @Size(min = 1, max = 200) List<Line> lines) {

    /** One admission. */
    @Schema(name = "TicketToIssue")
    public record Line(
            @NotNull UUID lineId,
            @NotNull String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number,
            @NotNull String priceCategory,
            @NotNull Money price) {}
}
