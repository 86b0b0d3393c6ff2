package io.eventify.platform.errors;

import io.eventify.contracts.ErrorBody.Detail;
import java.util.List;

/**
 * Another service answered with an error. With a 4xx of a business rule the caller usually passes it on as it is; 5xx and broken connections become
 * 503 {@code service_unavailable} unless handled.
 */
public class RemoteCallException extends RuntimeException {
    private final int status;
    private final String code;
    private final transient List<Detail> details;

    public RemoteCallException(int status, String code, List<Detail> details) {
        super("answered " + status + " " + code);
        this.status = status;
        this.code = code;
        this.details = List.copyOf(details);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Detail> details() {
        return details;
    }

    /** A 4xx says that repeating the same request is of no use (but for 408 and 429). */
    public boolean isRefusal() {
        return status >= 400 && status < 500 && status != 408 && status != 429;
    }
}
