package io.eventify.restcontract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Says in the contract what the code enforces, so that no resource has to say it twice:
 *
 * <ul>
 *   <li>{@code x-roles} and {@code x-scopes} of an operation, from {@code @RolesAllowed} and {@code @RequiresScope};
 *   <li>the header {@code Idempotency-Key}, from {@code @Idempotent} and {@code @RequiresIdempotencyKey};
 *   <li>{@code x-max-body-bytes}, from {@code @MaxBody};
 *   <li>no schema that no operation leads to;
 *   <li>which fields of an answer are always there: the components of its record that are not {@code @Nullable}.
 * </ul>
 *
 * <p>Methods are found by their {@code operationId}, which therefore every operation needs.
 */
public final class RestContractFilter implements OASFilter {
    /** As {@code IdempotencyFilter} checks it. */
    private static final String KEY_PATTERN = "^[\\x21-\\x7e]{1,200}$";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String OPERATION = "org.eclipse.microprofile.openapi.annotations.Operation";
    private static final String PLATFORM = "io.eventify.platform.";

    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final AnswerRecords answers;

    /**
     * Called by the generator.
     *
     * @param index of the context's classes and of what they use
     */
    public RestContractFilter(IndexView index) {
        answers = new AnswerRecords(index);
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            AnnotationValue id = operation.value("operationId");
            if (id != null && operation.target().kind() == AnnotationTarget.Kind.METHOD) {
                methods.put(id.asString(), operation.target().asMethod());
            }
        }
    }

    @Override
    public Operation filterOperation(Operation operation) {
        MethodInfo method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("no method says @Operation(operationId = \"" + operation.getOperationId()
                    + "\"): every operation of the contract needs an id of its own");
        }
        List<String> roles = roles(method);
        if (!roles.isEmpty()) {
            operation.addExtension("x-roles", roles);
        }
        find(method, PLATFORM + "identity.RequiresScope")
                .ifPresent(scope ->
                        operation.addExtension("x-scopes", List.of(scope.value().asString())));
        find(method, PLATFORM + "rest.MaxBody")
                .ifPresent(limit -> operation.addExtension(
                        "x-max-body-bytes", limit.value("bytes").asLong()));
        boolean required =
                find(method, PLATFORM + "idempotency.RequiresIdempotencyKey").isPresent();
        if (required || find(method, PLATFORM + "idempotency.Idempotent").isPresent()) {
            setKey(operation, required);
        } else {
            keyOf(operation).ifPresent(key -> setKey(operation, Boolean.TRUE.equals(key.getRequired())));
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents() == null
                ? null
                : document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        Set<String> used = Schemas.used(document);
        Set.copyOf(schemas.keySet()).stream()
                .filter(name -> !used.contains(name))
                .forEach(document.getComponents()::removeSchema);
        Set<String> sent = Schemas.sent(document);
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null) {
                List<String> required =
                        answers.alwaysThere(name, schema.getProperties().keySet());
                if (!required.isEmpty()) {
                    schema.setRequired(required);
                }
            }
            // the generator's own order depends on the run
            if (schema.getRequired() != null) {
                schema.setRequired(schema.getRequired().stream().sorted().toList());
            }
        });
    }

    /* The method's word counts before the class's; @PermitAll and nothing at all mean no role. */
    private static List<String> roles(MethodInfo method) {
        for (Optional<AnnotationInstance> allowed : List.of(
                own(method.annotations(), method, "jakarta.annotation.security.RolesAllowed"),
                own(method.annotations(), method, "jakarta.annotation.security.PermitAll"),
                ofClass(method, "jakarta.annotation.security.RolesAllowed"))) {
            if (allowed.isPresent()) {
                AnnotationValue names = allowed.get().value();
                return names == null ? List.of() : Arrays.asList(names.asStringArray());
            }
        }
        return List.of();
    }

    private static Optional<AnnotationInstance> find(MethodInfo method, String annotation) {
        return own(method.annotations(), method, annotation).or(() -> ofClass(method, annotation));
    }

    private static Optional<AnnotationInstance> own(
            List<AnnotationInstance> annotations, AnnotationTarget target, String name) {
        return annotations.stream()
                .filter(a -> a.target() == target || a.target().equals(target))
                .filter(a -> a.name().toString().equals(name))
                .findFirst();
    }

    private static Optional<AnnotationInstance> ofClass(MethodInfo method, String annotation) {
        ClassInfo type = method.declaringClass();
        return type.declaredAnnotations().stream()
                .filter(a -> a.name().toString().equals(annotation))
                .findFirst();
    }

    private static Optional<Parameter> keyOf(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters == null
                ? Optional.empty()
                : parameters.stream()
                        .filter(p -> IDEMPOTENCY_KEY.equals(p.getName()))
                        .findFirst();
    }

    private static void setKey(Operation operation, boolean required) {
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.removeIf(p -> IDEMPOTENCY_KEY.equals(p.getName()));
        parameters.add(OASFactory.createParameter()
                .name(IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(
                        "A new one for each wish, such as a UUID. The same key with the same body gives the stored answer, with another body 422 idempotency_key_reused.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(200)
                        .pattern(KEY_PATTERN)));
        operation.setParameters(parameters);
    }
}
