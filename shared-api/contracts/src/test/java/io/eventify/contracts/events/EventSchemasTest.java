package io.eventify.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed schemas and examples are what the records say. {@code -Dupdate.schemas=true} writes them anew: a changed schema must stay readable for
 * old consumers, else it needs the next version.
 */
class EventSchemasTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path EXAMPLES = Path.of("src/test/resources/examples");
    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig());

    static Stream<String> types() {
        return EventSchemas.DATA.keySet().stream().sorted();
    }

    @Test
    void every_type_has_a_record() {
        List<String> declared = Arrays.stream(EventTypes.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(EventSchemasTest::value)
                .toList();
        assertThat(EventSchemas.DATA).containsOnlyKeys(declared.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_committed_schema_is_what_the_record_says(String type) throws IOException {
        assertGolden(
                SCHEMAS.resolve(type).resolve(EventSchemas.VERSION + ".json"),
                Schemas.of(type, EventSchemas.DATA.get(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_committed_example_is_what_is_written_and_fits_its_schema(String type) throws IOException {
        Object example = Examples.of(EventSchemas.DATA.get(type));
        String json = JSONB.toJson(example);

        assertGolden(EXAMPLES.resolve(type + ".json"), parsed(json));
        assertThat(validate(type, json)).isEmpty();
        assertThat((Object) JSONB.fromJson(json, EventSchemas.DATA.get(type))).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("types")
    void data_without_a_required_field_breaks_its_schema(String type) throws IOException {
        JsonObject example = parsed(JSONB.toJson(Examples.of(EventSchemas.DATA.get(type))));
        String required = Schemas.of(type, EventSchemas.DATA.get(type))
                .getJsonArray("required")
                .getString(0);

        assertThat(validate(
                        type,
                        Json.createObjectBuilder(example)
                                .remove(required)
                                .build()
                                .toString()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_cloudevents_sdk_reads_the_envelope(String type) {
        UUID id = UUID.fromString("0190b1f0-0000-7000-8000-000000000001");
        JsonObject data = parsed(JSONB.toJson(Examples.of(EventSchemas.DATA.get(type))));
        String envelope = Json.createObjectBuilder(Map.of(
                        "specversion",
                        "1.0",
                        "id",
                        id.toString(),
                        "type",
                        type,
                        "source",
                        "/order-service",
                        "subject",
                        id.toString(),
                        "time",
                        "2026-03-21T19:30:00Z",
                        "datacontenttype",
                        "application/json",
                        "dataschema",
                        EventSchemas.uri(type),
                        "correlationid",
                        id.toString()))
                .add("data", data)
                .build()
                .toString();

        EventFormat format = EventFormatProvider.getInstance().resolveFormat("application/cloudevents+json");
        CloudEvent event = format.deserialize(envelope.getBytes(StandardCharsets.UTF_8));

        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getDataSchema()).isEqualTo(URI.create(EventSchemas.uri(type)));
        assertThat(event.getExtension("correlationid")).isEqualTo(id.toString());
        assertThat(parsed(new String(event.getData().toBytes(), StandardCharsets.UTF_8)))
                .isEqualTo(data);
    }

    private static List<Error> validate(String type, String json) throws IOException {
        String text = Files.readString(SCHEMAS.resolve(type).resolve(EventSchemas.VERSION + ".json"));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON);
    }

    private static void assertGolden(Path file, JsonObject expected) throws IOException {
        if (Boolean.getBoolean("update.schemas")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, pretty(expected));
        }
        assertThat(file).exists();
        assertThat(parsed(Files.readString(file)))
                .as("%s; -Dupdate.schemas=true writes it anew", file)
                .isEqualTo(expected);
    }

    private static String pretty(JsonObject json) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(json);
        }
        return text.toString().strip() + "\n";
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
