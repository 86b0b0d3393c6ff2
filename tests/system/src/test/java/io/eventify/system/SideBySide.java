package io.eventify.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A case that mostly waits, and disturbs its own orders only: it runs beside the other cases of its class that say so.
 *
 * <p>On a method, never on a class: {@code @Execution} on a class lets the whole class run beside other classes, and some of them kill the platform.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@interface SideBySide {}
