package io.eventify.contracts.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A short list of events, best first.
 *
 * @param basis why these: {@code similar_texts}, {@code own_orders} (categories and cities of events that the customer has booked) {@code popular} (most booked) or
 *     {@code asked_for} (by id)
 */
@Schema(name = "CatalogEventList")
public record EventList(String basis, List<EventSummary> items) {}
