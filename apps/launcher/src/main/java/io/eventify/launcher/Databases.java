package io.eventify.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;

/**
 * Creates what the platform needs in PostgreSQL, and brings it up to date: a database per context, owned by {@code <context>_owner}, and a
 * runtime role {@code <context>} that may read and write rows and execute functions, but neither create, alter nor drop.
 *
 * @param port where PostgreSQL listens
 * @param secrets the roles' passwords
 */
record Databases(int port, Secrets secrets) {
    static final String SUPERUSER = "postgres";

    boolean answers() throws SQLException {
        try (Connection connection = connect("postgres", SUPERUSER, Secrets.ADMIN_DATABASE)) {
            return connection.isValid(2);
        }
    }

    /** Creates missing databases and roles, sets the passwords, and runs the migrations. Safe to repeat. */
    void prepare(Installation installation) throws Exception {
        try (Connection admin = connect("postgres", SUPERUSER, Secrets.ADMIN_DATABASE)) {
            for (String context : Contexts.WITH_DATABASE) {
                role(admin, context, Secrets.databaseOf(context));
                role(admin, context + "_owner", Secrets.databaseOf(context + "_owner"));
                database(admin, context, context + "_owner");
            }
            role(admin, "lra", Secrets.databaseOf("lra"));
            database(admin, "lra", "lra");
            role(admin, "keycloak", Secrets.KEYCLOAK_DATABASE);
            database(admin, "keycloak", "keycloak");
        }
        inParallel(Contexts.WITH_DATABASE.stream()
                .<Callable<Void>>map(context -> () -> {
                    grant(context);
                    migrate(context, installation.migrations(context));
                    hideHistory(context);
                    return null;
                })
                .toList());
    }

    private void role(Connection admin, String name, String password) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            String verb = exists(admin, "select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
            statement.execute(verb + " role " + quoted(name)
                    + " login nosuperuser nocreatedb nocreaterole noreplication password "
                    + literal(secrets.get(password)));
        }
    }

    private static void database(Connection admin, String name, String owner) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            if (!exists(admin, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + quoted(name) + " owner " + quoted(owner));
            }
            statement.execute("revoke all on database " + quoted(name) + " from public");
            statement.execute("grant connect on database " + quoted(name) + " to " + quoted(owner));
            if (!owner.equals(name))
                statement.execute("grant connect on database " + quoted(name) + " to " + quoted(name));
        }
    }

    /** As owner, so that the default privileges hold for whatever the owner creates later. */
    private void grant(String context) throws SQLException {
        String role = quoted(context);
        try (Connection superuser = connect(context, SUPERUSER, Secrets.ADMIN_DATABASE);
                Statement statement = superuser.createStatement()) {
            statement.execute("alter schema public owner to " + quoted(context + "_owner"));
        }
        try (Connection owner = connect(context, context + "_owner", Secrets.databaseOf(context + "_owner"));
                Statement statement = owner.createStatement()) {
            for (String sql : List.of(
                    "revoke all on schema public from public",
                    "grant usage on schema public to " + role,
                    "alter default privileges revoke execute on functions from public",
                    "alter default privileges in schema public grant select, insert, update, delete on tables to "
                            + role,
                    "alter default privileges in schema public grant usage, select on sequences to " + role,
                    "alter default privileges in schema public grant execute on functions to " + role,
                    "grant select, insert, update, delete on all tables in schema public to " + role,
                    "grant usage, select on all sequences in schema public to " + role,
                    "grant execute on all functions in schema public to " + role)) {
                statement.execute(sql);
            }
        }
    }

    private void migrate(String context, Path folder) {
        if (!Files.isDirectory(folder)) return;
        try {
            Flyway.configure()
                    .dataSource(url(context), context + "_owner", secrets.get(Secrets.databaseOf(context + "_owner")))
                    .locations("filesystem:" + folder)
                    .connectRetries(0)
                    .load()
                    .migrate();
        } catch (RuntimeException failure) {
            throw new PlatformException(
                    "postgres: the migrations in " + folder + " failed: " + failure.getMessage()
                            + System.lineSeparator()
                            + "A released migration is never edited; while it is still being written, ./eventify reset begins with empty databases.",
                    failure);
        }
    }

    /** The runtime role has no business with the migrations' own table. */
    private void hideHistory(String context) throws SQLException {
        try (Connection owner = connect(context, context + "_owner", Secrets.databaseOf(context + "_owner"));
                Statement statement = owner.createStatement()) {
            if (exists(
                    owner,
                    "select 1 from pg_tables where schemaname = 'public' and tablename = ?",
                    "flyway_schema_history")) {
                statement.execute("revoke all on flyway_schema_history from " + quoted(context));
            }
        }
    }

    private static void inParallel(List<Callable<Void>> tasks) throws Exception {
        try (var executor = Executors.newFixedThreadPool(2)) {
            var results = new ArrayList<Future<Void>>();
            for (Callable<Void> task : tasks) results.add(executor.submit(task));
            for (Future<Void> result : results) result.get();
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private Connection connect(String database, String user, String secret) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", secrets.get(secret));
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(url(database), properties);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
