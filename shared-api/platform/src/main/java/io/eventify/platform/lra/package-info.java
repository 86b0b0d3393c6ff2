/**
 * Long running actions (MicroProfile LRA 2.0): how a context begins, joins and ends a saga. The only place in the services that knows the coordinator.
 *
 * <p>A participant is enlisted by hand, in this order: first {@link io.eventify.platform.lra.Lras#join} (remote, outside any transaction), then the local
 * transaction that does the work and calls {@link io.eventify.platform.lra.Participations#enlist} in it. Whatever fails in between, the coordinator
 * knows the participant, and its callback finds either the work or nothing to undo. A callback that overtakes the work leaves a tombstone, so that the late work
 * is refused by {@code enlist}.
 *
 * <p>The callbacks are a resource of the service:
 *
 * <pre>{@code
 * @Path("/lra/hold")
 * @ApplicationScoped
 * @RolesAllowed("LRA")
 * public class HoldParticipant {
 *     @Inject ReleaseHolds releaseHolds;      // @Transactional; calls participations.compensateOnce(lra, "hold") first and stops on false
 *     @Inject SellHeldSeats sellHeldSeats;    // @Transactional; calls participations.completeOnce(lra, "hold") first
 *     @Inject Participations participations;
 *
 *     @PUT @Path("compensate") @Compensate
 *     public Response compensate(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
 *         releaseHolds.of(lra);
 *         return CallbackAnswers.compensated();
 *     }
 *
 *     @PUT @Path("complete") @Complete
 *     public Response complete(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
 *         sellHeldSeats.of(lra);
 *         return CallbackAnswers.completed();
 *     }
 *
 *     @GET @Path("status") @Status
 *     public Response status(@HeaderParam(LRA.LRA_HTTP_CONTEXT_HEADER) URI lra) {
 *         return CallbackAnswers.status(participations.outcome(lra, "hold"));
 *     }
 * }
 * }</pre>
 *
 * A callback that fails throws: anything but 200, 202, 204 or 410 makes the coordinator ask again, about every five seconds, until it succeeds. It gives up waiting
 * after two seconds, so longer work answers 202 and lets {@code status} report the end.
 */
@NullMarked
package io.eventify.platform.lra;

import org.jspecify.annotations.NullMarked;
