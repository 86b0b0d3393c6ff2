package io.eventify.platform.errors;

import io.eventify.contracts.ErrorBody.Detail;
import java.util.List;

/**
 * A rule was broken; becomes an error answer with a stable code. Each rule has its own subclass, named after the rule.
 *
 * <p>The message for people comes from the resource bundles {@code errors} (of the context) and {@code platform-errors}, key = code, in the
 * caller's language, with {@link #arguments()} as {@link java.text.MessageFormat} arguments.
 */
public abstract class DomainException extends RuntimeException {
    private final int status;
    private final String code;
    private final transient List<Detail> details;
    private final transient List<Object> arguments;

    protected DomainException(int status, String code, List<Detail> details, Object... arguments) {
        super(code + (details.isEmpty() ? "" : " " + details));
        this.status = status;
        this.code = code;
        this.details = List.copyOf(details);
        this.arguments = List.of(arguments);
    }

    protected DomainException(int status, String code) {
        this(status, code, List.of());
    }

    protected DomainException(int status, String code, String field, String issue) {
        this(status, code, List.of(new Detail(field, issue)));
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Stable, snake case. */
    public String code() {
        return code;
    }

    public List<Detail> details() {
        return details;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
