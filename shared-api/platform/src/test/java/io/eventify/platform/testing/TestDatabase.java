package io.eventify.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database with the schema of one context, as in production: Flyway ran {@code db/migrations/<context>} as the owner, and the tests connect with the
 * runtime role, which may only read and write rows.
 */
public final class TestDatabase {
    private static final Map<String, TestDatabase> SHARED = new ConcurrentHashMap<>();
    private static final AtomicInteger FRESH = new AtomicInteger();

    private final String context;
    private final String name;
    private final TestPostgres server;

    private TestDatabase(String context, String name) {
        this.context = context;
        this.name =
                TestPostgres.isShared() ? name + "_" + ProcessHandle.current().pid() : name;
        this.server = TestPostgres.running();
    }

    private TestDatabase(TestPostgres server, String context, String name) {
        this.server = server;
        this.context = context;
        this.name = name;
    }

    /** The database of a context, shared by all tests of this JVM; a test makes its own ids, or begins with {@link #empty()}. */
    public static TestDatabase forContext(String context) {
        return SHARED.computeIfAbsent(context, c -> new TestDatabase(c, c).created());
    }

    /** A new database of a context, for tests that count rows. */
    public static TestDatabase freshForContext(String context) {
        return new TestDatabase(context, context + "_" + FRESH.incrementAndGet()).created();
    }

    /** Connections of the runtime role, not pooled. */
    public DataSource dataSource() {
        return dataSource(context);
    }

    /** Connections of the owner, for what the runtime role may not do. */
    public DataSource ownerDataSource() {
        return dataSource(context + "_owner");
    }

    /** Deletes the rows of every table but Flyway's and the outbox's partitions. */
    public void empty() {
        String sql = """
                do $$ declare t text; begin
                  select string_agg(format('%I.%I', schemaname, tablename), ', ') into t from pg_tables
                  where schemaname = 'public' and tablename not in ('flyway_schema_history', 'outbox_partition');
                  if t is not null then execute 'truncate ' || t || ' cascade'; end if;
                end $$""";
        try (Connection connection = ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot empty " + name, e);
        }
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    private DataSource dataSource(String role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(role);
        source.setPassword(role);
        return source;
    }

    private TestDatabase created() {
        if (TestPostgres.isShared()) {
            copyTemplate();
        } else {
            createRolesAndDatabase("template1");
            migrate();
        }
        return this;
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(ownerDataSource())
                .locations("filesystem:" + migrations())
                .load()
                .migrate();
    }

    /* Many JVMs want the same schema, one after the other and at once: it is made by the first and copied by all. */
    private void copyTemplate() {
        TestDatabase template = new TestDatabase(server, context, "schema_of_" + context);
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), TestPostgres.SUPERUSER, TestPostgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('" + template.name + "'))");
            try (ResultSet there =
                    statement.executeQuery("select 1 from pg_database where datname = '" + template.name + "'")) {
                if (!there.next()) {
                    template.createRolesAndDatabase("template1");
                    template.migrate();
                }
            }
            createRolesAndDatabase(template.name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy the schema of " + context, e);
        }
    }

    private void createRolesAndDatabase(String template) {
        synchronized (TestDatabase.class) {
            execute("postgres", """
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%1$s') then
                        create role "%1$s" login password '%1$s'; create role "%1$s_owner" login password '%1$s_owner';
                      end if;
                    end $$""".formatted(context));
            execute(
                    "postgres",
                    "create database \"%s\" owner \"%s_owner\" template \"%s\"".formatted(name, context, template));
            execute(name, """
                    revoke all on database "%1$s" from public;
                    grant connect, temporary on database "%1$s" to "%2$s";
                    alter schema public owner to "%2$s_owner";
                    grant usage on schema public to "%2$s";
                    alter default privileges for role "%2$s_owner" in schema public grant select, insert, update, delete on tables to "%2$s";
                    alter default privileges for role "%2$s_owner" in schema public grant usage on sequences to "%2$s";
                    alter default privileges for role "%2$s_owner" in schema public grant execute on functions to "%2$s";
                    """.formatted(name, context));
        }
    }

    private void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(database), TestPostgres.SUPERUSER, TestPostgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the test database " + name, e);
        }
    }

    private Path migrations() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path migrations = folder.resolve("db/migrations").resolve(context);
            if (Files.isDirectory(migrations)) {
                return migrations;
            }
        }
        throw new IllegalStateException("no db/migrations/" + context + " above the working directory");
    }
}
