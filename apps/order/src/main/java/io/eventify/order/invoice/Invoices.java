package io.eventify.order.invoice;

import io.eventify.order.invoice.Invoice.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** The invoices and their counters. */
@ApplicationScoped
public class Invoices {
    private final EntityManager database;

    @Inject
    public Invoices(EntityManager database) {
        this.database = database;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Invoices() {
        this(null);
    }

    void add(Invoice invoice) {
        database.persist(invoice);
    }

    /**
     * The next number of a series. The counter's row stays locked until the transaction ends: a number that is rolled back is given to the next, so there is
     * no gap, and one organisation's completions queue here for the length of one commit.
     */
    Invoice.Number lockNextNumber(UUID organisation, String series) {
        Long number = (Long) database.createNativeQuery("""
                insert into invoice_counters as c (organisation_id, series, last_number) values (:organisation, :series, 1)
                on conflict (organisation_id, series) do update set last_number = c.last_number + 1
                returning last_number
                """, Long.class)
                .setParameter("organisation", organisation)
                .setParameter("series", series)
                .getSingleResult();
        return new Invoice.Number(series, number);
    }

    /** The organisation's name as it is now. */
    Optional<String> nameOf(UUID organisation) {
        return database
                .createNativeQuery("select name from organisations where id = :id", String.class)
                .setParameter("id", organisation)
                .getResultList()
                .stream()
                .map(String.class::cast)
                .findFirst();
    }

    Optional<Invoice> ofOrder(UUID order) {
        return database.createQuery(
                        "select i from Invoice i where i.orderId = :order and i.kind = :kind", Invoice.class)
                .setParameter("order", order)
                .setParameter("kind", Kind.invoice)
                .getResultStream()
                .findFirst();
    }

    Optional<Invoice> ofCancellation(UUID cancellation) {
        return database.createQuery("select i from Invoice i where i.cancellationId = :cancellation", Invoice.class)
                .setParameter("cancellation", cancellation)
                .getResultStream()
                .findFirst();
    }
}
