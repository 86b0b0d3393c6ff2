package io.eventify.lra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A real PostgreSQL with database and role {@code lra}, synchronous commits included. As root it runs as nobody, because PostgreSQL refuses root. */
final class TestDatabase implements AutoCloseable {
    static final String PASSWORD = "lra-test";
    private static final String UNPRIVILEGED = "65534";

    private final Path folder;
    final int port;

    private TestDatabase(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static TestDatabase start() throws Exception {
        Path folder = Files.createTempDirectory("lra-it-postgres");
        TestDatabase database = new TestDatabase(folder, Processes.freePort());
        database.unpack();
        database.initialise();
        database.startServer();
        database.createLraDatabase();
        return database;
    }

    private void unpack() throws IOException, InterruptedException {
        Path archive = folder.resolve("postgres.txz");
        try (InputStream in = TestDatabase.class.getResourceAsStream("/postgres-linux-x86_64.txz")) {
            Files.copy(in, archive);
        }
        Processes.run(log(), List.of("tar", "-xJf", archive.toString(), "-C", folder.toString()));
        Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            Processes.run(log(), List.of("chown", "-R", UNPRIVILEGED + ":" + UNPRIVILEGED, folder.toString()));
        }
    }

    private void initialise() throws IOException, InterruptedException {
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile=" + folder.resolve("password"),
                "-E",
                "UTF8");
    }

    void startServer() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder.resolve("server.log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='" + folder + "'",
                "start");
        Awaitility.await().ignoreExceptions().until(() -> connect("postgres", "postgres")
                .isValid(1));
    }

    private void createLraDatabase() throws SQLException {
        try (Connection connection = connect("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role lra login password '" + PASSWORD + "'");
            statement.execute("create database lra owner lra");
        }
    }

    Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, PASSWORD);
    }

    /** Ends the session that holds the coordinator's lock, as a restart of the server or an administrator would. */
    int endFenceSessions() throws SQLException {
        try (Connection connection = connect("postgres", "postgres");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Processes.run(log(), command);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    void closeQuietly() {
        try {
            close();
        } catch (Exception e) {
            System.err.println("PostgreSQL of the tests could not be stopped: " + e);
        }
    }

    @Override
    public void close() throws Exception {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        Processes.delete(folder);
        Files.deleteIfExists(log());
    }
}
