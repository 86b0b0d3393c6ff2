package io.eventify.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import io.eventify.contracts.events.EventTypes;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that must agree with one another or with the code. */
class CommittedFilesTest {
    private static final List<String> WITH_DATABASE =
            List.of("event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue");
    private static final List<String> WITH_DEAD_LETTERS =
            List.of("event", "inventory", "reservation", "order", "ticketing", "catalogue");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CLASS_LINE = Pattern.compile("<class>\\s*([\\w.]+)\\s*</class>");

    @Test
    void the_platform_tables_are_the_same_in_every_context() throws IOException {
        String first = Files.readString(migration("event"));

        for (String context : WITH_DATABASE) {
            assertThat(Files.readString(migration(context))).as(context).isEqualTo(first);
        }
    }

    @Test
    void decisions_about_dead_letters_are_kept_alike_in_every_context_that_has_some() throws IOException {
        String first = deadLetterDecisions("event");

        for (String context : WITH_DEAD_LETTERS) {
            assertThat(deadLetterDecisions(context)).as(context).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue"})
    void every_entity_has_its_line_in_persistence_xml(String context) throws IOException {
        Set<String> entities = new TreeSet<>();
        Set<String> embeddables = new TreeSet<>();
        for (JavaClass type : Sources.platform()) {
            if (type.getPackageName().startsWith("io.eventify." + context)) {
                if (type.isAnnotatedWith(Entity.class)) {
                    entities.add(type.getName());
                }
                if (type.isAnnotatedWith(Embeddable.class)) {
                    embeddables.add(type.getName());
                }
            }
        }
        Set<String> lines = classLines(context);

        assertThat(lines).containsAll(entities);
        // an embeddable is found through its entity; naming it is allowed
        lines.removeAll(embeddables);
        assertThat(lines).isEqualTo(entities);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue"})
    void every_error_speaks_french_english_and_arabic(String context) throws IOException {
        Path resources = Sources.root().resolve("apps/" + context + "/src/main/resources");
        Set<String> english = keys(resources.resolve("errors.properties"));

        assertThat(english).isNotEmpty();
        assertThat(keys(resources.resolve("errors_fr.properties"))).isEqualTo(english);
        assertThat(keys(resources.resolve("errors_ar.properties"))).isEqualTo(english);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "inventory", "reservation", "order", "ticketing", "catalogue"})
    void a_queue_hears_just_what_its_context_consumes(String context) throws Exception {
        String broker = Files.readString(Sources.root().resolve("artemis/broker.xml"));
        Matcher filter = Pattern.compile(
                        "<queue name=\"" + context + "\">\\s*<filter string=\"ce_type IN \\(([^)]*)\\)\"")
                .matcher(broker);
        assertThat(filter.find()).isTrue();
        Set<String> heard =
                new TreeSet<>(List.of(filter.group(1).replace("'", "").split(",\\s*")));

        assertThat(consumed(context)).isEqualTo(heard);
    }

    /* The strict profile generates the document from the resource classes; other builds compare only what an earlier strict one left. */
    @ParameterizedTest
    @ValueSource(strings = {"event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue"})
    void the_committed_rest_contract_is_what_the_resource_classes_say(String context) throws IOException {
        Path generated = Sources.root().resolve("apps/" + context + "/target/openapi/openapi.json");
        assumeTrue(Boolean.getBoolean("eventify.strict") || Files.exists(generated), "made with -Pstrict");
        Path committed = Sources.root().resolve("apps/" + context + "/openapi.json");

        assertThat(JSON.readTree(committed.toFile()))
                .as(
                        "build apps/%s with -Pstrict; if the change is meant, copy its target/openapi/openapi.json to apps/%s",
                        context, context)
                .isEqualTo(JSON.readTree(generated.toFile()));
    }

    /** What the sources of a context's consumers name; constants do not survive in byte code. */
    private static Set<String> consumed(String context) throws Exception {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Sources.root().resolve("apps/" + context + "/src/main/java"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("Consumer.java")).toList()) {
                Matcher name = Pattern.compile("EventTypes\\.([A-Z_]+)").matcher(Files.readString(file));
                while (name.find()) {
                    types.add((String) EventTypes.class.getField(name.group(1)).get(null));
                }
            }
        }
        return types;
    }

    private static Path migration(String context) {
        return Sources.root().resolve("db/migrations/" + context + "/V1__platform_tables.sql");
    }

    private static String deadLetterDecisions(String context) throws IOException {
        try (Stream<Path> files = Files.list(Sources.root().resolve("db/migrations/" + context))) {
            return Files.readString(files.filter(file -> file.toString().endsWith("__dead_letter_decisions.sql"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static Set<String> classLines(String context) throws IOException {
        Path file = Sources.root().resolve("apps/" + context + "/src/main/resources/META-INF/persistence.xml");
        String xml = Files.exists(file) ? Files.readString(file) : "";
        Set<String> lines = new TreeSet<>();
        Matcher matcher = CLASS_LINE.matcher(xml);
        while (matcher.find()) {
            lines.add(matcher.group(1));
        }
        return lines;
    }

    private static Set<String> keys(Path bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        }
        try (Stream<String> names = properties.stringPropertyNames().stream()) {
            return new TreeSet<>(names.toList());
        }
    }
}
