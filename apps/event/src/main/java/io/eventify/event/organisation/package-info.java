/**
 * Organisations: who may sell, and which person does what for them.
 *
 * <p>Roles of a member: owner (everything, members included), manager (the programme), checkin (the door, for the assigned events or for all). Every change is
 * announced whole as organisation.updated.
 */
@NullMarked
package io.eventify.event.organisation;

import org.jspecify.annotations.NullMarked;
