package io.eventify.event.programme;

import io.eventify.contracts.Money;
import io.eventify.contracts.events.SeatingPlanDefined;
import io.eventify.contracts.events.VenueDefined;
import io.eventify.event.Memberships;
import io.eventify.event.Texts;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.inbox.DomainEvent;
import io.eventify.platform.inbox.EventJson;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.testing.RecordingOutbox;
import io.eventify.platform.testing.TestPersistence;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The programme's use cases on a real database, for one organisation and its people. */
final class Stage {
    static final Texts ALT = new Texts("Une scène", null, "مسرح");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final TestPersistence database = TestPersistence.forContext("event");
    final RecordingOutbox outbox = new RecordingOutbox();
    final UUID organisation = UUID.randomUUID();
    final UUID manager = UUID.randomUUID();
    final UUID venue = UUID.randomUUID();
    final UUID plan = UUID.randomUUID();

    private final EntityManager entityManager = database.entityManager();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    RequestKey requestKey = new RequestKey();
    private Caller caller = Callers.person(manager, "ORGANIZER");

    Stage() {
        database.inTransaction(() -> {
            entityManager
                    .createNativeQuery(
                            "insert into organisation (id, name, created_at, version) values (:id, 'Theatre', now(), 0)")
                    .setParameter("id", organisation)
                    .executeUpdate();
            entityManager
                    .createNativeQuery(
                            "insert into organisation_member (organisation_id, user_id, role, event_ids) values (:id, :user, 'manager', '{}')")
                    .setParameter("id", organisation)
                    .setParameter("user", manager)
                    .executeUpdate();
        });
    }

    Stage as(Caller other) {
        caller = other;
        return this;
    }

    <T> T call(Supplier<T> useCase) {
        return database.inTransaction(useCase);
    }

    void hallIsKnown(String... seatClasses) {
        VenueDefinedConsumer venues = new VenueDefinedConsumer();
        venues.halls = halls();
        SeatingPlanDefinedConsumer plans = new SeatingPlanDefinedConsumer();
        plans.halls = halls();
        database.inTransaction(() -> {
            venues.on(told(
                    "venue.defined",
                    venue,
                    NOW,
                    new VenueDefined(
                            venue,
                            organisation,
                            Map.of("en", "Opera"),
                            "1 Main Street",
                            "Tunis",
                            "TN",
                            36.8,
                            10.2,
                            "Africa/Tunis")));
            plans.on(told(
                    "seating-plan.defined",
                    plan,
                    NOW,
                    new SeatingPlanDefined(plan, venue, "Hall", 100, List.of(), List.of(seatClasses))));
        });
    }

    static DomainEvent told(String type, UUID subject, Instant at, Object data) {
        return new DomainEvent(
                UUID.randomUUID(),
                type,
                "/inventory-service",
                subject,
                at,
                UUID.randomUUID(),
                Json.createReader(new StringReader(EventJson.write(data))).readObject());
    }

    EventView anEvent(String title) {
        CreateEvent create = new CreateEvent();
        create.events = events();
        create.pictures = pictures();
        create.memberships = memberships();
        create.announcements = announcements();
        create.caller = caller;
        create.requestKey = new RequestKey();
        create.clock = clock;
        return call(() -> create.create(organisation, eventRequest(title)));
    }

    EventRequest eventRequest(String title) {
        return new EventRequest(
                organisation, Map.of("fr", title, "ar", "حفلة"), Map.of(), "concert", List.of("jazz"), null);
    }

    PricingView pricesFor(EventView event, String... seatClasses) {
        DefinePricing define = new DefinePricing();
        define.ownEvents = ownEvents();
        define.pricingSchemes = pricingSchemes();
        define.announcements = announcements();
        define.requestKey = new RequestKey();
        return call(() -> define.define(event.eventId(), pricingRequest("12.500", seatClasses)));
    }

    PricingRequest pricingRequest(String amount, String... seatClasses) {
        return new PricingRequest(
                "TND",
                new BigDecimal("19"),
                List.of(seatClasses).stream()
                        .map(c -> new PricingRequest.CategoryRequest(
                                c + "-full", c, Map.of("en", c), Money.of("TND", amount)))
                        .toList());
    }

    PerformanceView dateOf(EventView event, PricingView prices, Duration ahead) {
        SchedulePerformance schedule = new SchedulePerformance();
        schedule.ownEvents = ownEvents();
        schedule.performances = performances();
        schedule.sellable = sellable();
        schedule.announcements = announcements();
        schedule.requestKey = new RequestKey();
        return call(() -> schedule.schedule(event.eventId(), performanceRequest(prices, ahead)));
    }

    PerformanceRequest performanceRequest(PricingView prices, Duration ahead) {
        return new PerformanceRequest(
                venue,
                plan,
                prices.pricingSchemeId(),
                NOW.plus(ahead),
                NOW.plus(ahead).plusSeconds(7_200),
                "Africa/Tunis",
                null);
    }

