package io.eventify.lra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.platform.lra.LraEndedException;
import io.eventify.platform.lra.Participations;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.lra.annotation.ParticipantStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The services' table of participations, as the migration makes it, on a real PostgreSQL. */
class ParticipationsIT {
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

    private final Participations participations = new Participations(DATABASE);
    private final URI lra = URI.create("http://127.0.0.1:8082/lra-coordinator/" + UUID.randomUUID());

    @BeforeAll
    static void createTable() throws Exception {
        TestDatabase database = Running.instance().database();
        DATABASE.setUrl("jdbc:postgresql://127.0.0.1:" + database.port + "/lra");
        DATABASE.setUser("lra");
        DATABASE.setPassword(TestDatabase.PASSWORD);
        String migration = Files.readString(Path.of("../../db/migrations/order/V1__platform_tables.sql"));
        Matcher table = Pattern.compile("create table lra_participations \\(.*?\\n\\);", Pattern.DOTALL)
                .matcher(migration);
        assertThat(table.find()).isTrue();
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(table.group());
        }
    }

    @Test
    void work_is_compensated_once() {
        participations.enlist(lra, "hold");
        participations.enlist(lra, "hold");
        assertThat(participations.outcome(lra, "hold")).isEmpty();

        assertThat(participations.compensateOnce(lra, "hold")).isTrue();
        assertThat(participations.compensateOnce(lra, "hold")).isFalse();
        assertThat(participations.completeOnce(lra, "hold")).isFalse();
        assertThat(participations.outcome(lra, "hold")).contains(ParticipantStatus.Compensated);
    }

    @Test
    void work_is_completed_once() {
        participations.enlist(lra, "hold");

        assertThat(participations.completeOnce(lra, "hold")).isTrue();
        assertThat(participations.completeOnce(lra, "hold")).isFalse();
        assertThat(participations.compensateOnce(lra, "hold")).isFalse();
        assertThat(participations.outcome(lra, "hold")).contains(ParticipantStatus.Completed);
    }

    @Test
    void work_that_comes_after_its_compensation_is_refused() {
        assertThat(participations.compensateOnce(lra, "hold")).isFalse();

        assertThatThrownBy(() -> participations.enlist(lra, "hold")).isInstanceOf(LraEndedException.class);
        assertThat(participations.outcome(lra, "hold")).contains(ParticipantStatus.Compensated);
    }

    @Test
    void of_twenty_callbacks_at_once_one_compensates() throws Exception {
        participations.enlist(lra, "hold");

        List<Boolean> answers = Parallel.run(20, i -> participations.compensateOnce(lra, "hold"));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void a_callback_waits_for_the_work_that_is_being_committed() throws Exception {
        try (Connection work = DATABASE.getConnection();
                Statement statement = work.createStatement()) {
            work.setAutoCommit(false);
            statement.execute("insert into lra_participations (lra_id, participant, outcome) values ('" + lra
                    + "', 'hold', 'active')");

            CompletableFuture<Boolean> callback =
                    CompletableFuture.supplyAsync(() -> participations.compensateOnce(lra, "hold"));
            org.awaitility.Awaitility.await().until(() -> {
                try (var rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%lra_participations%'")) {
                    return rows.next() && rows.getInt(1) > 0;
                }
            });
            work.commit();

            assertThat(callback.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
