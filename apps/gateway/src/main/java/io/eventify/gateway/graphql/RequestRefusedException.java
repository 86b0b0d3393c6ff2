package io.eventify.gateway.graphql;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request as a whole is refused; nothing of it ran. */
class RequestRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RequestProblem problem;
    private final transient List<Finding> findings;

    /** @param location line and column, if it is known */
    record Finding(String field, String issue, @Nullable JsonObject location) {}

    RequestRefusedException(RequestProblem problem, Finding... findings) {
        this(problem, List.of(findings));
    }

    RequestRefusedException(RequestProblem problem, List<Finding> findings) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.findings = findings;
    }

    /** With one field to blame. */
    static RequestRefusedException of(RequestProblem problem, String field, String issue) {
        return new RequestRefusedException(problem, new Finding(field, issue, null));
    }

    RequestProblem problem() {
        return problem;
    }

    List<Finding> findings() {
        return findings;
    }
}
