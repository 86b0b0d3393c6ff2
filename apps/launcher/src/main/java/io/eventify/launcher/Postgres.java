package io.eventify.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL 18 with durable commits and SCRAM passwords. It refuses to run as root, so there it runs as an unprivileged user that owns
 * the data folder, or, when no such user can reach the folder, in a user namespace in which root's id means nobody.
 *
 * @param installation where the data lies
 * @param ports where to listen
 * @param secrets the superuser's password
 */
record Postgres(Installation installation, Ports ports, Secrets secrets) {
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    Part part() {
        var databases = new Databases(ports.postgres(), secrets);
        // INT is PostgreSQL's "fast" shutdown; TERM would wait until every client has gone.
        return new Part(
                "postgres",
                List.of(ports.postgres()),
                Set.of(),
                Duration.ofSeconds(60),
                "INT",
                this::prepare,
                databases::answers,
                () -> databases.prepare(installation));
    }

    private Part.Launch prepare() throws Exception {
        Path binaries = unpack();
        Path folder = installation.home().resolve("postgres");
        Files.createDirectories(folder);
        List<String> prefix = unprivileged(folder, binaries);
        Path cluster = folder.resolve("data");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) initialise(prefix, binaries, cluster);

        var command = new ArrayList<>(prefix);
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Part.Launch(command, Map.of(), folder);
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", String.valueOf(ports.postgres())),
                // A path of a socket is limited to 107 bytes, a checkout's is not; TCP on loopback is enough.
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("max_connections", "330"),
                Map.entry("shared_buffers", "256MB"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_line_prefix", "%m [%p] %u@%d "),
                Map.entry("log_lock_waits", "on"),
                Map.entry("deadlock_timeout", "1s"),
                Map.entry("idle_in_transaction_session_timeout", "60s"));
    }

    private Path unpack() throws IOException {
        Path target = installation.dist().resolve("postgres");
        if (Files.isExecutable(target.resolve("bin/postgres"))) return target;
        Archives.unpackTarXz(Archives.only(installation.dist().resolve("postgres-archive"), "*.txz"), target);
        return target;
    }

    private void initialise(List<String> prefix, Path binaries, Path cluster) throws Exception {
        Path passwordFile = cluster.resolveSibling("initial-password");
        Files.writeString(passwordFile, secrets.get(Secrets.ADMIN_DATABASE));
        try {
            if (!prefix.isEmpty()) own(prefix, passwordFile);
            var command = new ArrayList<>(prefix);
            command.addAll(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "-D",
                    cluster.toString(),
                    "--username=" + Databases.SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C"));
            run("initdb", command);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private void run(String what, List<String> command) throws IOException, InterruptedException {
        Path log = installation.log("postgres");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .directory(installation.home().resolve("postgres").toFile());
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new PlatformException("postgres: " + what + " took longer than 120 s; its log: " + log);
        }
        if (process.exitValue() != 0)
            throw new PlatformException("postgres: %s failed; its log: %s%n%s"
                    .formatted(what, log, Logs.tail(log, 12).indent(6)));
    }

    private List<String> unprivileged(Path folder, Path binaries) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) return List.of();
        for (String user : UNPRIVILEGED) {
            List<String> prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups");
            if (succeeds(List.of("id", "-u", user)) && reaches(prefix, folder, binaries)) {
                own(prefix, folder);
                return prefix;
            }
        }
        List<String> namespace = List.of("unshare", "--user");
        if (reaches(namespace, folder, binaries)) return namespace;
        throw new PlatformException(
                "postgres refuses to run as root, and neither the user postgres nor nobody can reach " + folder
                        + ". Run ./eventify as an ordinary user, or move the checkout out of a private folder.");
    }

    private static String groupOf(String user) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("id", "-g", user).redirectErrorStream(true).start();
        String group = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? group : user;
    }

    private static boolean reaches(List<String> prefix, Path folder, Path binaries)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                "sh",
                "-c",
                "cd \"$1\" && \"$2\" --version",
                "sh",
                folder.toString(),
                binaries.resolve("bin/postgres").toString()));
        return succeeds(command);
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static void own(List<String> prefix, Path path) throws IOException, InterruptedException {
        if (!prefix.getFirst().equals("setpriv")) return;
        String user = prefix.get(1).substring("--reuid=".length());
        if (!succeeds(List.of("chown", "-R", user, path.toString())))
            throw new PlatformException("postgres: cannot give " + path + " to the user " + user);
    }
}
