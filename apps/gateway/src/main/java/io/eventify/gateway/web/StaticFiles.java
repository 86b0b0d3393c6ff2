package io.eventify.gateway.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files, in memory. Entity tags are made of the content: archives of a reproducible build give every file the same time, so a browser that asked by time would keep an old
 * page for ever.
 */
final class StaticFiles {
    static final String ROOT = "/WEB-INF/static";
    private static final String PAGE = "index.html";
    private static final long MOST_BYTES = 64L << 20;
    /** As bundlers name them: {@code main.3f2a9c1b.js}, {@code main-3F2A9C1B.js}. */
    private static final Pattern HASHED = Pattern.compile(".+[.-][0-9A-Za-z_]{8,64}\\.[a-z0-9]+");

    /** Before there are any. */
    static final StaticFiles NONE = new StaticFiles();

    private final Map<String, StaticFile> byPath = new HashMap<>();
    private long bytes;

    private StaticFiles() {}

    StaticFiles(ServletContext context) {
        addFolder(context, ROOT + "/");
    }

    /**
     * A file as it is sent.
     *
     * @param tag its entity tag, with quotes
     * @param lasting whether its name says what is in it
     */
    record StaticFile(byte[] content, String type, String tag, boolean lasting) {}

    /** The file of a path; of a folder its {@code index.html}. */
    Optional<StaticFile> at(String path) {
        return Optional.ofNullable(byPath.get(path.endsWith("/") ? path + PAGE : path));
    }

    private void addFolder(ServletContext context, String folder) {
        Set<String> entries = context.getResourcePaths(folder);
        if (entries == null) {
            return;
        }
        for (String entry : entries) {
            if (entry.endsWith("/")) {
                addFolder(context, entry);
            } else {
                byPath.put(entry.substring(ROOT.length()), read(context, entry));
            }
        }
    }

    private StaticFile read(ServletContext context, String entry) {
        try (InputStream in = context.getResourceAsStream(entry)) {
            byte[] content = in.readAllBytes();
            bytes += content.length;
            if (bytes > MOST_BYTES) {
                throw new IllegalStateException("more than " + MOST_BYTES + " bytes below " + ROOT);
            }
            String name = entry.substring(entry.lastIndexOf('/') + 1);
            return new StaticFile(content, type(name), tag(content), isHashed(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isHashed(String name) {
        // A hash has a digit in it; "landing-horizontal.svg" is just a long name.
        return HASHED.matcher(name).matches() && name.chars().anyMatch(Character::isDigit);
    }

    static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=UTF-8";
            case "css" -> "text/css;charset=UTF-8";
            case "js", "mjs" -> "text/javascript;charset=UTF-8";
            case "json", "map" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "webp" -> "image/webp";
            case "avif" -> "image/avif";
            case "ico" -> "image/x-icon";
            case "woff2" -> "font/woff2";
            case "txt" -> "text/plain;charset=UTF-8";
            case "xml" -> "application/xml";
            default -> "application/octet-stream";
        };
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
