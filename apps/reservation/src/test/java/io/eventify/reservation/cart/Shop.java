package io.eventify.reservation.cart;

import io.eventify.contracts.inventory.HoldView;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.inventory.hold.InventoryFixture;
import io.eventify.inventory.hold.InventoryNextDoor;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.lra.Participations;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.testing.RecordingOutbox;
import io.eventify.platform.testing.TestDatabase;
import io.eventify.platform.testing.TestPersistence;
import io.eventify.reservation.Offers;
import io.eventify.reservation.Performance;
import io.eventify.reservation.PriceList;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cart's use cases on a real database, with the real inventory next door: a hall of 40 seats (stalls) and a pit of 40 places (floor), eight for each customer. A
 * test moves the cart's clock and cuts the line to the inventory; the inventory's own clock is its database's.
 */
final class Shop {
    /** Now, as the inventory's database has it, too. */
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final InventoryFixture NEXT_DOOR = new InventoryFixture(TestDatabase.forContext("inventory"), 4);

    final TestPersistence database = TestPersistence.forContext("reservation");
    final EntityManager entityManager = database.entityManager();
    final RecordingOutbox outbox = new RecordingOutbox();
    final InventoryNextDoor inventory = new InventoryNextDoor(NEXT_DOOR);
    final Line line = new Line();
    final InventoryFixture.Show show = NEXT_DOOR.aShow(4, 10, 40, 8);
    final UUID performance = show.performanceId();
    final UUID priceList = UUID.randomUUID();
    private Instant now = NOW;
    private Caller caller = Callers.person(UUID.randomUUID(), "CUSTOMER");

    Shop() {
        sells(
                "open",
                new PriceList.Price("stalls-full", "stalls", new BigDecimal("40.000")),
                new PriceList.Price("stalls-student", "stalls", new BigDecimal("20.000")),
                new PriceList.Price("floor", "floor", new BigDecimal("15.500")));
    }

    final void sells(String salesStatus, PriceList.Price... prices) {
        database.inTransaction(() -> {
            Performance known = offers().performance(performance).orElseGet(() -> new Performance(performance));
            known.told(UUID.randomUUID(), priceList, 10, salesStatus, now);
            entityManager.persist(known);
            PriceList list = offers().performance(performance)
                    .flatMap(p -> offers().priceList(p))
                    .orElseGet(() -> new PriceList(priceList));
            if (prices.length > 0) {
                list.told("TND", new BigDecimal("19"), List.of(prices), now);
            }
            entityManager.persist(list);
        });
    }

    void goOn(Duration time) {
        now = now.plus(time);
    }

    void as(Caller other) {
        caller = other;
    }

    ReservationView start(@Nullable Integer seconds) {
        StartReservation start = new StartReservation();
        start.reservations = reservations();
        start.offers = offers();
        start.outbox = outbox;
        start.caller = caller;
        start.requestKey = new RequestKey();
        start.clock = clock();
        return database.inTransaction(() -> start.start(new StartReservationRequest(performance, seconds)));
    }

    ReservationView add(ReservationView cart, AddItemsRequest request) {
        return addItems().add(cart.reservationId(), request);
    }

    AddItems addItems() {
        PrepareHold prepare = new PrepareHold() {
            @Override
            public WantedHold of(UUID id, AddItemsRequest request) {
                return database.inTransaction(() -> super.of(id, request));
            }
        };
        prepare.ownCarts = ownCarts();
        prepare.offers = offers();
        prepare.clock = clock();
        AddItems add = new AddItems();
        add.prepareHold = prepare;
        add.inventory = inventoryHolds();
        add.storeItems = storeItems();
        add.giveBackHold = giveBackHold();
        return add;
    }

    GiveBackHold giveBackHold() {
        GiveBackHold giveBack = new GiveBackHold() {
            @Override
            public void giveBack(UUID reservationId, UUID holdId) {
                database.inTransaction(() -> super.giveBack(reservationId, holdId));
            }
        };
        giveBack.reservations = reservations();
        giveBack.releases = releases();
        return giveBack;
    }

    StoreItems storeItems() {
        StoreItems store = new StoreItems() {
            @Override
            public ReservationView store(UUID id, AddItemsRequest request, HoldView hold) {
                return database.inTransaction(() -> super.store(id, request, hold));
            }
        };
        store.ownCarts = ownCarts();
        store.reservations = reservations();
        store.offers = offers();
        store.outbox = outbox;
        store.clock = clock();
        return store;
    }

    AddItemsRequest seats(int quantity) {
        return new AddItemsRequest(
                null, null, null, new AddItemsRequest.BestAvailable(quantity, null, null, true, null, null));
    }

    AddItemsRequest zone(int quantity) {
        return new AddItemsRequest(
                null, null, List.of(new AddItemsRequest.Bucket(show.bucketId(), quantity, null, null)), null);
    }

    ReservationView find(ReservationView cart) {
        FindReservation find = new FindReservation();
        find.ownCarts = ownCarts();
        find.reservations = reservations();
        find.caller = caller;
        find.clock = clock();
        return database.inTransaction(() -> find.find(cart.reservationId()));
    }

