package io.eventify.order.cancellation;

import io.eventify.contracts.Money;
import io.eventify.order.Order;
import io.eventify.order.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What comes back for lines of an order. */
enum RefundPolicy {
    /** As it was on the day of purchase; before the moment it names, and after it nothing. */
    OF_PURCHASE {
        @Override
        Money refund(Order order, List<OrderLine> lines, Instant startsAt, Instant now) {
            Instant until = order.cancellableUntil(startsAt);
            if (now.isAfter(until)) {
                throw new CancellationNotAllowedException(until);
            }
            return sum(order, lines, order::policyRefund);
        }
    },
    /** Everything: the organiser cancelled, or support decided so. */
    FULL {
        @Override
        Money refund(Order order, List<OrderLine> lines, Instant startsAt, Instant now) {
            return sum(order, lines, price -> price);
        }
    };

    /** @throws CancellationNotAllowedException if nothing may be cancelled any more */
    abstract Money refund(Order order, List<OrderLine> lines, Instant startsAt, Instant now);

    /* Rounded line by line: cancelling one by one gives exactly what cancelling all at once does. */
    private static Money sum(Order order, List<OrderLine> lines, UnaryOperator<Money> share) {
        return lines.stream().map(OrderLine::price).map(share).reduce(Money.zero(order.currency()), Money::plus);
    }
}
