package io.eventify.platform.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A service account (role SERVICE) may call this endpoint only with the scope; people are judged by {@code @RolesAllowed} alone.
 * Checked by a request filter: 403 {@code forbidden} without it.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {
    String value();
}
