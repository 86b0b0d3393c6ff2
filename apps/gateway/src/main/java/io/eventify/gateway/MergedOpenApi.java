package io.eventify.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The contexts' OpenAPI documents as one. They are committed beside each context, compared with its resource classes in the build, and packed into this WAR under {@code openapi/}, so the public
 * document never depends on which service happens to answer. What is not routed from outside is left out; what every request meets at this door ({@code openapi/public.json}) is added.
 */
@ApplicationScoped
class MergedOpenApi {
    private static final Pattern REFERENCE = Pattern.compile("\"#/components/(\\w+)/([^\"]+)\"");
    /** What the gateway answers itself is no REST resource of a framework: its contract is written by hand, and tests hold its answers against it. */
    private static final String ITSELF = "gateway";

    private final Routes routes;
    private final String publicUrl;
    private final String issuer;
    private volatile @Nullable String merged;

    @Inject
    MergedOpenApi(
            Routes routes,
            @ConfigProperty(name = "eventify.public.url") String publicUrl,
            @ConfigProperty(name = "eventify.issuer") String issuer) {
        this.routes = routes;
        this.publicUrl = publicUrl;
        this.issuer = issuer;
    }

    /** For the proxy of the application scope. */
    protected MergedOpenApi() {
        this(new Routes(), "", "");
    }

    /** The document. */
    String json() {
        String known = merged;
        if (known == null) {
            known = merge().toString();
            merged = known;
        }
        return known;
    }

    private JsonObject merge() {
        List<String> contexts = routes.contexts().keySet().stream().sorted().toList();
        JsonObject common = common();
        ErrorCatalogue errors = new ErrorCatalogue(contexts);
        Map<String, Map<String, JsonValue>> components = components(common, errors);
        Map<String, JsonValue> paths = new TreeMap<>();
        JsonArrayBuilder tags = Json.createArrayBuilder();
        PublicOperation.Rules rules = new PublicOperation.Rules(
                common.getJsonObject("x-statuses"), common.getJsonObject("x-parameter-descriptions"), errors);
        for (String context :
                Stream.concat(contexts.stream(), Stream.of(ITSELF)).toList()) {
            JsonObject document = read("openapi/" + context + "/openapi.json");
            PublicOperation operations =
                    new PublicOperation(context, rules, read("openapi/" + context + "/openapi-examples.json"));
            addPaths(context, document, operations, paths);
            addSchemas(context, document, Objects.requireNonNull(components.get("schemas"), "schemas"));
            tags.add(Json.createObjectBuilder()
                    .add("name", context)
                    .add("description", document.getJsonObject("info").getString("description")));
        }
        removeUnused(paths, components);
        JsonObjectBuilder document = Json.createObjectBuilder();
        for (String part : List.of("openapi", "info", "servers")) {
            document.add(part, common.get(part));
        }
        return document.add("tags", tags)
                .add("paths", object(paths))
                .add("components", object(components))
                .build();
    }

    private JsonObject common() {
        String text =
                text("openapi/public.json").replace("${public}", publicUrl).replace("${issuer}", issuer);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static Map<String, Map<String, JsonValue>> components(JsonObject common, ErrorCatalogue errors) {
        Map<String, Map<String, JsonValue>> components = new TreeMap<>();
        common.getJsonObject("components")
                .forEach((kind, named) -> components.put(kind, new TreeMap<>(named.asJsonObject())));
        Map<String, JsonValue> schemas = Objects.requireNonNull(components.get("schemas"), "schemas");
        JsonValue errorCode = Objects.requireNonNull(schemas.get("ErrorCode"), "ErrorCode");
        schemas.put(
                "ErrorCode",
                Json.createObjectBuilder(errorCode.asJsonObject())
                        .add("description", errors.table())
                        .add("x-extensible-enum", Json.createArrayBuilder(errors.codes()))
                        .build());
        components.put("responses", PublicOperation.commonAnswers(common.getJsonObject("x-statuses"), errors));
        return components;
    }

    private void addPaths(
            String context, JsonObject document, PublicOperation operations, Map<String, JsonValue> paths) {
        document.getJsonObject("paths").forEach((path, item) -> {
            if (context.equals(ITSELF) || isRouted(path)) {
                paths.put(path, operations.completed(item.asJsonObject()));
            }
        });
    }

    private boolean isRouted(String path) {
        return path.startsWith("/api/")
                && routes.of(path.substring("/api/".length()).replaceAll("[{}]", ""))
                        .isPresent();
    }

    /* One name, one meaning: a context must not change what another one's references lead to. */
    private static void addSchemas(String context, JsonObject document, Map<String, JsonValue> known) {
        JsonObject own = document.getJsonObject("components").getJsonObject("schemas");
        if (own == null) {
            return;
        }
        own.forEach((name, schema) -> {
            JsonValue earlier = known.putIfAbsent(name, schema);
            if (earlier != null && !earlier.equals(schema)) {
                throw new IllegalStateException("the context " + context + " and another one mean different things by "
                        + "schemas/" + name + "; name one of them by @Schema(name = ...)");
            }
        });
    }

    /* Schemas that only unrouted operations use; a schema may be held by another one, hence the repetition. */
    private static void removeUnused(Map<String, JsonValue> paths, Map<String, Map<String, JsonValue>> components) {
        Set<String> used = new HashSet<>();
        Set<String> fresh = references(paths.values().toString());
        while (used.addAll(fresh)) {
            StringBuilder reached = new StringBuilder();
            components.forEach((kind, named) -> named.forEach((name, value) -> {
                if (used.contains(kind + '/' + name)) {
                    reached.append(value);
                }
            }));
            fresh = references(reached.toString());
        }
        components.forEach((kind, named) -> {
            if (!kind.equals("securitySchemes")) {
                named.keySet().removeIf(name -> !used.contains(kind + '/' + name));
            }
        });
    }

    private static Set<String> references(String json) {
        Set<String> found = new HashSet<>();
        Matcher reference = REFERENCE.matcher(json);
        while (reference.find()) {
            found.add(reference.group(1) + '/' + reference.group(2));
        }
        return found;
    }

    private static JsonObject object(Map<String, ?> entries) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        entries.forEach((key, value) -> {
            if (value instanceof JsonValue json) {
                builder.add(key, json);
            } else if (value instanceof Map<?, ?> nested) {
                @SuppressWarnings("unchecked")
                Map<String, ?> named = (Map<String, ?>) nested;
                builder.add(key, object(named));
            }
        });
        return builder.build();
    }

    private static JsonObject read(String name) {
        try (JsonReader reader = Json.createReader(new StringReader(text(name)))) {
            return reader.readObject();
        }
    }

    private static String text(String name) {
        try (InputStream in = MergedOpenApi.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build packed no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
