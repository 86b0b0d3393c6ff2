/**
 * The programme: events (the shows), their performances (the dates) and their prices.
 *
 * <pre>
 * event:        draft --publish--> published --archive--> archived
 *                 \________cancel_____/ \----cancel--> cancelled
 * performance:  scheduled --open--> open &lt;--close/open--> closed; cancelled from each of them
 * </pre>
 *
 * Publishing opens the sales of the performances ahead; archiving closes them; cancelling an event cancels its performances. Venues and seating plans are the
 * inventory's: here stands what it told ({@link io.eventify.event.programme.Venue}, {@link io.eventify.event.programme.SeatingPlan}).
 *
 * <p>Every change locks the event's row first, so that publishing, pricing and scheduling of one event happen one after another.
 */
@NullMarked
package io.eventify.event.programme;

import org.jspecify.annotations.NullMarked;
