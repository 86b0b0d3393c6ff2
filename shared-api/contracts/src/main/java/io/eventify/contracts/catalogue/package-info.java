/** Views and the client interface of the catalogue, as other contexts call it. */
@NullMarked
package io.eventify.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
