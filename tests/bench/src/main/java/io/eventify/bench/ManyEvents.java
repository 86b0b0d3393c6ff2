package io.eventify.bench;

import io.eventify.journey.RunningPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Generated events in three languages, at the contexts that own them: the catalogue learns of them by a rebuild. The same events every time, but for their dates.
 *
 * @param count how many events
 * @param samples some of them, to be looked for
 */
record ManyEvents(int count, List<Sample> samples) {
    private static final int SAMPLES = 3_000;

    /**
     * One of them.
     *
     * @param performanceId its first one
     */
    record Sample(String eventId, String performanceId, String fr, String en, String ar, String category, String city) {

        String title(String language) {
            return switch (language) {
                case "fr" -> fr;
                case "ar" -> ar;
                default -> en;
            };
        }
    }

    /** Generates them unless they are there. */
    static ManyEvents generate(RunningPlatform platform, int count) throws SQLException, IOException {
        String begin = LocalDate.now(ZoneOffset.UTC).toString();
        try (Connection event = connect(platform, "event");
                Connection inventory = connect(platform, "inventory")) {
            if (known(event, "select count(*) from event") < count) {
                for (Connection database : List.of(event, inventory)) {
                    run(database, "words.sql", count, begin);
                    run(database, database == event ? "event.sql" : "inventory.sql", count, begin);
                    database.commit();
                }
            }
            return new ManyEvents(count, samples(event));
        }
    }

    private static List<Sample> samples(Connection event) throws SQLException {
        List<Sample> samples = new ArrayList<>();
        try (Statement statement = event.createStatement();
                ResultSet row = statement.executeQuery("""
                        select e.id, p.id, e.title_fr, e.title_en, e.title_ar, e.category, v.city from event e
                        join lateral (select id, venue_id from performance where event_id = e.id order by start_time limit 1) p on true
                        join venue v on v.id = p.venue_id
                        where e.status = 'published' and num_nulls(e.title_fr, e.title_en, e.title_ar) = 0 order by e.id limit %d
                        """.formatted(SAMPLES))) {
            while (row.next()) {
                samples.add(new Sample(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)));
            }
        }
        return samples;
    }

    private static long known(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(Connection database, String script, int count, String begin)
            throws SQLException, IOException {
        try (InputStream in = ManyEvents.class.getResourceAsStream(script);
                Statement statement = database.createStatement()) {
            if (in == null) {
                throw new IOException(script + " is not there");
            }
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8).formatted(count, begin));
        }
    }

    private static Connection connect(RunningPlatform platform, String database) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + platform.value("EVENTIFY_DB_HOST") + ":" + platform.value("EVENTIFY_DB_PORT")
                        + "/" + database,
                platform.value("EVENTIFY_DB_ADMIN_USER"),
                platform.value("EVENTIFY_DB_ADMIN_PASSWORD"));
        connection.setAutoCommit(false);
        return connection;
    }
}
