@org.jspecify.annotations.NullMarked
package io.eventify.openapi;
