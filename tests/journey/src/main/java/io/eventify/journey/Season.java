package io.eventify.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A season that looks like life: venues of six cities, more than 200 events in three languages, five currencies, five time zones. Loaded through the public API. */
final class Season {
    static final String MAGHREB = "Saisons du Sud";
    static final String EUROPE = "Quais et Scènes";
    private static final int AT_ONCE = 6;
    private static final Map<String, BigDecimal> PER_EURO = Map.of(
            "EUR", BigDecimal.ONE,
            "TND", new BigDecimal("1.6"),
            "MAD", new BigDecimal("5"),
            "EGP", new BigDecimal("18"),
            "AED", new BigDecimal("4"));

    private final RunningPlatform platform;
    private final Consumer<String> progress;
    private final Clock clock;

    Season(RunningPlatform platform, Consumer<String> progress, Clock clock) {
        this.platform = platform;
        this.progress = progress;
        this.clock = clock;
    }

    /** Loads it unless it is there. */
    void load() throws InterruptedException, ExecutionException {
        long known = platform.gateway()
                .get("/api/events?size=1")
                .expect(200)
                .json()
                .path("total")
                .asLong();
        if (known >= 200) {
            progress.accept("the season is there: " + known + " events");
            return;
        }
        Login organizer1 = Login.person(platform.tokenUrl(), "organizer1", platform.value("EVENTIFY_DEMO_PASSWORD"));
        Login organizer2 = Login.person(platform.tokenUrl(), "organizer2", platform.value("EVENTIFY_DEMO_PASSWORD"));
        String door =
                Organiser.idOf(Login.person(platform.tokenUrl(), "checkin1", platform.value("EVENTIFY_DEMO_PASSWORD")));
        Organiser south = new Organiser(platform.gateway().as(organizer1));
        Organiser north = new Organiser(platform.gateway().as(organizer2));
        String southId = south.organisation(MAGHREB);
        String northId = north.organisation(EUROPE);
        south.member(southId, door, "checkin");
        north.member(northId, door, "checkin");
        List<Hall> halls = halls(south, southId, north, northId);
        progress.accept(halls.size() + " venues with their seating plans");
        int events = events(halls);
        progress.accept(events + " events, published");
    }

    private List<Hall> halls(Organiser south, String southId, Organiser north, String northId)
            throws InterruptedException, ExecutionException {
        Map<String, Map<String, String>> cities = new HashMap<>();
        SemicolonTable.read("cities.csv").forEach(city -> cities.put(city.get("code"), city));
        List<Future<Hall>> made = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Map<String, String> venue : SemicolonTable.read("venues.csv")) {
                Map<String, String> city = cities.get(venue.get("city"));
                boolean european = city.get("currency").equals("EUR");
                made.add(workers.submit(
                        () -> hall(european ? north : south, european ? northId : southId, venue, city)));
            }
        }
        List<Hall> halls = new ArrayList<>();
        for (Future<Hall> hall : made) {
            halls.add(hall.get());
        }
        return halls;
    }

    private static Hall hall(
            Organiser organiser, String organisationId, Map<String, String> venue, Map<String, String> city) {
        ObjectNode request = Json.object()
                .put("organisationId", organisationId)
                .put("address", venue.get("address"))
                .put("city", city.get("en"))
                .put("country", city.get("country"))
                .put("latitude", Double.parseDouble(venue.get("lat")))
                .put("longitude", Double.parseDouble(venue.get("lon")))
                .put("timeZone", city.get("zone"));
        request.set("name", Json.texts(venue.get("fr"), venue.get("en"), venue.get("ar")));
        String venueId = organiser.venue(request);
        String planId = organiser.seatingPlan(venueId, Halls.plan(venue.get("kind")));
        return new Hall(organiser, organisationId, venueId, planId, venue.get("kind"), city);
    }

    /** Every show tours through every city that has a hall of its kind; each stop is an event of that city with its own prices and dates. */
    private int events(List<Hall> halls) throws InterruptedException, ExecutionException {
        List<Future<?>> made = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            int number = 0;
            for (Map<String, String> show : SemicolonTable.read("shows.csv")) {
                Map<String, Hall> stops = new HashMap<>();
                int turn = number;
                halls.stream()
                        .filter(hall -> hall.kind().equals(show.get("kind")))
                        .forEach(hall -> stops.merge(
                                hall.city().get("code"), hall, (first, second) -> turn % 2 == 0 ? first : second));
                for (Hall hall : stops.values()) {
                    int index = number++;
                    made.add(workers.submit(() -> event(show, hall, index)));
                }
            }
        }
        for (Future<?> event : made) {
            event.get();
        }
        return made.size();
    }

    private void event(Map<String, String> show, Hall hall, int index) {
        ObjectNode request =
                Json.object().put("organisationId", hall.organisationId()).put("category", show.get("category"));
        request.set("title", Json.texts(show.get("fr"), show.get("en"), show.get("ar")));
        request.set("description", Json.texts(show.get("descFr"), show.get("descEn"), show.get("descAr")));
        request.putArray("tags").add(hall.city().get("code")).add(show.get("category"));
        String eventId = hall.organiser().event(request);
        String pricingId =
                hall.organiser().pricing(eventId, hall.currency(), hall.city().get("tax"), prices(hall));
        int performances = 2 + index % 3;
        for (int night = 0; night < performances; night++) {
            Instant start = start(
                    hall,
                    4 + (index * 7) % 240 + night,
                    show.get("category").equals("family") ? LocalTime.of(15, 0) : LocalTime.of(20, 30));
            hall.organiser()
                    .performance(
                            eventId,
                            hall.venueId(),
                            hall.planId(),
                            pricingId,
                            start,
                            start.plus(Duration.ofMinutes(150)),
                            hall.city().get("zone"),
                            Organiser.ordinary());
        }
        hall.organiser().publish(eventId);
    }

    private Instant start(Hall hall, int inDays, LocalTime at) {
        ZoneId zone = ZoneId.of(hall.city().get("zone"));
        return ZonedDateTime.now(clock.withZone(zone))
                .toLocalDate()
                .plusDays(inDays)
                .atTime(at)
                .atZone(zone)
                .toInstant();
    }

    static List<Organiser.Price> prices(Hall hall) {
        List<Organiser.Price> prices = new ArrayList<>();
        for (Halls.PricedClass seatClass : Halls.classes(hall.kind())) {
            prices.add(new Organiser.Price(
                    seatClass.seatClass() + "-full",
                    seatClass.seatClass(),
                    Json.texts(seatClass.fr(), seatClass.en(), seatClass.ar()),
                    amount(hall.currency(), seatClass.price(), BigDecimal.ONE)));
            prices.add(new Organiser.Price(
                    seatClass.seatClass() + "-student",
                    seatClass.seatClass(),
                    Json.texts(seatClass.fr() + ", étudiant", seatClass.en() + ", student", seatClass.ar() + "، طالب"),
                    amount(hall.currency(), seatClass.price(), new BigDecimal("0.6"))));
        }
        return prices;
    }

    private static String amount(String currency, int euros, BigDecimal share) {
        int scale = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(euros)
                .multiply(PER_EURO.get(currency))
                .multiply(share)
                .setScale(0, RoundingMode.HALF_EVEN)
                .setScale(scale)
                .toPlainString();
    }

    /** A venue with its plan, and who runs it. */
    record Hall(
            Organiser organiser,
            String organisationId,
            String venueId,
            String planId,
            String kind,
            Map<String, String> city) {
        String currency() {
            return city.get("currency");
        }
    }
}
