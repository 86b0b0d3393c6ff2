package io.eventify.lra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two instances on one store. */
class FenceIT {

    @Test
    void a_standby_serves_nobody_until_the_holder_dies_and_a_holder_that_loses_the_lock_ends() throws Exception {
        try (TestDatabase database = TestDatabase.start();
                TestIssuer issuer = TestIssuer.start();
                TestParticipants participants = TestParticipants.start();
                TestCoordinator holder = new TestCoordinator("holder", database, issuer, participants);
                TestCoordinator standby = new TestCoordinator("standby", database, issuer, participants)) {
            String token = issuer.service();
            holder.start().awaitReady();
            standby.start();
            await().atMost(Duration.ofSeconds(180))
                    .ignoreExceptions()
                    .until(() -> standby.send("POST", "/start", token).statusCode() == 503);
            assertThat(standby.readiness()).isEqualTo(503);
            URI lra = holder.begin(token, Duration.ofMinutes(5));
            holder.join(token, lra, participants, "hold");

            holder.kill();
            standby.awaitReady();
            assertThat(standby.end(token, lra, "close")).isEqualTo("Closed");
            assertThat(participants.callbacks(lra, "hold")).containsExactly("complete");

            assertThat(database.endFenceSessions()).isEqualTo(1);
            assertThat(standby.awaitExit()).isEqualTo(75);
        }
    }
}
