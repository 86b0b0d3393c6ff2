package io.eventify.gateway.graphql;

/** What is wrong with a request as a whole, before anything of it ran; the texts are in the bundle {@code graphql-errors}. */
enum RequestProblem {
    MALFORMED_REQUEST(400),
    QUERY_SYNTAX(400),
    QUERY_INVALID(400),
    QUERY_TOO_LARGE(400),
    QUERY_TOO_DEEP(400),
    QUERY_TOO_EXPENSIVE(400),
    VARIABLES_INVALID(400),
    OPERATION_UNKNOWN(400),
    INTROSPECTION_DISABLED(400),
    PERSISTED_QUERY_NOT_FOUND(400),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INTERNAL_ERROR(500);

    private final int status;

    RequestProblem(int status) {
        this.status = status;
    }

    /** The status of an answer of the type {@code application/graphql-response+json}. */
    int status() {
        return status;
    }

    /** Whether the request could be read as GraphQL over HTTP: a client that takes plain JSON expects 200 then, as ever. */
    boolean isWellFormed() {
        return status == 400 && this != MALFORMED_REQUEST;
    }

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
