package io.eventify.platform.idempotency;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Honours the header {@code Idempotency-Key} on a POST: same caller, operation, key and body get the stored answer; another body 422
 * {@code idempotency_key_reused}; a request still running 409 {@code request_in_progress} with Retry-After. Answers 5xx and 409/429/503 are not stored.
 *
 * <p>After a crash between the effect and the storing of the answer the request runs again when its lock ends: so derive the ids of what is made from
 * the key ({@link RequestKey#derivedId}), and let a unique constraint find the earlier effect.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
