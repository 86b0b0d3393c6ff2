package io.eventify.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The same on a real OpenSearch: in the profile opensearch, which fetches it. */
class OpenSearchIT extends SearchContract {
    /** A new server on a busy machine takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private OpenSearchServer server;

    @Override
    SearchBackend backend() throws Exception {
        server = OpenSearchServer.start(distribution());
        return new SearchBackend.OpenSearch(server.host(), "http", PATIENCE);
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_server_that_does_not_answer_any_more_is_said_to_be_unavailable() throws Exception {
        try (OpenSearchServer other = OpenSearchServer.start(distribution());
                EventIndex index = EventIndex.open(
                        new SearchBackend.OpenSearch(other.host(), "http", PATIENCE), UUID.randomUUID())) {
            assertThat(index.suggest(List.of("midnight"), NOW, 5)).isEmpty();
            other.close();

            assertThatThrownBy(() -> index.suggest(List.of("midnight"), NOW, 5))
                    .isInstanceOf(SearchUnavailableException.class);
        }
    }

    private static Path distribution() {
        return Path.of(System.getProperty("eventify.test.opensearch"));
    }

    @Test
    void the_documents_lie_at_the_server() throws Exception {
        assertThat(server.get("/_cat/indices/eventify-events-*?h=index,status")).contains("open");
        assertThat(server.get("/eventify-events-*/_count")).contains("\"count\":");
    }
}
