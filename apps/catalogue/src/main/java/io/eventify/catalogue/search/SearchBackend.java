package io.eventify.catalogue.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.search.backend.elasticsearch.index.layout.IndexLayoutStrategy;
import org.hibernate.search.engine.environment.bean.BeanReference;

/** Where the index lies. */
sealed interface SearchBackend {

    /** What the search engine is told, for the index of one generation. */
    Map<String, Object> properties(UUID generation);

    /** In files of this process, each instance its own. */
    record Lucene(Path directory) implements SearchBackend {
        @Override
        public Map<String, Object> properties(UUID generation) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("hibernate.search.backend.type", "lucene");
            properties.put("hibernate.search.backend.directory.type", "local-filesystem");
            properties.put(
                    "hibernate.search.backend.directory.root",
                    folder(generation).toString());
            properties.put("hibernate.search.backend.analysis.configurer", BeanReference.ofInstance(Analysis.LUCENE));
            properties.put("hibernate.search.backend.io.commit_interval", "10000");
            properties.put("hibernate.search.backend.indexing.queue_count", "2");
            properties.put("hibernate.search.backend.thread_pool.size", "2");
            return properties;
        }

        /** The folder of a generation's index and of how far it is. */
        Path folder(UUID generation) {
            return directory.resolve(EventIndex.MODEL + "-" + generation);
        }
    }

    /**
     * At an OpenSearch that all instances share.
     *
     * @param hosts {@code host:port}, separated by commas
     * @param protocol http or https
     * @param timeout how long an answer is waited for, the making of an index included
     */
    record OpenSearch(String hosts, String protocol, Duration timeout) implements SearchBackend {
        @Override
        public Map<String, Object> properties(UUID generation) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("hibernate.search.backend.type", "elasticsearch");
            properties.put("hibernate.search.backend.hosts", hosts);
            properties.put("hibernate.search.backend.protocol", protocol);
            properties.put(
                    "hibernate.search.backend.analysis.configurer", BeanReference.ofInstance(Analysis.OPENSEARCH));
            properties.put("hibernate.search.backend.layout.strategy", BeanReference.ofInstance(new Names(generation)));
            properties.put("hibernate.search.backend.connection_timeout", "2000");
            properties.put("hibernate.search.backend.read_timeout", String.valueOf(timeout.toMillis()));
            properties.put("hibernate.search.backend.request_timeout", String.valueOf(timeout.toMillis()));
            return properties;
        }
    }

    /** Index names at OpenSearch: one index a generation. */
    record Names(UUID generation) implements IndexLayoutStrategy {
        @Override
        public String createInitialElasticsearchIndexName(String name) {
            return "eventify-" + name + "-" + EventIndex.MODEL + "-" + generation;
        }

        @Override
        public String createWriteAlias(String name) {
            return createInitialElasticsearchIndexName(name) + "-write";
        }

        @Override
        public String createReadAlias(String name) {
            return createInitialElasticsearchIndexName(name) + "-read";
        }

        @Override
        public String extractUniqueKeyFromHibernateSearchIndexName(String name) {
            return name;
        }

        @Override
        public String extractUniqueKeyFromElasticsearchIndexName(String name) {
            return EventDocument.INDEX;
        }
    }
}
