package io.eventify.psp.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything the simulated provider knows. One writer at a time, many readers; a change is journalled before it is visible and on disk
 * before it is answered, so that {@code kill -9} loses nothing that a client was told.
 */
public final class Ledger implements AutoCloseable {
    private static final long LOCK_TIMEOUT_SECONDS = 20;
    /** Below this the file is small enough to keep its history. */
    private static final int LINES_WORTH_COMPACTING = 2_000;

    private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final View committed = new CommittedView();
    private final Journal journal;
    private long nextPosition = 1;
    private long replayedLines;

    /**
     * Opens the ledger kept in a folder, created if it is missing.
     *
     * @throws IOException if the folder cannot be used, is in use, or its journal is damaged
     */
    public Ledger(Path folder) throws IOException {
        for (Kind kind : Kind.values()) {
            shelves.put(kind, new Shelf());
        }
        Journal opened = Journal.open(folder, this::replay);
        if (replayedLines > LINES_WORTH_COMPACTING && replayedLines > 2 * objectCount()) {
            opened.close();
            Journal.rewrite(folder, snapshot());
            opened = Journal.open(folder, line -> {});
        }
        journal = opened;
    }

    public <T> T read(Function<View, T> query) {
        acquire(lock.readLock());
        try {
            return query.apply(committed);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs a change and returns when it is on disk. An exception gives the whole change up. */
    public <T> T write(Function<Transaction, T> command) {
        return write(command, true);
    }

    /** Runs a change that may be repeated after a power failure (not after a kill): nobody was told about it. */
    public <T> T writeUnacknowledged(Function<Transaction, T> command) {
        return write(command, false);
    }

    private <T> T write(Function<Transaction, T> command, boolean awaitDisk) {
        Transaction transaction = new Transaction(committed);
        long position = 0;
        T result;
        acquire(lock.writeLock());
        try {
            result = command.apply(transaction);
            if (!transaction.isEmpty()) {
                ObjectNode line = transaction.toJournal();
                position = journal.append(line);
                publish(line);
            }
        } finally {
            lock.writeLock().unlock();
        }
        if (awaitDisk) {
            journal.awaitDurable(position);
        }
        transaction.actionsAfterCommit().forEach(Runnable::run);
        return result;
    }

    private static void acquire(Lock lock) {
        try {
            if (!lock.tryLock(LOCK_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the ledger is busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the ledger", e);
        }
    }

    private void replay(ObjectNode line) {
        replayedLines++;
        publish(line);
    }

    private void publish(ObjectNode line) {
        for (JsonNode change : line.path("c")) {
            Kind kind = Kind.valueOf(change.get(0).textValue());
            String id = change.get(1).textValue();
            JsonNode value = change.get(2);
            if (value.isNull()) {
                shelf(kind).remove(id);
            } else {
                shelf(kind).put(id, Json.bytes(value), Json.text(value, kind.owner()), nextPosition++);
            }
        }
    }

    private int objectCount() {
        return shelves.values().stream().mapToInt(Shelf::size).sum();
    }

    private Stream<ObjectNode> snapshot() {
        return shelves.entrySet().stream()
                .flatMap(shelf -> shelf.getValue().inOrder().values().stream().map(item -> {
                    Transaction single = new Transaction(committed);
                    single.put(shelf.getKey(), item.id(), Json.parse(item.json()));
                    return single.toJournal();
                }));
    }

    private Shelf shelf(Kind kind) {
        Shelf shelf = shelves.get(kind);
        if (shelf == null) {
            throw new IllegalStateException("no shelf for " + kind);
        }
        return shelf;
    }

    @Override
    public void close() throws IOException {
        acquire(lock.writeLock());
        try {
            journal.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private final class CommittedView implements View {
        @Override
        public Optional<ObjectNode> find(Kind kind, String id) {
            return shelf(kind).find(id).map(item -> Json.parse(item.json()));
        }

        @Override
        public Stream<ObjectNode> latestFirst(Kind kind, OptionalLong olderThan, OptionalLong newerThan) {
            NavigableMap<Long, Shelf.Item> all = shelf(kind).inOrder();
            long from = newerThan.orElse(0);
            long to = olderThan.orElse(Long.MAX_VALUE);
            return from >= to
                    ? Stream.empty()
                    : parsed(all.subMap(from, false, to, false).descendingMap());
        }

        @Override
        public Stream<ObjectNode> earliestFirst(Kind kind, OptionalLong newerThan) {
            return parsed(shelf(kind).inOrder().tailMap(newerThan.orElse(0), false));
        }

        @Override
        public Stream<ObjectNode> ownedBy(Kind kind, String owner) {
            return parsed(shelf(kind).inOrder(owner).descendingMap());
        }

        @Override
        public OptionalLong position(Kind kind, String id) {
            return shelf(kind)
                    .find(id)
                    .map(item -> OptionalLong.of(item.position()))
                    .orElse(OptionalLong.empty());
        }

        private Stream<ObjectNode> parsed(NavigableMap<Long, Shelf.Item> items) {
            return items.values().stream().map(item -> Json.parse(item.json()));
        }
    }
}
