package io.eventify.platform.errors;

import io.eventify.contracts.ErrorBody.Detail;
import io.eventify.platform.errors.ErrorAnswers.Failure;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bean Validation of what came in: 400 {@code validation_failed}, one detail for each field. A class of its own, because servers bring a mapper for this
 * exception that would otherwise be nearer than {@link ErrorMapper}.
 */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {
    private static final int MAX_DETAILS = 50;

    @Context
    HttpHeaders request;

    @Override
    public Response toResponse(ConstraintViolationException e) {
        return ErrorAnswers.of(failure(e, ErrorMessages.language(request.getAcceptableLanguages())), request);
    }

    static Failure failure(ConstraintViolationException e) {
        return failure(e, Locale.ENGLISH);
    }

    private static Failure failure(ConstraintViolationException e, Locale language) {
        List<Detail> details = e.getConstraintViolations().stream()
                .map(violation -> new Detail(field(violation), issue(violation, language)))
                .sorted(Comparator.comparing(Detail::field).thenComparing(Detail::issue))
                .distinct()
                .limit(MAX_DETAILS)
                .toList();
        return new Failure(400, "validation_failed", details);
    }

    /* The violation's own text is in the server's language, so it is interpolated again. */
    private static String issue(ConstraintViolation<?> violation, Locale language) {
        return violation.getMessageTemplate() == null
                ? violation.getMessage()
                : ViolationTexts.interpolate(violation, language);
    }

    /**
     * {@code hold.request.seats[0].seatId} of method {@code hold(HoldSeatsRequest request)} is {@code seats[0].seatId} to the caller, and
     * {@code suggest.typed} of {@code suggest(@QueryParam("q") String typed)} is {@code q}.
     */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        Path.@Nullable MethodNode method = null;
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD -> method = node.as(Path.MethodNode.class);
                case PARAMETER ->
                    parameter = asked(violation.getRootBeanClass(), method, node.as(Path.ParameterNode.class));
                case CONSTRUCTOR -> {
                    // nobody outside names it
                }
                default -> append(field, node);
            }
        }
        return field.isEmpty() || field.charAt(0) == '[' ? parameter + field : field.toString();
    }

    /** As a parameter is called in requests. */
    private static String asked(
            @Nullable Class<?> resource, Path.@Nullable MethodNode method, Path.ParameterNode parameter) {
        for (Class<?> type = resource; type != null && method != null; type = type.getSuperclass()) {
            try {
                Class<?>[] parameters = method.getParameterTypes().toArray(Class<?>[]::new);
                for (Annotation annotation : type.getDeclaredMethod(method.getName(), parameters)
                        .getParameterAnnotations()[parameter.getParameterIndex()]) {
                    switch (annotation) {
                        case QueryParam query -> {
                            return query.value();
                        }
                        case PathParam path -> {
                            return path.value();
                        }
                        case HeaderParam header -> {
                            return header.value();
                        }
                        default -> {
                            // says nothing about its name
                        }
                    }
                }
            } catch (NoSuchMethodException inherited) {
                // the class above declares it, with its annotations
            }
        }
        return String.valueOf(parameter.getName());
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.isInIterable()) {
            Object at = node.getIndex() != null ? node.getIndex() : node.getKey();
            field.append('[').append(at == null ? "" : at).append(']');
        }
        if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
            field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
    }
}
