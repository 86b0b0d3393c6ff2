/** The ticket as its owner takes it along: QR code, PDF, calendar entry. */
@NullMarked
package io.eventify.ticketing.document;

import org.jspecify.annotations.NullMarked;
