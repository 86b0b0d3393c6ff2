package io.eventify.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventify.platform.testing.TestPersistence;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Open Liberty finds no entity by itself (open-liberty #35341): persistence.xml has to name each. */
class EntityListTest {

    @Test
    void every_entity_stands_in_persistence_xml() throws IOException {
        assertThat(TestPersistence.listedClasses())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(TestPersistence.annotatedClasses());
    }
}
