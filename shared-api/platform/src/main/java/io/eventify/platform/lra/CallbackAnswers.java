package io.eventify.platform.lra;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;

/** What a participant answers the coordinator, as MicroProfile LRA 2.0 (section "Participant callbacks") wants it. */
public final class CallbackAnswers {

    private CallbackAnswers() {}

    public static Response compensated() {
        return ok(ParticipantStatus.Compensated);
    }

    public static Response completed() {
        return ok(ParticipantStatus.Completed);
    }

    /** The work goes on after this answer; the coordinator will ask {@code status} until it has ended. */
    public static Response accepted() {
        return Response.accepted().build();
    }

    /**
     * The participant can neither undo nor finish its part and never will: a person has to look. The coordinator keeps the saga as failed.
     *
     * @param status {@link ParticipantStatus#FailedToCompensate} or {@link ParticipantStatus#FailedToComplete}
     */
    public static Response failed(ParticipantStatus status) {
        return Response.serverError()
                .type(MediaType.TEXT_PLAIN)
                .entity(status.name())
                .build();
    }

    /**
     * Where the participant stands. Without an outcome the answer is 404, which makes the coordinator send compensate or complete again; any 200 or 202 would make it
     * wait for ever for work that has not been asked for.
     */
    public static Response status(Optional<ParticipantStatus> outcome) {
        return outcome.map(CallbackAnswers::ok)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private static Response ok(ParticipantStatus status) {
        return Response.ok(status.name(), MediaType.TEXT_PLAIN).build();
    }
}
