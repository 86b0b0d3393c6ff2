/**
 * Holds: a customer's claim on places of a performance.
 *
 * <pre>
 *            held       firm            committed       released    lapsed
 * extend     held       in checkout     in checkout     over        over
 * firm       firm       (same LRA) –    (same LRA) –    over        over
 * commit     not firm   committed       (same LRA) –    over        over
 * release    released   in checkout     in checkout     –           –
 * lapse      lapsed     –               –               –           –
 * retake     firm       (same LRA) –    (same LRA) –    firm        firm
 * compensate –          released        released        –           –
 * complete   –          committed       –               –           –
 * </pre>
 *
 * A dash changes nothing; with another LRA a firm or committed hold is in checkout. {@code held} lapses by itself: from that instant its places are free, the
 * sweep only tidies up and tells. Taking places is one statement, {@code hold_places}; docs/adr/0007-hold-design.md says why.
 */
@NullMarked
package io.eventify.inventory.hold;

import org.jspecify.annotations.NullMarked;
