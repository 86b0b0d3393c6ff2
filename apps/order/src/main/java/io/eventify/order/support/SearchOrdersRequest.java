package io.eventify.order.support;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a customer names; exactly one of them.
 *
 * @param mail the whole address of his account; never kept or logged
 * @param number the order's, in upper or lower case
 * @param ticketId of a ticket of the order
 */
@Schema(example = "{ \"number\": \"EV-7K3MQ-9Q2XD\" }")
public record SearchOrdersRequest(
        @Nullable @Email @Size(min = 3, max = 254) String mail,
        @Nullable @Size(min = 1, max = 20) String number,
        @Nullable UUID ticketId) {

    boolean namesOne() {
        int named = (mail == null ? 0 : 1) + (number == null ? 0 : 1) + (ticketId == null ? 0 : 1);
        return named == 1;
    }
}
