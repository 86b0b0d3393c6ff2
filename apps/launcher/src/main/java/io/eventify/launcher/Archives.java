package io.eventify.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Iterator;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Copies, unpacks and removes files. */
final class Archives {
    private static final int OWNER_EXECUTE = 0100;

    private Archives() {}

    /** Unpacks beside the target and renames at the end, so that a broken-off run leaves nothing that looks complete. */
    static void unpackTarXz(Path archive, Path target) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".unpacking");
        delete(fresh);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                var tar = new TarArchiveInputStream(new XZInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry())
                unpack(tar, entry, fresh);
        }
        delete(target);
        Files.move(fresh, target);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) throw new IOException("an entry outside the archive: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                if ((entry.getMode() & OWNER_EXECUTE) != 0) makeExecutable(path);
            }
        }
    }

    static void makeExecutable(Path file) throws IOException {
        if (Files.isExecutable(file)) return;
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        permissions.addAll(Set.of(
                PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_EXECUTE));
        Files.setPosixFilePermissions(file, permissions);
    }

    /** The one file of a folder that matches. */
    static Path only(Path folder, String pattern) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            Iterator<Path> files = found.iterator();
            if (!files.hasNext()) throw new IOException("no " + pattern + " in " + folder + "; build apps/launcher");
            return files.next();
        }
    }

    /** Makes a copy of a folder; files that are unchanged (size and time) are not written again, files that are gone are removed. */
    static void mirror(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (DirectoryStream<Path> existing = Files.newDirectoryStream(target)) {
            for (Path file : existing) {
                if (!Files.exists(source.resolve(file.getFileName()))) delete(file);
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
            for (Path file : files) {
                Path copy = target.resolve(file.getFileName());
                if (Files.isDirectory(file)) mirror(file, copy);
                else copyIfChanged(file, copy);
            }
        }
    }

    /** @return whether there was something new to copy */
    static boolean copyIfChanged(Path source, Path target) throws IOException {
        if (Files.exists(target)
                && Files.size(target) == Files.size(source)
                && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(source))) return false;
        Files.createDirectories(target.getParent());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        return true;
    }

    /** Points a symbolic link at a target, wherever it pointed before. */
    static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    /** Removes a file or a folder with all it holds; links are removed, not followed. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) throw failure;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
