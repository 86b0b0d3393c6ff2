package io.eventify.order.calls;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.DomainException;
import io.eventify.platform.errors.RemoteCallException;
import java.util.List;

/** A neighbour refused for a reason of business: asking again is of no use. Uncaught, it is passed on to our own caller as it is. */
public class CallRefusedException extends DomainException {

    public CallRefusedException(int status, String code, List<Detail> details) {
        super(status, code, details);
    }

    CallRefusedException(RemoteCallException answer) {
        this(answer.status(), answer.code(), answer.details());
        initCause(answer);
    }
}
