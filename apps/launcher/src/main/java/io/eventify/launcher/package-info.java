/**
 * Starts, watches and stops the platform on one machine: every part is an operating-system process of its own, with its data, log and
 * process record in one folder. Owns the secrets of that folder, the databases' roles and the order in which parts start.
 */
@NullMarked
package io.eventify.launcher;

import org.jspecify.annotations.NullMarked;
