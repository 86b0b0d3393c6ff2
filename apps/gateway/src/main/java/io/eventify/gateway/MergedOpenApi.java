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
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The contexts' OpenAPI documents as one. They are committed beside each context, compared with its resource classes in the build, and packed into this WAR under {@code openapi/}, so the public
 * document never depends on which service happens to answer. What is not routed from outside is left out.
 */
@ApplicationScoped
class MergedOpenApi {
    private static final String VERSION = "3.1.0";
    private final Routes routes;
    private final String publicUrl;
    private volatile @Nullable String merged;

    @Inject
    MergedOpenApi(Routes routes, @ConfigProperty(name = "eventify.public.url") String publicUrl) {
        this.routes = routes;
        this.publicUrl = publicUrl;
    }

    /** For the proxy of the application scope. */
    protected MergedOpenApi() {
        this(new Routes(), "");
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
        Map<String, JsonValue> paths = new TreeMap<>();
        Map<String, Map<String, JsonValue>> components = new TreeMap<>();
        JsonArrayBuilder tags = Json.createArrayBuilder();
        for (String context : routes.contexts().keySet().stream().sorted().toList()) {
            JsonObject document = read(context);
            addPaths(document, context, paths);
            addComponents(document, components);
            tags.add(Json.createObjectBuilder().add("name", context));
        }
        components.computeIfAbsent("securitySchemes", k -> new TreeMap<>()).put("bearer", bearerScheme());
        return Json.createObjectBuilder()
                .add("openapi", VERSION)
                .add("info", info())
                .add(
                        "servers",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", publicUrl)))
                .add("tags", tags)
                .add("paths", object(paths))
                .add("components", object(components))
                .build();
    }

    private void addPaths(JsonObject document, String context, Map<String, JsonValue> paths) {
        document.getJsonObject("paths").forEach((path, item) -> {
            if (path.startsWith("/api/")
                    && routes.of(path.substring("/api/".length()).replaceAll("[{}]", ""))
                            .isPresent()) {
                paths.put(path, tagged(item.asJsonObject(), context));
            }
        });
    }

    private static JsonObject tagged(JsonObject item, String context) {
        JsonObjectBuilder result = Json.createObjectBuilder();
        item.forEach((key, value) -> {
            boolean operation = value.getValueType() == JsonValue.ValueType.OBJECT
                    && value.asJsonObject().containsKey("responses");
            result.add(
                    key,
                    operation
                            ? Json.createObjectBuilder(value.asJsonObject())
                                    .add("tags", Json.createArrayBuilder().add(context))
                                    .build()
                            : value);
        });
        return result.build();
    }

    private static void addComponents(JsonObject document, Map<String, Map<String, JsonValue>> components) {
        JsonObject own = document.getJsonObject("components");
        if (own == null) {
            return;
        }
        own.forEach((kind, named) -> named.asJsonObject()
                .forEach((name, value) ->
                        addComponent(kind, name, value, components.computeIfAbsent(kind, k -> new TreeMap<>()))));
    }

    /* One name, one meaning: a context must not change what another one's references lead to. */
    private static void addComponent(String kind, String name, JsonValue value, Map<String, JsonValue> known) {
        JsonValue earlier = known.putIfAbsent(name, value);
        if (earlier != null && !earlier.equals(value)) {
            throw new IllegalStateException("two contexts mean different things by " + kind + "/" + name);
        }
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

    private static JsonObject info() {
        return Json.createObjectBuilder()
                .add("title", "Eventify")
                .add("version", "1")
                .add("description", "Sell seats, book, pay and enter. Errors carry a stable code and a correlation id.")
                .add(
                        "license",
                        Json.createObjectBuilder().add("name", "Apache-2.0").add("identifier", "Apache-2.0"))
                .build();
    }

    private static JsonObject bearerScheme() {
        return Json.createObjectBuilder()
                .add("type", "http")
                .add("scheme", "bearer")
                .add("bearerFormat", "JWT")
                .build();
    }

    private static JsonObject read(String context) {
        String name = "openapi/" + context + "/openapi.json";
        try (InputStream in = MergedOpenApi.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build packed no " + name);
            }
            try (JsonReader reader = Json.createReader(in)) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