    EventView publish(EventView event) {
        PublishEvent publish = new PublishEvent();
        publish.ownEvents = ownEvents();
        publish.events = events();
        publish.pictures = pictures();
        publish.performances = performances();
        publish.sellable = sellable();
        publish.announcements = announcements();
        publish.clock = clock;
        return call(() -> publish.publish(event.eventId()));
    }

    EventView cancel(EventView event) {
        CancelEvent cancel = new CancelEvent();
        cancel.ownEvents = ownEvents();
        cancel.events = events();
        cancel.pictures = pictures();
        cancel.performances = performances();
        cancel.announcements = announcements();
        cancel.clock = clock;
        return call(() -> cancel.cancel(event.eventId(), "storm"));
    }

    EventView archive(EventView event) {
        ArchiveEvent archive = new ArchiveEvent();
        archive.ownEvents = ownEvents();
        archive.events = events();
        archive.pictures = pictures();
        archive.performances = performances();
        archive.announcements = announcements();
        archive.clock = clock;
        return call(() -> archive.archive(event.eventId()));
    }

    EventView change(EventView event, String ifMatch, String title) {
        ChangeEvent change = new ChangeEvent();
        change.ownEvents = ownEvents();
        change.events = events();
        change.pictures = pictures();
        change.performances = performances();
        change.announcements = announcements();
        return call(() -> change.change(event.eventId(), ifMatch, eventRequest(title)));
    }

    PricingView reprice(PricingView prices, String amount, String... seatClasses) {
        ChangePricing change = new ChangePricing();
        change.ownEvents = ownEvents();
        change.pricingSchemes = pricingSchemes();
        change.performances = performances();
        change.sellable = sellable();
        change.announcements = announcements();
        return call(() -> change.change(
                prices.pricingSchemeId(), "\"" + prices.version() + "\"", pricingRequest(amount, seatClasses)));
    }

    void remove(PerformanceView performance) {
        RemovePerformance remove = new RemovePerformance();
        remove.ownEvents = ownEvents();
        remove.performances = performances();
        remove.announcements = announcements();
        remove.clock = clock;
        database.inTransaction(() -> remove.remove(performance.eventId(), performance.performanceId()));
    }

    PictureView show(EventView event, byte[] upload) {
        return addPicture().add(event.eventId(), ALT, upload);
    }

    AddPicture addPicture() {
        AddPicture add = new AddPicture();
        // the container's proxy opens the transaction of each of its methods
        add.showPicture = new ShowPicture() {
            @Override
            public void requireAllowed(UUID eventId) {
                database.inTransaction(() -> super.requireAllowed(eventId));
            }

            @Override
            public PictureView show(UUID eventId, UUID id, Texts alt, RenderPicture.Rendered rendered) {
                return call(() -> super.show(eventId, id, alt, rendered));
            }
        };
        add.showPicture.ownEvents = ownEvents();
        add.showPicture.events = events();
        add.showPicture.pictures = pictures();
        add.showPicture.announcements = announcements();
        add.showPicture.clock = clock;
        add.renderPicture = new RenderPicture();
        add.requestKey = requestKey;
        return add;
    }

    void removePicture(EventView event, UUID pictureId) {
        RemovePicture remove = new RemovePicture();
        remove.ownEvents = ownEvents();
        remove.events = events();
        remove.pictures = pictures();
        remove.announcements = announcements();
        database.inTransaction(() -> remove.remove(event.eventId(), pictureId));
    }

    FindPictures findPictures() {
        FindPictures find = new FindPictures();
        find.ownEvents = ownEvents();
        find.pictures = pictures();
        return find;
    }

    FindEvents findEvents() {
        FindEvents find = new FindEvents();
        find.events = events();
        find.pictures = pictures();
        find.performances = performances();
        find.halls = halls();
        find.ownEvents = ownEvents();
        find.clock = clock;
        return find;
    }

    private OwnEvents ownEvents() {
        OwnEvents own = new OwnEvents();
        own.events = events();
        own.memberships = memberships();
        return own;
    }

    private Sellable sellable() {
        Sellable sellable = new Sellable();
        sellable.halls = halls();
        sellable.pricingSchemes = pricingSchemes();
        return sellable;
    }

    private Announcements announcements() {
        Announcements announcements = new Announcements();
        announcements.outbox = outbox;
        return announcements;
    }

    private Memberships memberships() {
        return new Memberships(entityManager, caller);
    }

    private Events events() {
        return new Events(entityManager);
    }

    Performances performances() {
        return new Performances(entityManager);
    }

    private PricingSchemes pricingSchemes() {
        return new PricingSchemes(entityManager);
    }

    private Pictures pictures() {
        return new Pictures(entityManager);
    }

    private Halls halls() {
        return new Halls(entityManager);
    }
}
