/** Measures what the specification's quality page asks for, beside the floor: the same work without the platform, on the same machine in the same run. */
package io.eventify.bench;
