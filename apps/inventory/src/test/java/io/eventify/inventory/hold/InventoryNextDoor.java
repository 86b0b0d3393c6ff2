package io.eventify.inventory.hold;

import io.eventify.contracts.inventory.ExtendHoldRequest;
import io.eventify.contracts.inventory.GiveBackRequest;
import io.eventify.contracts.inventory.HoldSeatsRequest;
import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.inventory.InventoryClient;
import io.eventify.inventory.SeatingPlans;
import io.eventify.platform.errors.DomainException;
import io.eventify.platform.errors.RemoteCallException;
import io.eventify.platform.time.Ids;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * This context for the tests of another one: its use cases on its own real database, in the same process, called as {@code HoldsResource} calls them. Only the
 * wire is missing: what a use case refuses comes out as the client would have read it.
 */
public final class InventoryNextDoor implements InventoryClient {
    private final InventoryFixture inventory;
    private final HoldViews views = new HoldViews();

    public InventoryNextDoor(InventoryFixture inventory) {
        this.inventory = inventory;
        this.views.plans = new SeatingPlans(inventory.database);
    }

    @Override
    public HoldView hold(String key, HoldSeatsRequest request) {
        return answered(() -> inventory.holdSeats.hold(Ids.derived("hold\n" + key), request));
    }

    @Override
    public HoldView get(UUID holdId) {
        return answered(() -> inventory.holds.get(holdId));
    }

    @Override
    public void release(UUID holdId) {
        heard(() -> inventory.releaseHold.release(holdId));
    }

    @Override
    public HoldView extend(UUID holdId, ExtendHoldRequest request) {
        return inTransaction(() -> inventory.extendHold.extend(holdId, Duration.ofSeconds(request.ttlSeconds())));
    }

    @Override
    public HoldView firm(UUID holdId, String lra) {
        return inTransaction(() -> inventory.checkOutHold.makeFirm(holdId, URI.create(lra)));
    }

    @Override
    public HoldView retake(UUID holdId, String lra) {
        return inTransaction(() -> inventory.checkOutHold.retake(holdId, URI.create(lra)));
    }

    @Override
    public HoldView commit(UUID holdId, String lra) {
        return inTransaction(() -> inventory.checkOutHold.commit(holdId, URI.create(lra)));
    }

    @Override
    public void giveBack(UUID holdId, String key, GiveBackRequest request) {
        heard(() ->
                inventory.giveBackPlaces.giveBack(Ids.derived("give-back\n" + holdId + "\n" + key), holdId, request));
    }

    /** The hold's time runs out, and nobody has swept yet. */
    public void lapse(UUID holdId) {
        inventory.lapse(inventory.holds.get(holdId));
    }

    /** How long the hold was asked to live, from its making. */
    public Duration lifeOf(UUID holdId) {
        Hold hold = inventory.holds.get(holdId);
        return Duration.between(hold.createdAt(), hold.expiresAt());
    }

    /** How many holds of a performance were ever made. */
    public long holdsOf(UUID performanceId) {
        return inventory.count("select count(*) from holds where performance_id = ?", performanceId);
    }

    private HoldView inTransaction(Supplier<Hold> useCase) {
        return answered(() -> inventory.inTransaction(useCase));
    }

    private HoldView answered(Supplier<Hold> useCase) {
        try {
            return views.of(useCase.get(), Locale.ENGLISH);
        } catch (DomainException e) {
            throw read(e);
        }
    }

    private void heard(Runnable useCase) {
        try {
            inventory.inTransaction(useCase);
        } catch (DomainException e) {
            throw read(e);
        }
    }

    private static RemoteCallException read(DomainException e) {
        return new RemoteCallException(e.status(), e.code(), e.details());
    }
}
