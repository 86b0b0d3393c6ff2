/** Who calls: the JWT's subject, roles and scopes; and this service's own token. */
@NullMarked
package io.eventify.platform.identity;

import org.jspecify.annotations.NullMarked;
