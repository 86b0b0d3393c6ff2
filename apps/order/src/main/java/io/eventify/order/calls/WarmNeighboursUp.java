package io.eventify.order.calls;

import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.contracts.payment.PaymentClient;
import io.eventify.contracts.reservation.ReservationClient;
import io.eventify.contracts.ticketing.RevokeTicketsRequest;
import io.eventify.contracts.ticketing.TicketingClient;
import io.eventify.platform.time.Ids;
import io.eventify.platform.warmup.WarmUps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls each neighbour about things that do not exist before customers come, past the breakers: slow first answers must not open one. */
@ApplicationScoped
public class WarmNeighboursUp {
    @Inject
    WarmUps warmUps;

    @Inject
    @RestClient
    ReservationClient reservations;

    @Inject
    @RestClient
    InventoryClient inventory;

    @Inject
    @RestClient
    PaymentClient payments;

    @Inject
    @RestClient
    TicketingClient ticketing;

    void start(@Observes Startup startup) {
        warmUps.of("reservation", () -> reservations.get(Ids.next()));
        warmUps.of("inventory", () -> inventory.get(Ids.next()));
        warmUps.of("payment", () -> payments.get(Ids.next()));
        warmUps.of(
                "ticketing",
                () -> ticketing.revoke(new RevokeTicketsRequest(Ids.next(), List.of(Ids.next()), "warm-up", false)));
    }
}
