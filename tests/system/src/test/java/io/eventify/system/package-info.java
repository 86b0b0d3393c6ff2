/** The platform as a whole: real processes, real parts, the public API. */
package io.eventify.system;
