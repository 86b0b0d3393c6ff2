/**
 * The LRA coordinator: Narayana's, with what it lacks to be relied upon.
 *
 * <p>An instance is in one of four states ({@link io.eventify.lra.Tenure.State}): <i>standby</i> until it gets the lock of the store, <i>loading</i> what the last
 * holder left, <i>live</i>, and <i>lost</i> once the lock is gone, which it never leaves. Only loading and live may touch the store, only live answers requests.
 *
 * <p>{@code Fence} takes and keeps the lock, {@code ActionLog} configures Narayana and loads the log, {@code Recovery} repeats callbacks, {@code Door} and
 * {@code JoinRules} decide who may ask what, {@code CallbackToken} identifies the coordinator to the participants.
 */
@NullMarked
package io.eventify.lra;

import org.jspecify.annotations.NullMarked;
