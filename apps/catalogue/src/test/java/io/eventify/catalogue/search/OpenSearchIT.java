package io.eventify.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The same on a real OpenSearch: in the profile opensearch, which fetches it. */
class OpenSearchIT extends SearchContract {
    private OpenSearchServer server;

    @Override
    SearchBackend backend() throws Exception {
        server = OpenSearchServer.start(Path.of(System.getProperty("eventify.test.opensearch")));
        return new SearchBackend.OpenSearch(server.host(), "http");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_documents_lie_at_the_server() throws Exception {
        assertThat(server.get("/_cat/indices/eventify-events-*?h=index,status")).contains("open");
        assertThat(server.get("/eventify-events-*/_count")).contains("\"count\":");
    }
}
