package io.eventify.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Beside the files of an index of this instance's own. */
record LocalCursor(Path folder) implements FeedCursor {
    private Path file() {
        return folder.resolve("cursor");
    }

    @Override
    public boolean isMine() {
        return true;
    }

    @Override
    public Optional<String> read() {
        try {
            return Files.exists(file()) ? Optional.of(Files.readString(file()).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String cursor) {
        try {
            Path next = folder.resolve("cursor.next");
            Files.writeString(next, cursor);
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
