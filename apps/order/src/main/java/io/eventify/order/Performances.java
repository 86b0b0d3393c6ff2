package io.eventify.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is known of performances; written by the {@code projection} feature only. */
@ApplicationScoped
public class Performances {
    private static final String COLUMNS =
            "select id, event_id, organisation_id, title_fr, title_en, title_ar, starts_at, time_zone, cancellation_hours, refund_percent, cancelled from performances";
    private final EntityManager database;

    @Inject
    public Performances(EntityManager database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Performances() {
        this(null);
    }

    /** Its own transaction where the caller has none. */
    @Transactional
    public Optional<Performance> find(UUID id) {
        return select(COLUMNS + " where id = :id", id);
    }

    /** Holds off a cancellation of the performance until the transaction ends, so that its job finds the order that is being written. */
    public Optional<Performance> lockAgainstCancellation(UUID id) {
        return select(COLUMNS + " where id = :id for share", id);
    }

    @SuppressWarnings("unchecked")
    private Optional<Performance> select(String sql, UUID id) {
        List<Tuple> rows = database.createNativeQuery(sql, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(Performances::performance).findFirst();
    }

    private static Performance performance(Tuple row) {
        Map<String, String> title = new LinkedHashMap<>();
        for (String language : List.of("fr", "en", "ar")) {
            String text = row.get("title_" + language, String.class);
            if (text != null) {
                title.put(language, text);
            }
        }
        return new Performance(
                row.get("id", UUID.class),
                row.get("event_id", UUID.class),
                row.get("organisation_id", UUID.class),
                title,
                row.get("starts_at", Instant.class),
                ZoneId.of(row.get("time_zone", String.class)),
                row.get("cancellation_hours", Integer.class),
                row.get("refund_percent", Integer.class),
                row.get("cancelled", Boolean.class));
    }
}
