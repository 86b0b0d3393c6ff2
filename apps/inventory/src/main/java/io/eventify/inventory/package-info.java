/**
 * The inventory: venues, seating plans, and who may have which place of a performance. It alone decides that, in its database; it never oversells.
 *
 * <p>Features: {@code venue}, {@code seatplan}, {@code performance} (what the event context tells), {@code hold} (the hot path and the saga's participant),
 * {@code availability} (what the public sees, and the organiser's capacity). They share the seating plans, performances and memberships of this package and do
 * not import one another. Persistence is SQL over JDBC: the rules live in constraints and in the functions of {@code db/migrations/inventory}.
 */
@NullMarked
package io.eventify.inventory;

import org.jspecify.annotations.NullMarked;
