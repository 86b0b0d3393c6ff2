/**
 * The cart: places held at the inventory for a customer, with prices, until they are ordered or the time is over.
 *
 * <pre>
 * pending --confirm--> confirmed --checkout (LRA)--> confirmed, being ordered --complete--> fulfilled
 *    \________________checkout (LRA)________________/            \--compensate--> cancelled
 * pending, confirmed --cancel--> cancelled          pending, confirmed --time over--> expired
 * </pre>
 *
 * <p>Holding is remote and happens between two transactions: {@link io.eventify.reservation.cart.PrepareHold} reads, the inventory holds,
 * {@link io.eventify.reservation.cart.StoreItems} writes. Whatever fails in between, the hold is given back, and lapses anyway. A cart never outlives its holds:
 * its time ends with the first of them.
 *
 * <p>One adding is one hold. The inventory releases whole holds only, so that removing a line removes all lines that were added with it.
 *
 * <p>Holds that are no longer wanted are rows ({@link io.eventify.reservation.cart.HoldReleases}) written with the change, and worked off after its commit.
 */
@NullMarked
package io.eventify.reservation.cart;

import org.jspecify.annotations.NullMarked;
