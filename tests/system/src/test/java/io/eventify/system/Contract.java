package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The public OpenAPI document, for the answers whose contract is written by hand: no field is missing, and none is not told of. */
final class Contract {
    private static final String SCHEMAS = "#/components/schemas/";
    private final JsonNode schemas;

    private Contract(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** As the gateway serves it. */
    static Contract published() {
        return new Contract(TestPlatform.running()
                .gateway()
                .get("/api/openapi")
                .expect(200)
                .json()
                .at("/components/schemas"));
    }

    /** @param all whether optional fields have to be there, too */
    void describes(String schema, JsonNode value, boolean all) {
        compare(schemas.path(schema), value, all, schema);
    }

    private void compare(JsonNode given, JsonNode value, boolean all, String where) {
        JsonNode schema =
                given.has("$ref") ? schemas.path(given.path("$ref").asText().substring(SCHEMAS.length())) : given;
        assertThat(schema.isMissingNode()).as("a schema of " + where).isFalse();
        switch (schema.path("type").asText()) {
            case "object" -> {
                List<String> told = names(schema.path("properties").fieldNames());
                List<String> wanted = all ? told : new ArrayList<>();
                if (!all) {
                    schema.path("required").forEach(name -> wanted.add(name.asText()));
                }
                assertThat(names(value.fieldNames())).as(where).isSubsetOf(told).containsAll(wanted);
                value.fieldNames()
                        .forEachRemaining(name ->
                                compare(schema.at("/properties/" + name), value.path(name), false, where + "." + name));
            }
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> compare(schema.path("items"), item, false, where + "[]"));
            }
            case "string" -> assertThat(value.isTextual()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            default -> throw new AssertionError("no type in the schema of " + where);
        }
    }

    private static List<String> names(Iterator<String> names) {
        List<String> all = new ArrayList<>();
        names.forEachRemaining(all::add);
        return all;
    }
}
