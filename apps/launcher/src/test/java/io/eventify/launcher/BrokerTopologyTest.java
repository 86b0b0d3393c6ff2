package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** The topology is written by hand: here it is compared with the list of consumers. */
class BrokerTopologyTest {
    private static final Path FOLDER = Path.of("../../artemis");

    @SuppressWarnings("NullAway.Init")
    private static Document broker;

    @BeforeAll
    static void read() throws Exception {
        broker = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(FOLDER.resolve("broker.xml").toFile());
    }

    static Stream<String> consumers() {
        return Contexts.CONSUMERS.stream();
    }

    @ParameterizedTest
    @MethodSource("consumers")
    void every_consumer_has_a_filtered_durable_queue(String context) throws Exception {
        assertThat(count(
                        "//address[@name='domain.events']/multicast/queue[@name='%s'][filter][durable='true']",
                        context))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("consumers")
    void every_consumer_has_dead_letters_of_its_own(String context) throws Exception {
        assertThat(count("//address[@name='dlq.%s']/anycast/queue[@name='dlq.%s']", context, context))
                .isEqualTo(1);
        assertThat(count("//divert[address='dead.letters'][forwarding-address='dlq.%s']", context))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("consumers")
    void every_consumer_settles_its_own_queue_and_dead_letters_and_nobody_elses(String context) throws Exception {
        for (String address : List.of("domain.events::" + context, "dlq." + context)) {
            for (String permission : List.of("send", "consume", "browse")) {
                String roles =
                        evaluate("//security-setting[@match='%s']/permission[@type='%s']/@roles", address, permission);
                assertThat(roles.split(", "))
                        .as(permission + " " + address)
                        .containsExactlyInAnyOrder(context, "admins");
            }
            assertThat(count("//security-setting[@match='%s']/permission", address))
                    .isEqualTo(3);
        }
    }

    @Test
    void nothing_is_created_by_sending_to_it() throws Exception {
        assertThat(evaluate("//address-setting[@match='#']/auto-create-queues")).isEqualTo("false");
        assertThat(evaluate("//address-setting[@match='#']/auto-create-addresses"))
                .isEqualTo("false");
    }

    @Test
    void no_password_is_written_down() throws Exception {
        assertThat(Files.readAllLines(FOLDER.resolve("users.properties")))
                .filteredOn(line -> line.contains("="))
                .filteredOn(line -> !line.startsWith("#"))
                .allMatch(line -> line.matches("[a-z]+ = \\$\\{EVENTIFY_BROKER_[A-Z]+_PASSWORD}"));
    }

    private static int count(String path, Object... arguments) throws Exception {
        return Integer.parseInt(evaluate("count(" + path + ")", arguments));
    }

    private static String evaluate(String path, Object... arguments) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path.formatted(arguments), broker);
    }
}
