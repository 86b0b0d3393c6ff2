package io.eventify.order.support;

import io.eventify.contracts.Page;
import io.eventify.order.history.OrderSummary;
import io.eventify.platform.identity.People;
import io.eventify.platform.rest.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders by what a customer names on the telephone or in a mail. */
@ApplicationScoped
public class FindOrders {
    @Inject
    People people;

    @Inject
    AuditedSearch search;

    /**
     * @throws SearchNotPossibleException unless exactly one thing is named
     * @throws io.eventify.platform.identity.IdentityUnavailableException if nobody can say whose the address is
     */
    Page<OrderSummary> by(Seeker seeker, SearchOrdersRequest request, Paging paging) {
        if (!request.namesOne()) {
            throw new SearchNotPossibleException();
        }
        // asked before the transaction begins
        @Nullable
        UUID person = request.mail() == null
                ? null
                : people.withMail(request.mail()).map(People.Person::id).orElse(null);
        return search.of(seeker, request, person, paging);
    }
}
