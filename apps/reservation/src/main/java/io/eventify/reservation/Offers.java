package io.eventify.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** What is known here of performances and prices. */
@ApplicationScoped
public class Offers {
    private final EntityManager database;

    @Inject
    public Offers(EntityManager database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Offers() {
        this(null);
    }

    public Optional<Performance> performance(UUID id) {
        return Optional.ofNullable(database.find(Performance.class, id));
    }

    /** The prices that hold for a performance now. */
    public Optional<PriceList> priceList(Performance performance) {
        return priceList(performance.pricingSchemeId());
    }

    Optional<PriceList> priceList(UUID pricingSchemeId) {
        return database.createQuery(
                        "select l from PriceList l left join fetch l.prices where l.id = :id", PriceList.class)
                .setParameter("id", pricingSchemeId)
                .getResultStream()
                .findFirst();
    }

    void save(Object performanceOrPriceList) {
        database.persist(performanceOrPriceList);
        database.flush();
    }
}
