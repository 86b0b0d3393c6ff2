package io.eventify.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files as they are committed. */
class StaticContentTest {
    private static final Path ROOT = Path.of("src/main/webapp/WEB-INF/static");
    private static final Pattern INLINE =
            Pattern.compile("<style|\\sstyle=|\\son\\w+=|javascript:|<script(?![^>]*\\ssrc=)");
    private static final Pattern LOCAL = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @Test
    void the_hash_in_a_name_is_that_of_the_content() throws Exception {
        for (Path file : files(ROOT.resolve("assets"))) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            assertThat(file.getFileName().toString())
                    .contains("." + HexFormat.of().formatHex(digest, 0, 6) + ".");
            assertThat(StaticFiles.isHashed(file.getFileName().toString())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void a_page_has_no_inline_script_or_style_and_finds_its_files(String language) throws IOException {
        String page = Files.readString(ROOT.resolve(language).resolve("index.html"));

        assertThat(INLINE.matcher(page).find()).isFalse();
        assertThat(page).contains("lang=\"" + language + "\" dir=\"" + ("ar".equals(language) ? "rtl" : "ltr") + "\"");
        assertExist(page);
    }

    @Test
    void the_pages_of_the_log_in_find_their_style() throws IOException {
        assertExist(Files.readString(Path.of("src/main/java/io/eventify/gateway/session/SessionPage.java")));
    }

    @Test
    void only_names_with_a_hash_are_kept_for_ever() {
        assertThat(List.of("main.3f2a9c1b.js", "main-3F2A9C1B.js", "chunk.a1b2c3d4e5f6.css"))
                .allMatch(StaticFiles::isHashed);
        assertThat(List.of("index.html", "favicon.ico", "landing-horizontal.svg", "robots.txt"))
                .noneMatch(StaticFiles::isHashed);
    }

    private static void assertExist(String page) {
        Matcher local = LOCAL.matcher(page);
        int found = 0;
        while (local.find()) {
            found++;
            assertThat(ROOT.resolve(local.group(1).substring(1))).exists();
        }
        assertThat(found).isPositive();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