    ReservationView remove(ReservationView cart, UUID itemId) {
        RemoveItem remove = new RemoveItem();
        remove.ownCarts = ownCarts();
        remove.reservations = reservations();
        remove.releases = releases();
        remove.clock = clock();
        return database.inTransaction(() -> remove.remove(cart.reservationId(), itemId));
    }

    ReservationView confirm(ReservationView cart) {
        ConfirmReservation confirm = new ConfirmReservation();
        confirm.ownCarts = ownCarts();
        confirm.reservations = reservations();
        confirm.checkOffer = checkOffer();
        confirm.outbox = outbox;
        confirm.clock = clock();
        return database.inTransaction(() -> confirm.confirm(cart.reservationId()));
    }

    void cancel(ReservationView cart) {
        CancelReservation cancel = new CancelReservation();
        cancel.ownCarts = ownCarts();
        cancel.reservations = reservations();
        cancel.releases = releases();
        cancel.outbox = outbox;
        cancel.clock = clock();
        database.inTransaction(() -> cancel.cancel(cart.reservationId()));
    }

    ReservationView extend(ReservationView cart) {
        PrepareExtension prepare = new PrepareExtension() {
            @Override
            public Extension of(UUID id) {
                return database.inTransaction(() -> super.of(id));
            }
        };
        prepare.ownCarts = ownCarts();
        prepare.offers = offers();
        prepare.clock = clock();
        ApplyExtension apply = new ApplyExtension() {
            @Override
            public ReservationView apply(UUID id, Instant until) {
                return database.inTransaction(() -> super.apply(id, until));
            }
        };
        apply.ownCarts = ownCarts();
        apply.reservations = reservations();
        apply.clock = clock();
        ExtendReservation extend = new ExtendReservation();
        extend.prepareExtension = prepare;
        extend.inventory = inventoryHolds();
        extend.applyExtension = apply;
        return extend.extend(cart.reservationId());
    }

    ReservationView checkOut(ReservationView cart, URI lra) {
        FreezeForOrder freeze = new FreezeForOrder();
        freeze.reservations = reservations();
        freeze.checkOffer = checkOffer();
        freeze.participations = participations();
        freeze.outbox = outbox;
        freeze.clock = clock();
        return database.inTransaction(() -> freeze.freeze(cart.reservationId(), lra));
    }

    void complete(URI lra) {
        FulfilReservation fulfil = new FulfilReservation();
        fulfil.reservations = reservations();
        fulfil.participations = participations();
        database.inTransaction(() -> fulfil.of(lra));
    }

    void compensate(URI lra) {
        UndoCheckout undo = new UndoCheckout();
        undo.reservations = reservations();
        undo.releases = releases();
        undo.participations = participations();
        undo.outbox = outbox;
        database.inTransaction(() -> undo.of(lra));
    }

    ExpireReservations expireReservations() {
        ExpireReservations expire = new ExpireReservations();
        expire.reservations = reservations();
        expire.releases = releases();
        expire.outbox = outbox;
        expire.clock = clock();
        return expire;
    }

    void workOffReleases() {
        ReleaseHolds release = new ReleaseHolds();
        release.releases = releases();
        release.inventory = inventoryHolds();
        release.releaseDue();
    }

    List<?> releasesWaiting(ReservationView cart) {
        return database.inTransaction(() -> entityManager
                .createNativeQuery("select hold_id from hold_release where reservation_id = :id", UUID.class)
                .setParameter("id", cart.reservationId())
                .getResultList());
    }

    Reservations reservations() {
        return new Reservations(entityManager);
    }

    private OwnCarts ownCarts() {
        OwnCarts own = new OwnCarts();
        own.reservations = reservations();
        own.caller = caller;
        return own;
    }

    private CheckOffer checkOffer() {
        CheckOffer check = new CheckOffer();
        check.offers = offers();
        return check;
    }

    private Offers offers() {
        return new Offers(entityManager);
    }

    /* In production the same transaction; here a connection of its own, which commits at once. */
    private Participations participations() {
        return new Participations(database.dataSource());
    }

    private InventoryHolds inventoryHolds() {
        InventoryHolds holds = new InventoryHolds();
        holds.inventory = line.to(inventory);
        return holds;
    }

    @SuppressWarnings("unchecked")
    private HoldReleases releases() {
        Event<HoldReleases.HoldsUnwanted> nobodyListens = (Event<HoldReleases.HoldsUnwanted>) Proxy.newProxyInstance(
                Shop.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
        return new HoldReleases(entityManager, clock(), nobodyListens) {
            @Override
            public List<UUID> claim(int limit) {
                return database.inTransaction(() -> super.claim(limit));
            }

            @Override
            public void done(UUID holdId) {
                database.inTransaction(() -> super.done(holdId));
            }

            @Override
            public void later(UUID holdId) {
                database.inTransaction(() -> super.later(holdId));
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
