package io.eventify.catalogue.search;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneSearchTest extends SearchContract {
    @TempDir
    static Path directory;

    @Override
    SearchBackend backend() {
        return new SearchBackend.Lucene(directory);
    }
}
