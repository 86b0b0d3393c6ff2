/** Plain SQL for what SQL says more clearly than an entity: single statements with their parameters, in the transaction that is there. */
@NullMarked
package io.eventify.platform.sql;

import org.jspecify.annotations.NullMarked;
