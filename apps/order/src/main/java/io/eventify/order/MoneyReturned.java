package io.eventify.order;

import io.eventify.contracts.Money;
import java.util.List;
import java.util.UUID;

/** Fired in the transaction that learns that a cancellation's refund has succeeded; the credit note is owed from here. */
public record MoneyReturned(Order order, UUID cancellationId, List<OrderLine> lines, Money amount) {}
