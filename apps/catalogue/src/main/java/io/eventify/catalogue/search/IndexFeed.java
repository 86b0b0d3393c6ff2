package io.eventify.catalogue.search;

import io.eventify.catalogue.Database;
import io.eventify.catalogue.Generations;
import io.eventify.catalogue.Generations.Generation;
import io.eventify.catalogue.Programme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index at what the read models say: fills it when it is new, follows the changes, and goes over to a new generation's index once that is filled; searches
 * go on in the old one until then. One thread at a time.
 */
final class IndexFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(IndexFeed.class.getName());
    private static final int BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);
    /** Longer than any search runs. */
    private static final Duration RETIREMENT = Duration.ofSeconds(30);

    private static final Duration DURABLE_EVERY = Duration.ofSeconds(30);

    private final SearchBackend backend;
    private final Database database;
    private final Generations generations;
    private final Changes changes;
    private final Documents documents;
    private final Clock clock;
    private final UUID instance = UUID.randomUUID();
    private final List<Retired> retired = new ArrayList<>();
    private volatile @Nullable Open open;

    private record Retired(EventIndex index, Instant at) {}

    /** An index in use; {@code cursor} is null as long as another instance fills it. */
    private static final class Open {
        final Generation generation;
        final EventIndex index;
        final FeedCursor cursors;

        @Nullable
        String cursor;

        Instant durableAt;

        Open(Generation generation, EventIndex index, FeedCursor cursors, Instant durableAt) {
            this.generation = generation;
            this.index = index;
            this.cursors = cursors;
            this.durableAt = durableAt;
        }
    }

    IndexFeed(SearchBackend backend, Database database, Generations generations, Programme programme, Clock clock) {
        this.backend = backend;
        this.database = database;
        this.generations = generations;
        this.changes = new Changes(database);
        this.documents = new Documents(programme, clock);
        this.clock = clock;
    }

    /** The index to ask. */
    Optional<EventIndex> current() {
        return Optional.ofNullable(open).map(o -> o.index);
    }

    Documents documents() {
        return documents;
    }

    /** One run: whatever is to be done now. */
    synchronized void run() {
        closeRetired();
        Generation live = generations.live();
        Open before = open;
        if (before == null || !before.generation.equals(live)) {
            goOverTo(live);
        } else {
            follow(before);
        }
    }

    @Override
    public synchronized void close() {
        Open last = open;
        open = null;
        try {
            if (last != null) {
                makeDurable(last);
            }
        } finally {
            if (last != null) {
                last.index.close();
            }
            retired.forEach(r -> r.index.close());
            retired.clear();
        }
    }

    private void goOverTo(Generation live) {
        // what is in use stays as it is: its rows are being deleted
        Open before = open;
        Open next = openIndex(live);
        boolean isReady = false;
        try {
            isReady = prepare(next);
        } finally {
            if (!isReady) {
                next.index.close();
            }
        }
        if (!isReady) {
            return;
        }
        open = next;
        if (before != null) {
            retired.add(new Retired(before.index, clock.instant()));
        }
        LOG.info(() -> "the search index of generation " + live.uid() + " is in use");
    }

    private Open openIndex(Generation live) {
        FeedCursor cursors =
                switch (backend) {
                    case SearchBackend.Lucene lucene -> {
                        removeOthers(lucene, live.uid());
                        yield new LocalCursor(lucene.folder(live.uid()));
                    }
                    case SearchBackend.OpenSearch shared ->
                        new SharedCursor(database, EventIndex.MODEL + "-" + live.uid(), instance);
                };
        return new Open(live, EventIndex.open(backend, live.uid()), cursors, clock.instant());
    }

    /* False as long as another instance fills the index. */
    private boolean prepare(Open next) {
        Optional<String> cursor = next.cursors.read();
        if (cursor.isPresent()) {
            next.cursor = cursor.get();
            follow(next);
            return true;
        }
        if (!next.cursors.isMine()) {
            return false;
        }
        fill(next);
        return true;
    }

    private void fill(Open next) {
        Instant begin = clock.instant();
        String cursor = changes.now();
        next.index.purge();
        long written = 0;
        UUID after = FIRST;
        for (List<UUID> ids = changes.events(next.generation.id(), after, BATCH);
                !ids.isEmpty();
                ids = changes.events(next.generation.id(), after, BATCH)) {
            List<EventDocument> batch = documents.of(next.generation.id(), ids);
            next.index.add(batch);
            written += batch.size();
            after = ids.getLast();
            next.cursors.isMine();
        }
        next.index.flush();
        next.cursors.write(cursor);
        next.cursor = cursor;
        long count = written;
        LOG.info(() -> "search index of %d events filled in %d ms"
                .formatted(count, Duration.between(begin, clock.instant()).toMillis()));
        follow(next);
    }

    private void follow(Open of) {
        if (!of.cursors.isMine()) {
            of.cursor = null;
            return;
        }
        if (of.cursor == null) {
            of.cursor = of.cursors.read().orElse(null);
        }
        String cursor = of.cursor;
        if (cursor == null) {
            return;
        }
        Changes.Batch batch = changes.since(of.generation.id(), cursor);
        for (int i = 0; i < batch.events().size(); i += BATCH) {
            List<UUID> ids =
                    batch.events().subList(i, Math.min(i + BATCH, batch.events().size()));
            List<EventDocument> found = documents.of(of.generation.id(), ids);
            Set<UUID> kept = found.stream().map(document -> document.id).collect(Collectors.toSet());
            of.index.write(found, ids.stream().filter(id -> !kept.contains(id)).toList());
        }
        of.cursor = batch.next();
        if (of.durableAt.plus(DURABLE_EVERY).isBefore(clock.instant())) {
            makeDurable(of);
        }
    }

    private void makeDurable(Open of) {
        String cursor = of.cursor;
        if (cursor != null) {
            of.index.flush();
            of.cursors.write(cursor);
        }
        of.durableAt = clock.instant();
    }

    private void closeRetired() {
        Instant now = clock.instant();
        for (Retired old : List.copyOf(retired)) {
            if (old.at.plus(RETIREMENT).isBefore(now)) {
                if (backend instanceof SearchBackend.OpenSearch) {
                    old.index.drop();
                }
                old.index.close();
                retired.remove(old);
            }
        }
    }

    /* Indexes of generations that are no more, or of an older model. */
    private void removeOthers(SearchBackend.Lucene lucene, UUID live) {
        Open current = open;
        Set<Path> kept = Stream.of(live, current == null ? live : current.generation.uid())
                .map(lucene::folder)
                .collect(Collectors.toSet());
        try {
            Files.createDirectories(lucene.directory());
            Files.createDirectories(lucene.folder(live));
            try (Stream<Path> folders = Files.list(lucene.directory())) {
                folders.filter(folder -> !kept.contains(folder)
                                && retired.stream()
                                        .map(r -> lucene.folder(r.index.generation()))
                                        .noneMatch(folder::equals))
                        .toList()
                        .forEach(IndexFeed::remove);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
