package io.eventify.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventify.gateway.live.Connections.Permit;
import io.eventify.gateway.services.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who may listen: ten in all, four from one address, two of one account. */
class ConnectionsTest {
    private final Connections connections = connections();

    @Test
    void an_address_has_its_share() {
        for (int i = 0; i < 4; i++) {
            connections.take("192.0.2.1", Optional.empty());
        }

        assertThat(refused("192.0.2.1", null).status()).isEqualTo(429);
        assertThat(refused("192.0.2.1", null).getMessage()).contains("too_many_listeners");
        assertThat(connections.take("192.0.2.2", Optional.empty())).isNotNull();
        assertThat(connections.all()).isEqualTo(5);
    }

    @Test
    void an_account_has_its_share_from_all_its_addresses() {
        Permit first = connections.take("192.0.2.1", Optional.of("amina"));
        connections.take("192.0.2.2", Optional.of("amina"));

        assertThat(refused("192.0.2.3", "amina").status()).isEqualTo(429);
        assertThat(connections.take("192.0.2.3", Optional.of("karim"))).isNotNull();
        first.giveBack();
        assertThat(connections.take("192.0.2.3", Optional.of("amina"))).isNotNull();
    }

    @Test
    void a_refused_one_takes_nobodys_place() {
        connections.take("192.0.2.1", Optional.of("amina"));
        connections.take("192.0.2.1", Optional.of("amina"));
        for (int i = 0; i < 20; i++) {
            refused("192.0.2.1", "amina");
        }

        assertThat(connections.all()).isEqualTo(2);
        assertThat(connections.take("192.0.2.1", Optional.empty())).isNotNull();
        assertThat(connections.take("192.0.2.1", Optional.empty())).isNotNull();
    }

    @Test
    void a_full_gateway_says_that_another_may_have_room() {
        for (int i = 0; i < 10; i++) {
            connections.take("192.0.2." + i, Optional.empty());
        }

        assertThat(refused("192.0.2.99", null).status()).isEqualTo(503);
    }

    @Test
    void a_place_is_given_back_once_however_often_that_is_said() {
        Permit permit = connections.take("192.0.2.1", Optional.of("amina"));
        connections.take("192.0.2.1", Optional.of("amina"));

        permit.giveBack();
        permit.giveBack();

        assertThat(connections.all()).isEqualTo(1);
        assertThat(connections.take("192.0.2.1", Optional.of("amina"))).isNotNull();
        assertThat(refused("192.0.2.1", "amina").status()).isEqualTo(429);
    }

    @Test
    void many_at_once_get_no_more_than_there_is() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                all.add(threads.submit(() -> {
                    try {
                        connections.take("192.0.2.1", Optional.empty());
                        return true;
                    } catch (RefusedException full) {
                        return false;
                    }
                }));
            }
        }

        int granted = 0;
        for (Future<Boolean> one : all) {
            granted += one.get() ? 1 : 0;
        }
        assertThat(granted).isEqualTo(4);
        assertThat(connections.all()).isEqualTo(4);
    }

    private RefusedException refused(String address, String account) {
        return catchThrowableOfType(
                RefusedException.class, () -> connections.take(address, Optional.ofNullable(account)));
    }

    private static Connections connections() {
        Connections connections = new Connections();
        connections.most = 10;
        connections.mostOfAddress = 4;
        connections.mostOfAccount = 2;
        return connections;
    }
}
