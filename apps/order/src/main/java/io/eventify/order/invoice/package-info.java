/** Invoices and credit notes: numbered without gaps for each organisation and series in the transaction that owes them, printed when asked for. */
@NullMarked
package io.eventify.order.invoice;

import org.jspecify.annotations.NullMarked;
