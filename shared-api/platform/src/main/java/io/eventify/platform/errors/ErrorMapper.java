package io.eventify.platform.errors;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.ErrorAnswers.Failure;
import io.eventify.platform.rest.RequestCorrelation;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Turns whatever a request ended with into the one error body. Nothing of an unexpected exception leaves but the correlation id. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ErrorMapper.class.getName());
    private static final Pattern PARAMETER =
            Pattern.compile("(?:Query|Header|Matrix|Cookie|Form)Param\\((?:value=)?\"([A-Za-z0-9_.-]{1,100})\"");

    @Context
    HttpHeaders request;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        Response answer = ErrorAnswers.of(failure(thrown), request);
        return thrown instanceof WebApplicationException web ? withHeadersOf(web.getResponse(), answer) : answer;
    }

    static Failure failure(Throwable thrown) {
        return switch (thrown) {
            case DomainException e -> broken(e);
            case RemoteCallException e -> remote(e);
            case ConstraintViolationException e -> ConstraintViolationMapper.failure(e);
            case OptimisticLockException e -> new Failure(412, "precondition_failed");
            case FaultToleranceException e -> unavailable(e);
            case ClientErrorException e -> client(e);
            case WebApplicationException e -> server(e);
            case JsonException e -> new Failure(400, "malformed_request");
            case JsonbException e -> new Failure(400, "malformed_request");
            case ProcessingException e when isRemote(e) -> unavailable(e);
            default -> ofCause(thrown).orElseGet(() -> unexpected(thrown));
        };
    }

    private static Failure broken(DomainException e) {
        if (e.status() >= 500) {
            LOG.log(Level.WARNING, e, () -> e.code() + " correlation=" + RequestCorrelation.current());
        }
        return new Failure(e.status(), e.code(), e.details(), e.arguments());
    }

    private static Failure remote(RemoteCallException e) {
        return e.isRefusal() && e.status() != 401 && e.status() != 403
                ? new Failure(e.status(), e.code(), e.details())
                : unavailable(e);
    }

    private static Failure unavailable(Throwable e) {
        LOG.log(Level.WARNING, e, () -> "a call to another part failed, correlation=" + RequestCorrelation.current());
        return new Failure(503, "service_unavailable");
    }

    private static Failure client(ClientErrorException e) {
        Optional<Failure> own = ofCause(e);
        if (own.isPresent()) {
            return own.get();
        }
        int status = e.getResponse().getStatus();
        // JAX-RS answers 404 for a query parameter that it cannot convert; the resource does exist, though
        return parameter(e)
                .map(malformed -> new Failure(400, "malformed_request", List.of(malformed)))
                .orElseGet(() -> new Failure(status, code(status)));
    }

    private static Failure server(WebApplicationException e) {
        return e.getResponse().getStatus() == 503 ? unavailable(e) : unexpected(e);
    }

    private static Failure unexpected(Throwable thrown) {
        LOG.log(Level.SEVERE, thrown, () -> "unexpected failure, correlation=" + RequestCorrelation.current());
        return new Failure(500, "internal_error");
    }

    /* Containers wrap what filters, readers and transactional methods throw; the chain is bounded in case it is circular. */
    private static Optional<Failure> ofCause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof DomainException
                    || cause instanceof RemoteCallException
                    || cause instanceof OptimisticLockException
                    || cause instanceof FaultToleranceException
                    || cause instanceof ConstraintViolationException) {
                return Optional.of(failure(cause));
            }
        }
        return Optional.empty();
    }

    private static boolean isRemote(ProcessingException e) {
        return e.getCause() instanceof IOException || e.getCause() instanceof TimeoutException;
    }

    static String code(int status) {
        return switch (status) {
            case 400 -> "malformed_request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 409 -> "conflict";
            case 410 -> "gone";
            case 412 -> "precondition_failed";
            case 413 -> "body_too_large";
            case 415 -> "unsupported_media_type";
            case 422 -> "unprocessable";
            case 428 -> "precondition_required";
            case 429 -> "too_many_requests";
            default -> "request_refused";
        };
    }

    /** RESTEasy names the parameter that it could not convert only in its message: {@code …@jakarta.ws.rs.QueryParam("page")…}. */
    private static Optional<Detail> parameter(ClientErrorException e) {
        Matcher matcher = PARAMETER.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? Optional.of(new Detail(matcher.group(1), "malformed")) : Optional.empty();
    }

    private static Response withHeadersOf(Response original, Response answer) {
        Response.ResponseBuilder merged = Response.fromResponse(answer);
        for (String header : List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
            if (original.getHeaderString(header) != null && answer.getHeaderString(header) == null) {
                merged.header(header, original.getHeaderString(header));
            }
        }
        return merged.build();
    }
}
