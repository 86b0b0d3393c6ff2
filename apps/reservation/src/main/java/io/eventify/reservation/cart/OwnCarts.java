package io.eventify.reservation.cart;

import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** A customer sees and changes the own carts; others' do not exist for him. */
@ApplicationScoped
class OwnCarts {
    @Inject
    Reservations reservations;

    @Inject
    Caller caller;

    /** @throws NotFoundException if there is none, or it is another's */
    Cart find(UUID id) {
        return own(reservations.find(id).orElseThrow(() -> new NotFoundException("reservation")));
    }

    /** @throws NotFoundException if there is none, or it is another's */
    Cart lock(UUID id) {
        return own(reservations.lock(id));
    }

    private Cart own(Cart cart) {
        if (!cart.reservation().customerId().equals(caller.id())) {
            throw new NotFoundException("reservation");
        }
        return cart;
    }
}
