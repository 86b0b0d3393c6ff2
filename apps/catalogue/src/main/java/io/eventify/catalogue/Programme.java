package io.eventify.catalogue;

import io.eventify.contracts.Money;
import io.eventify.contracts.catalogue.AvailabilityView;
import io.eventify.contracts.catalogue.EventPage;
import io.eventify.contracts.catalogue.EventSummary;
import io.eventify.contracts.catalogue.PerformanceView;
import io.eventify.contracts.catalogue.PictureView;
import io.eventify.contracts.catalogue.VenueView;
import io.eventify.contracts.events.PricingChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events and their performances as the read models have them, facts of different owners brought together; each question is one or two statements, however long the lists are. */
@ApplicationScoped
public class Programme {
    /** More than the event context allows. */
    private static final int MOST_OF_AN_EVENT = 1_000;

    private final Database database;

    @Inject
    public Programme(Database database) {
        this.database = database;
    }

    /** For CDI. */
    @SuppressWarnings("NullAway")
    protected Programme() {
        this(null);
    }

    /**
     * An event without its performances.
     *
     * @param status draft, published, archived or cancelled
     */
    public record Show(
            UUID id,
            UUID organisationId,
            Map<String, String> title,
            Map<String, String> description,
            String category,
            List<String> tags,
            String status,
            List<PictureView> pictures) {
        public boolean isPublic() {
            return !status.equals("draft");
        }

        public boolean isPublished() {
            return status.equals("published");
        }
    }

    /**
     * A performance as a list needs it.
     *
     * @param remaining free places; 0 as long as nothing was told
     */
    public record Outline(
            UUID id,
            UUID eventId,
            Instant start,
            String timeZone,
            String salesStatus,
            @Nullable VenueView venue,
            @Nullable Money lowest,
            @Nullable Money highest,
            long remaining) {
        public boolean isAhead(Instant now) {
            return start.isAfter(now) && !salesStatus.equals("cancelled");
        }

        /** Whether a place can be held now. */
        public boolean isAvailable(Instant now) {
            return isOnSale() && start.isAfter(now);
        }

        /** Whether a place can be held as long as it is ahead. */
        public boolean isOnSale() {
            return salesStatus.equals("open") && remaining > 0;
        }
    }

