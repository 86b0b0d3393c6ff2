package io.eventify.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Redis on loopback with a password. Nothing in it is irreplaceable, so a snapshot now and then is durable enough.
 *
 * @param installation where the data lies
 * @param ports where to listen
 * @param secrets the password
 */
record Redis(Installation installation, Ports ports, Secrets secrets) {

    Part part() {
        return new Part(
                "redis",
                List.of(ports.redis()),
                Set.of(),
                Duration.ofSeconds(20),
                "TERM",
                this::prepare,
                () -> Probes.redisAnswers(ports.redis(), secrets.get(Secrets.REDIS)),
                Part.Afterwards.NOTHING);
    }

    private Part.Launch prepare() throws Exception {
        Path binary = Archives.only(installation.dist().resolve("redis"), "redis-server-*");
        Archives.makeExecutable(binary);
        Path folder = installation.home().resolve("redis");
        Files.createDirectories(folder);
        // In a file, not on the command line, where every user of the machine could read the password.
        Path configuration = folder.resolve("redis.conf");
        PrivateFiles.write(configuration, """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                appendonly no
                save 60 1000
                maxmemory 256mb
                maxmemory-policy volatile-lru
                daemonize no
                """.formatted(ports.redis(), secrets.get(Secrets.REDIS), folder));
        return new Part.Launch(List.of(binary.toString(), configuration.toString()), Map.of(), folder);
    }
}
