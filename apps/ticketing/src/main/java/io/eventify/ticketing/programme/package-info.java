/** What other contexts have told about events, performances, venues and organisations: read here, decided there. */
@NullMarked
package io.eventify.ticketing.programme;

import org.jspecify.annotations.NullMarked;