    /** Events by their ids, those whose texts are known. */
    public Map<UUID, Show> shows(int generation, Collection<UUID> ids) {
        return database.list("""
                        select id, organisation_id, title, description, category, tags, status, media from shows
                        where g = ? and id = any (?) and title is not null
                        """, Programme::show, generation, ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Show::id, show -> show));
    }

    /** The performances of events, soonest first, those whose date is known. */
    public Map<UUID, List<Outline>> outlines(int generation, Collection<UUID> events) {
        return database
                .list(
                        SELECT.formatted("") + " and p.event_id = any (?) order by p.start_time, p.id",
                        Programme::outline,
                        generation,
                        events.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.groupingBy(Outline::eventId));
    }

    /** An event with all its performances; not a draft. */
    public Optional<EventPage> page(int generation, UUID eventId, Instant now) {
        Show show = shows(generation, List.of(eventId)).get(eventId);
        if (show == null || !show.isPublic()) {
            return Optional.empty();
        }
        List<PerformanceView> performances = database.list(
                SELECT.formatted(FULL) + " and p.event_id = ? order by p.start_time, p.id limit " + MOST_OF_AN_EVENT,
                row -> performance(row, show, now),
                generation,
                eventId);
        return Optional.of(new EventPage(
                show.id(),
                show.organisationId(),
                show.title(),
                show.description(),
                show.category(),
                show.tags(),
                show.status(),
                performances,
                show.pictures()));
    }

    /** Performances of public events by their ids, soonest first. */
    public List<PerformanceView> performances(int generation, Collection<UUID> ids, Instant now) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, Show> shows = shows(
                generation,
                database.list(
                        "select distinct event_id from performances where g = ? and id = any (?)",
                        row -> Database.uuid(row, "event_id"),
                        generation,
                        wanted));
        shows.values().removeIf(show -> !show.isPublic());
        return database.list(
                SELECT.formatted(FULL) + " and p.id = any (?) and p.event_id = any (?) order by p.start_time, p.id",
                row -> performance(
                        row,
                        Objects.requireNonNull(shows.get(Database.uuid(row, "event_id")), "an event asked for"),
                        now),
                generation,
                wanted,
                shows.keySet().toArray(UUID[]::new));
    }

    /** What is left of a performance of a public event. */
    public Optional<AvailabilityView> availability(int generation, UUID performanceId, Instant now) {
        return database.find("""
                select p.id, p.start_time, p.sales_status, a.version, a.capacity, a.remaining, a.zones
                from performances p join shows s on s.g = p.g and s.id = p.event_id and s.status <> 'draft'
                left join availability a on a.g = p.g and a.performance_id = p.id
                where p.g = ? and p.id = ? and p.start_time is not null and p.sales_status <> 'removed'
                """, row -> availability(row, now), generation, performanceId);
    }

    /** Events as lists show them, in the order of the ids; unknown ones and drafts are left out. */
    public List<EventSummary> summaries(int generation, List<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Show> shows = shows(generation, ids);
        Map<UUID, List<Outline>> outlines = outlines(generation, ids);
        return ids.stream()
                .map(shows::get)
                .filter(Objects::nonNull)
                .filter(Show::isPublic)
                .map(show -> summary(show, outlines.getOrDefault(show.id(), List.of()), now))
                .toList();
    }

    private static EventSummary summary(Show show, List<Outline> all, Instant now) {
        List<Outline> ahead = all.stream().filter(o -> o.isAhead(now)).toList();
        Outline next = ahead.isEmpty() ? null : ahead.getFirst();
        Money lowest = ahead.stream()
                .map(Outline::lowest)
                .filter(Objects::nonNull)
                .min(AMOUNT)
                .orElse(null);
        return new EventSummary(
                show.id(),
                show.title(),
                show.category(),
                show.tags(),
                show.status(),
                ahead.stream()
                        .map(Outline::venue)
                        .filter(Objects::nonNull)
                        .map(VenueView::city)
                        .distinct()
                        .toList(),
                next == null
                        ? null
                        : new EventSummary.Next(
                                next.id(),
                                next.start(),
                                next.timeZone(),
                                next.venue() == null ? null : next.venue().name(),
                                next.venue() == null ? null : next.venue().city(),
                                next.venue() == null ? null : next.venue().country()),
                ahead.size(),
                lowest,
                ahead.stream()
                        .map(Outline::highest)
                        .filter(Objects::nonNull)
                        .filter(money -> lowest == null || money.currency().equals(lowest.currency()))
                        .max(AMOUNT)
                        .orElse(null),
                show.isPublished() && ahead.stream().anyMatch(o -> o.isAvailable(now)),
                null,
                null,
                show.pictures().isEmpty() ? null : show.pictures().getFirst());
    }

    private static final Comparator<Money> AMOUNT = Comparator.comparing(Money::amount);

    private static final String FULL =
            ", p.end_time, p.seating_plan_id, p.pricing_scheme_id, r.tax_percent, r.categories, a.version, a.capacity, a.zones";

    private static final String SELECT = """
            select p.id, p.event_id, p.start_time, p.time_zone, p.sales_status, p.venue_id,
                   v.name, v.address, v.city, v.country, v.latitude, v.longitude, v.time_zone as venue_zone,
                   r.currency, r.lowest, r.highest, a.remaining%s
            from performances p
            left join venues v on v.g = p.g and v.id = p.venue_id
            left join prices r on r.g = p.g and r.id = p.pricing_scheme_id
            left join availability a on a.g = p.g and a.performance_id = p.id
            where p.g = ? and p.start_time is not null and p.sales_status <> 'removed'""";

    private static Show show(ResultSet row) throws SQLException {
        return new Show(
                Database.uuid(row, "id"),
                Database.uuid(row, "organisation_id"),
                Json.texts(row.getString("title")),
                Json.texts(row.getString("description")),
                row.getString("category"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("status"),
                Json.list(row.getString("media"), PictureView[].class));
    }

    private static Outline outline(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new Outline(
                Database.uuid(row, "id"),
                Database.uuid(row, "event_id"),
                start(row),
                row.getString("time_zone"),
                row.getString("sales_status"),
                venue(row),
                money(currency, row.getBigDecimal("lowest")),
                money(currency, row.getBigDecimal("highest")),
                row.getLong("remaining"));
    }

    private static Instant start(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Database.instant(row, "start_time"), "only known dates are read");
    }

    private static @Nullable VenueView venue(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return name == null
                ? null
                : new VenueView(
                        Database.uuid(row, "venue_id"),
                        Json.texts(name),
                        row.getString("address"),
                        row.getString("city"),
                        row.getString("country"),
                        row.getDouble("latitude"),
                        row.getDouble("longitude"),
                        row.getString("venue_zone"));
    }

    private static @Nullable Money money(@Nullable String currency, @Nullable BigDecimal amount) {
        return currency == null || amount == null ? null : Money.rounded(currency, amount, RoundingMode.HALF_EVEN);
    }

    private static PerformanceView performance(ResultSet row, Show show, Instant now) throws SQLException {
        return new PerformanceView(
                Database.uuid(row, "id"),
                show.id(),
                show.title(),
                start(row),
                Objects.requireNonNull(Database.instant(row, "end_time"), "only known dates are read"),
                row.getString("time_zone"),
                row.getString("sales_status"),
                Database.uuid(row, "seating_plan_id"),
                venue(row),
                prices(row),
                availability(row, now));
    }

    private static PerformanceView.@Nullable Prices prices(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null
                ? null
                : new PerformanceView.Prices(
                        Database.uuid(row, "pricing_scheme_id"),
                        currency,
                        row.getBigDecimal("tax_percent").stripTrailingZeros().toPlainString(),
                        Json.list(row.getString("categories"), PricingChanged.PriceCategory[].class).stream()
                                .map(c -> new PerformanceView.Category(c.code(), c.seatClass(), c.name(), c.price()))
                                .toList());
    }

    private static AvailabilityView availability(ResultSet row, Instant now) throws SQLException {
        String salesStatus = row.getString("sales_status");
        long remaining = row.getLong("remaining");
        return new AvailabilityView(
                Database.uuid(row, "id"),
                salesStatus,
                salesStatus.equals("open") && remaining > 0 && start(row).isAfter(now),
                remaining,
                row.getLong("capacity"),
                row.getLong("version"),
                Json.list(row.getString("zones"), AvailabilityView.Zone[].class));
    }

    /** How often the performances of each event were booked, most first. */
    public List<UUID> popular(int generation, int limit) {
        return database.list("""
                select p.event_id from bookings b join performances p on p.g = b.g and p.id = b.performance_id
                join shows s on s.g = p.g and s.id = p.event_id and s.status = 'published'
                where b.g = ? and not b.refunded and exists (
                    select from performances n where n.g = p.g and n.event_id = p.event_id and n.start_time > clock_timestamp() and n.sales_status = 'open')
                group by p.event_id order by count(*) desc, p.event_id limit ?
                """, row -> Database.uuid(row, "event_id"), generation, limit);
    }

    /** Events that the customer has booked, latest first. */
    public List<UUID> bookedBy(int generation, UUID customerId, int limit) {
        Map<UUID, Instant> latest = new HashMap<>();
        database.list(
                """
                select p.event_id, max(b.as_of) as at from bookings b join performances p on p.g = b.g and p.id = b.performance_id
                where b.g = ? and b.customer_id = ? and not b.refunded group by p.event_id order by at desc, p.event_id limit ?
                """,
                row -> latest.put(Database.uuid(row, "event_id"), Objects.requireNonNull(Database.instant(row, "at"))),
                generation,
                customerId,
                limit);
        return latest.entrySet().stream()
                .sorted(Map.Entry.<UUID, Instant>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
