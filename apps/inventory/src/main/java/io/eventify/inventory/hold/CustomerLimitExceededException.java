package io.eventify.inventory.hold;

import io.eventify.platform.errors.DomainException;
import java.util.List;

/** The customer would hold and own more places of the performance than its policy allows: 422 {@code customer_limit_exceeded}. */
public class CustomerLimitExceededException extends DomainException {
    public CustomerLimitExceededException(int limit) {
        super(422, "customer_limit_exceeded", List.of(), limit);
    }
}
