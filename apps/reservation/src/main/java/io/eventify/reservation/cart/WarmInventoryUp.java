package io.eventify.reservation.cart;

import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest.SeatChoice;
import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.platform.time.Ids;
import io.eventify.platform.warmup.WarmUps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The 300 ms that a hold may take are meant for a server that runs, not for one that is just loading its classes. */
@ApplicationScoped
public class WarmInventoryUp {
    @Inject
    WarmUps warmUps;

    @Inject
    @RestClient
    InventoryClient inventory;

    void start(@Observes Startup startup) {
        warmUps.of("inventory", this::hold);
    }

    /* A seat of a performance that nobody has: refused, the whole way there and back. */
    private void hold() {
        inventory.hold(
                Ids.next().toString(),
                new HoldSeatsRequest(Ids.next(), Ids.next(), List.of(new SeatChoice(Ids.next())), null, null, 60));
    }
}
