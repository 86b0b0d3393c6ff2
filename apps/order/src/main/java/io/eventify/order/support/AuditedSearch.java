package io.eventify.order.support;

import io.eventify.contracts.Page;
import io.eventify.order.AuditTrail;
import io.eventify.order.history.ListOrders;
import io.eventify.order.history.OrderFilter;
import io.eventify.order.history.OrderSummary;
import io.eventify.platform.rest.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds orders and notes who looked for them, in one transaction: nothing is told that is not noted. */
@ApplicationScoped
public class AuditedSearch {
    @Inject
    ListOrders orders;

    @Inject
    AuditTrail audit;

    /** @param person whose the mail is; absent also when nobody has it */
    @Transactional
    public Page<OrderSummary> of(Seeker seeker, SearchOrdersRequest request, @Nullable UUID person, Paging paging) {
        audit.searched(seeker.id(), seeker.client(), described(request, person));
        if (request.mail() != null && person == null) {
            return new Page<>(paging.page, paging.size, 0, List.of());
        }
        return orders.matching(
                new OrderFilter(person, request.number(), null, null, request.ticketId()),
                seeker.language(),
                paging.page,
                paging.size,
                paging.offset());
    }

    private static String described(SearchOrdersRequest request, @Nullable UUID person) {
        if (request.mail() != null) {
            return person == null ? "by mail: nobody" : "by mail: customer " + person;
        }
        return request.number() == null ? "by ticket " + request.ticketId() : "by number " + request.number();
    }
}
