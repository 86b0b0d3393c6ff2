package io.eventify.order.calls;

import io.eventify.platform.errors.RemoteCallException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.function.Supplier;

/** Tells refusals from failures, which is all that retries and breakers need to know. */
final class Answers {

    private Answers() {}

    /**
     * @throws CallRefusedException if the neighbour answered with a refusal
     * @throws NothingSentException if there was no connection
     */
    static <T> T of(Supplier<T> call) {
        try {
            return call.get();
        } catch (RemoteCallException answer) {
            throw isBusiness(answer) ? new CallRefusedException(answer) : answer;
        } catch (ProcessingException failure) {
            throw failure.getCause() instanceof ConnectException ? new NothingSentException(failure) : failure;
        }
    }

    /*
     * Not every 4xx is a decision: without permission (401, 403) or without a route (404 of the server, not of the service) we are badly set up, and
     * request_in_progress means that an earlier attempt of ours is still running.
     */
    private static boolean isBusiness(RemoteCallException answer) {
        return answer.isRefusal()
                && answer.status() != 401
                && answer.status() != 403
                && !answer.code().equals("request_in_progress")
                && !answer.code().equals("status_404")
                && !answer.code().equals("not_found");
    }
}
