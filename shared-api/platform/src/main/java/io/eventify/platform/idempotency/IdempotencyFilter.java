package io.eventify.platform.idempotency;

import io.eventify.platform.idempotency.IdempotencyKeys.Answer;
import io.eventify.platform.idempotency.IdempotencyKeys.Claim;
import io.eventify.platform.identity.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives a repeated request the first one's answer. Before the operation it claims the key, after it it keeps the answer: in the response filter when there is no
 * body, else when the body has been written, because only then its text is known. Comes after authorisation and the limit of the body.
 */
@Provider
@Idempotent
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {
    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class.getName());
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final String RUNNING = IdempotencyFilter.class.getName();
    private static final String STATUS = RUNNING + ".status";
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LANGUAGE, HttpHeaders.LOCATION, HttpHeaders.ETAG);
    /** Answers that say nothing about the effect, or that a later attempt may well change. */
    private static final Set<Integer> NOT_KEPT = Set.of(401, 403, 409, 429);

    @Context
    ResourceInfo operation;

    private record Running(IdempotencyKeys.Request request, OffsetDateTime lock) {}

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        String key = context.getHeaderString(HEADER);
        if (key == null || key.isEmpty()) {
            if (isRequired()) {
                throw IdempotencyKeyException.required();
            }
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw IdempotencyKeyException.invalid();
        }
        claim(context, key);
    }

    private void claim(ContainerRequestContext context, String key) throws IOException {
        String operationName = context.getMethod() + ' ' + context.getUriInfo().getPath();
        IdempotencyKeys.Request request =
                new IdempotencyKeys.Request(caller(), operationName, key, hash(body(context)));
        switch (keys().claim(request)) {
            case Claim.Granted granted -> {
                context.setProperty(RUNNING, new Running(request, granted.lock()));
                CDI.current().select(RequestKey.class).get().set(request.caller(), operationName, key);
            }
            case Claim.Answered answered -> context.abortWith(replayed(answered.answer()));
            case Claim.InProgress running -> throw IdempotencyKeyException.inProgress();
            case Claim.Reused reused -> throw IdempotencyKeyException.reused();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(RUNNING) instanceof Running running)) {
            return;
        }
        int status = response.getStatus();
        if (status >= 500 || NOT_KEPT.contains(status)) {
            request.removeProperty(RUNNING);
            release(running);
        } else if (response.hasEntity()) {
            request.setProperty(STATUS, status);
        } else {
            request.removeProperty(RUNNING);
            store(running, new Answer(status, kept(response.getHeaders()), null));
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getProperty(RUNNING) instanceof Running running)
                || !(context.getProperty(STATUS) instanceof Integer status)) {
            context.proceed();
            return;
        }
        OutputStream client = context.getOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        context.setOutputStream(body);
        try {
            context.proceed();
        } catch (IOException | RuntimeException e) {
            release(running);
            throw e;
        } finally {
            context.setOutputStream(client);
        }
        store(running, new Answer(status, kept(context.getHeaders()), body.toString(StandardCharsets.UTF_8)));
        body.writeTo(client);
    }

    private static Response replayed(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header("Idempotent-Replayed", "true");
        answer.headers().forEach(response::header);
        return answer.body() == null
                ? response.build()
                : response.entity(answer.body()).build();
    }

    private static Map<String, String> kept(MultivaluedMap<String, Object> headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            Object value = headers.getFirst(name);
            if (value != null) {
                kept.put(name, text(value));
            }
        }
        return kept;
    }

    private static String text(Object header) {
        return header instanceof EntityTag tag ? '"' + tag.getValue() + '"' : header.toString();
    }

    /* The effect is there and its answer on its way: a key that cannot be kept must not turn that into a failure. A repetition finds the effect by its derived id. */
    private static void store(Running running, Answer answer) {
        try {
            keys().store(running.request, running.lock, answer);
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "the answer could not be kept for its idempotency key; a repetition runs again", e);
        }
    }

    private static void release(Running running) {
        try {
            keys().release(running.request, running.lock);
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "the idempotency key stays locked until its time is over", e);
        }
    }

    private boolean isRequired() {
        return operation.getResourceMethod().isAnnotationPresent(RequiresIdempotencyKey.class)
                || operation.getResourceClass().isAnnotationPresent(RequiresIdempotencyKey.class);
    }

    private static byte @Nullable [] body(ContainerRequestContext context) throws IOException {
        if (!context.hasEntity()) {
            return null;
        }
        byte[] body = context.getEntityStream().readAllBytes();
        context.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    private static byte[] hash(byte @Nullable [] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body == null ? new byte[0] : body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String caller() {
        Caller caller = CDI.current().select(Caller.class).get();
        return caller.isKnown() ? caller.id().toString() : "anonymous";
    }

    private static IdempotencyKeys keys() {
        return CDI.current().select(IdempotencyKeys.class).get();
    }
}
