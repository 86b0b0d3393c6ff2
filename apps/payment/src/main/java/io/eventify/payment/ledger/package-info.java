/**
 * Payments and their money: what the customer was asked for, what was captured, what went back.
 *
 * <p>States of a payment: {@code pending}, {@code action_required}, {@code processing} and {@code failed} are open and may change into one another as the customer
 * tries; {@code authorised} follows, and then {@code captured} or {@code voided}. It never moves back. Whether captured money was refunded is not a state: the lists
 * of captures and refunds say so.
 */
@NullMarked
package io.eventify.payment.ledger;

import org.jspecify.annotations.NullMarked;
