package io.eventify.payment.checkout;

import io.eventify.payment.ledger.PspWork;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision that stands in the database now.
 *
 * @param work what the caller has to do at the provider for it; empty if nothing, or if somebody else is at it
 */
public record Asked(UUID paymentId, Optional<PspWork> work) {}
