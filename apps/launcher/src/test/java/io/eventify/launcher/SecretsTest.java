package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @Test
    void secrets_stay_the_same_from_start_to_start(@TempDir Path home) {
        Path file = home.resolve("secrets.properties");

        Secrets first = Secrets.loadOrCreate(file);
        Secrets second = Secrets.loadOrCreate(file);

        assertThat(second.get(Secrets.ADMIN_DATABASE))
                .isEqualTo(first.get(Secrets.ADMIN_DATABASE))
                .hasSize(32);
        assertThat(second.get("EVENTIFY_TICKET_SIGNING_KEY")).isEqualTo(first.get("EVENTIFY_TICKET_SIGNING_KEY"));
    }

    @Test
    void two_platforms_have_different_secrets(@TempDir Path one, @TempDir Path other) {
        Secrets first = Secrets.loadOrCreate(one.resolve("secrets.properties"));
        Secrets second = Secrets.loadOrCreate(other.resolve("secrets.properties"));

        assertThat(first.get(Secrets.DEMO)).isNotEqualTo(second.get(Secrets.DEMO));
    }

    @Test
    void only_the_owner_can_read_the_file(@TempDir Path home) throws Exception {
        Path file = home.resolve("secrets.properties");

        Secrets.loadOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_secret_that_an_older_version_did_not_know_is_added_and_the_others_are_kept(@TempDir Path home)
            throws Exception {
        Path file = home.resolve("secrets.properties");
        Files.writeString(file, Secrets.REDIS + "=kept\n");

        Secrets secrets = Secrets.loadOrCreate(file);

        assertThat(secrets.get(Secrets.REDIS)).isEqualTo("kept");
        assertThat(secrets.get(Secrets.databaseOf("ticketing_owner"))).isNotBlank();
    }

    @Test
    void the_ticket_key_is_an_ed25519_key_in_pkcs8(@TempDir Path home) throws Exception {
        byte[] encoded = Base64.getDecoder()
                .decode(Secrets.loadOrCreate(home.resolve("s")).get("EVENTIFY_TICKET_SIGNING_KEY"));

        assertThat(KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new PKCS8EncodedKeySpec(encoded))
                        .getAlgorithm())
                .isEqualTo("EdDSA");
    }
}
