package io.eventify.catalogue.search;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations;
import io.eventify.catalogue.Programme;
import io.eventify.platform.time.Sweeps;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The index of this instance, or its door to the shared one. */
@ApplicationScoped
public class SearchIndexes {
    private IndexFeed feed;

    @Inject
    Database database;

    @Inject
    Generations generations;

    @Inject
    Programme programme;

    @Inject
    Clock clock;

    @Inject
    Sweeps sweeps;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.search.backend")
    String backend;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.search.directory")
    String directory;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.search.hosts")
    String hosts;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.search.protocol")
    String protocol;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.search.timeout")
    Duration timeout;

    @Inject
    @ConfigProperty(name = "eventify.catalogue.search.pause")
    Duration pause;

    /** For CDI, which fills it afterwards. */
    @SuppressWarnings("NullAway")
    protected SearchIndexes() {}

    SearchIndexes(IndexFeed feed) {
        this();
        this.feed = feed;
    }

    void start(@Observes Startup startup) {
        SearchBackend where =
                switch (backend) {
                    case "lucene" -> new SearchBackend.Lucene(Path.of(directory).toAbsolutePath());
                    case "opensearch" -> new SearchBackend.OpenSearch(hosts, protocol, timeout);
                    default ->
                        throw new IllegalStateException(
                                "eventify.catalogue.search.backend is lucene or opensearch, not " + backend);
                };
        feed = new IndexFeed(where, database, generations, programme, clock);
        sweeps.every(pause, "search index", feed::run);
    }

    @PreDestroy
    void stop() {
        if (feed != null) {
            feed.close();
        }
    }

    /** @throws SearchUnavailableException as long as the first one is being made */
    EventIndex current() {
        return feed.current().orElseThrow(SearchUnavailableException::new);
    }

    Documents documents() {
        return feed.documents();
    }
}
