package io.eventify.psp.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file, one committed change per line, each with its checksum.
 *
 * <p>A line cut short by a crash can only be the last one: it was never acknowledged, so it is cut away. A bad line anywhere else
 * means that the file was damaged, and the simulator refuses to start rather than forget money.
 */
final class Journal implements AutoCloseable {
    private static final int CHECKSUM_CHARS = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final FileChannel channel;
    private final FileChannel lockChannel;
    private final ReentrantLock forcing = new ReentrantLock();
    private volatile long written;
    private volatile long durable;
    private volatile boolean broken;

    private Journal(FileChannel channel, FileChannel lockChannel, long size) {
        this.channel = channel;
        this.lockChannel = lockChannel;
        this.written = size;
        this.durable = size;
    }

    /**
     * Opens the journal of a folder after giving every change in it to the reader, in order.
     *
     * @throws IOException if another process uses the folder, or a line other than the last one is damaged
     */
    static Journal open(Path folder, Consumer<ObjectNode> reader) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockChannel = lock(folder);
        try {
            Path file = folder.resolve("journal");
            long good = replay(file, reader);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(good);
            channel.position(good);
            channel.force(true);
            return new Journal(channel, lockChannel, good);
        } catch (IOException | RuntimeException e) {
            lockChannel.close();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new IOException("another PSP simulator uses " + folder);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Replaces the journal by the given lines in one step; for start-up, before the journal is opened for writing. */
    static void rewrite(Path folder, Stream<ObjectNode> lines) throws IOException {
        Path next = folder.resolve("journal.next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (ObjectNode line : (Iterable<ObjectNode>) lines::iterator) {
                writeFully(channel, encode(line));
            }
            channel.force(true);
        }
        Files.move(
                next, folder.resolve("journal"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long replay(Path file, Consumer<ObjectNode> reader) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        long good = 0;
        long size = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = readLine(in); line.length > 0; line = readLine(in)) {
                boolean last = good + line.length >= size;
                if (!isIntact(line)) {
                    if (last) {
                        break;
                    }
                    throw new IOException("journal " + file + " is damaged at byte " + good);
                }
                reader.accept(Json.parse(Arrays.copyOfRange(line, CHECKSUM_CHARS + 1, line.length - 1)));
                good += line.length;
            }
        }
        return good;
    }

    /** One line with its line feed; without it when the file ends first; empty at the end. */
    private static byte[] readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static boolean isIntact(byte[] line) {
        if (line.length < CHECKSUM_CHARS + 3 || line[line.length - 1] != '\n') {
            return false;
        }
        String expected = new String(line, 0, CHECKSUM_CHARS, StandardCharsets.US_ASCII);
        return expected.equals(checksum(line, CHECKSUM_CHARS + 1, line.length - CHECKSUM_CHARS - 2));
    }

    private static String checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return HEX.toHexDigits((int) crc.getValue());
    }

    private static ByteBuffer encode(ObjectNode change) {
        byte[] json = Json.bytes(change);
        ByteBuffer line = ByteBuffer.allocate(json.length + CHECKSUM_CHARS + 2);
        line.put(checksum(json, 0, json.length).getBytes(StandardCharsets.US_ASCII))
                .put((byte) ' ')
                .put(json)
                .put((byte) '\n');
        return line.flip();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Writes a change; the caller serialises calls. The change is durable once {@link #awaitDurable} returns for the position given back. */
    long append(ObjectNode change) {
        if (broken) {
            throw new IllegalStateException("the journal cannot be written any more; restart the simulator");
        }
        ByteBuffer line = encode(change);
        int length = line.remaining();
        try {
            writeFully(channel, line);
        } catch (IOException e) {
            broken = true;
            throw new UncheckedIOException("cannot write the journal", e);
        }
        written += length;
        return written;
    }

    /** Returns when everything up to the position is on disk; callers that wait together share one fsync. */
    void awaitDurable(long position) {
        if (durable >= position) {
            return;
        }
        forcing.lock();
        try {
            if (durable >= position) {
                return;
            }
            long reached = written;
            channel.force(false);
            durable = reached;
        } catch (IOException e) {
            broken = true;
            throw new UncheckedIOException("cannot flush the journal", e);
        } finally {
            forcing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try (lockChannel) {
            channel.close();
        }
    }
}
