package io.eventify.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Open Liberty finds no entity by itself (open-liberty #35341): persistence.xml has to name each. */
class EntityListTest {

    @Test
    void every_entity_stands_in_persistence_xml() throws IOException {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            Set<String> annotated = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file)
                            .toString()
                            .replace('/', '.')
                            .replaceAll("\\.class$", ""))
                    .filter(EntityListTest::isPersistent)
                    .collect(Collectors.toSet());

            assertThat(TestPersistence.listedClasses().stream().map(Class::getName))
                    .containsExactlyInAnyOrderElementsOf(annotated);
        }
    }

    private static boolean isPersistent(String name) {
        try {
            Class<?> type = Class.forName(name, false, EntityListTest.class.getClassLoader());
            return type.isAnnotationPresent(Entity.class)
                    || type.isAnnotationPresent(Embeddable.class)
                    || type.isAnnotationPresent(Converter.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
