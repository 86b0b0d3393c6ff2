package io.eventify.gateway.graphql;

import io.eventify.contracts.Page;
import io.eventify.contracts.SalesPolicy;
import io.eventify.contracts.catalogue.AvailabilityView;
import io.eventify.contracts.catalogue.EventList;
import io.eventify.contracts.catalogue.EventPage;
import io.eventify.contracts.catalogue.PerformanceView;
import io.eventify.contracts.catalogue.SearchAnswer;
import io.eventify.contracts.catalogue.SuggestAnswer;
import io.eventify.contracts.catalogue.VenueView;
import io.eventify.contracts.event.EventClient.EventDetails;
import io.eventify.contracts.event.EventClient.EventListing;
import io.eventify.contracts.event.EventClient.PerformanceDetails;
import io.eventify.contracts.event.EventClient.PriceList;
import io.eventify.contracts.inventory.AvailabilityClient;
import io.eventify.contracts.order.OrderClient;
import io.eventify.contracts.reservation.ReservationView;
import io.eventify.contracts.ticketing.WalletClient;
import io.eventify.gateway.graphql.type.Availability;
import io.eventify.gateway.graphql.type.CancelledOrder;
import io.eventify.gateway.graphql.type.CheckedIn;
import io.eventify.gateway.graphql.type.Event;
import io.eventify.gateway.graphql.type.EventSummary;
import io.eventify.gateway.graphql.type.FacetCount;
import io.eventify.gateway.graphql.type.Facets;
import io.eventify.gateway.graphql.type.FoundEvent;
import io.eventify.gateway.graphql.type.Highlight;
import io.eventify.gateway.graphql.type.Money;
import io.eventify.gateway.graphql.type.NextPerformance;
import io.eventify.gateway.graphql.type.Order;
import io.eventify.gateway.graphql.type.OrderEvent;
import io.eventify.gateway.graphql.type.OrderLine;
import io.eventify.gateway.graphql.type.OrderPage;
import io.eventify.gateway.graphql.type.OrderSummary;
import io.eventify.gateway.graphql.type.Payment;
import io.eventify.gateway.graphql.type.Performance;
import io.eventify.gateway.graphql.type.PlacedOrder;
import io.eventify.gateway.graphql.type.PriceCategory;
import io.eventify.gateway.graphql.type.Proposals;
import io.eventify.gateway.graphql.type.Reservation;
import io.eventify.gateway.graphql.type.ReservationItem;
import io.eventify.gateway.graphql.type.ReservationPage;
import io.eventify.gateway.graphql.type.SalesRules;
import io.eventify.gateway.graphql.type.SearchResult;
import io.eventify.gateway.graphql.type.Seat;
import io.eventify.gateway.graphql.type.SeatPage;
import io.eventify.gateway.graphql.type.SectionAvailability;
import io.eventify.gateway.graphql.type.Siblings;
import io.eventify.gateway.graphql.type.Suggestion;
import io.eventify.gateway.graphql.type.Ticket;
import io.eventify.gateway.graphql.type.TicketPage;
import io.eventify.gateway.graphql.type.Translation;
import io.eventify.gateway.graphql.type.Zone;
import io.eventify.gateway.services.Asker;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the services answer, in the words of the schema and the caller's language. */
final class Answers {
    private Answers() {}

    static Event event(EventDetails event) {
        Asker asker = Asker.current();
        return new Event(
                event.eventId(),
                event.organisationId(),
                event.status(),
                asker.text(event.title()),
                translations(event.title()),
                asker.text(event.description()),
                event.category(),
                event.tags(),
                null);
    }

    static Event event(EventPage event) {
        Asker asker = Asker.current();
        return new Event(
                event.eventId(),
                event.organisationId(),
                event.status(),
                asker.text(event.title()),
                translations(event.title()),
                asker.text(event.description()),
                event.category(),
                event.tags(),
                event.performances());
    }

    /** As the catalogue tells them, with all that came along. */
    static List<Performance> dates(List<PerformanceView> dates) {
        Siblings siblings = new Siblings();
        List<Performance> performances =
                dates.stream().map(date -> date(date, siblings)).toList();
        siblings.add(performances);
        return performances;
    }

    private static Performance date(PerformanceView date, Siblings siblings) {
        VenueView venue = date.venue();
        PerformanceView.Prices prices = date.prices();
        return new Performance(
                date.performanceId(),
                date.eventId(),
                utc(date.startTime()),
                utc(date.endTime()),
                date.timeZone(),
                venue == null ? null : venue.venueId(),
                venue == null ? null : Asker.current().text(venue.name()),
                venue == null ? null : venue.city(),
                date.salesStatus(),
                told(date),
                prices == null ? null : prices.pricingSchemeId(),
                siblings);
    }

    private static Performance.Told told(PerformanceView date) {
        Asker asker = Asker.current();
        AvailabilityView places = date.availability();
        boolean known = places.version() > 0;
        PerformanceView.Prices prices = date.prices();
        return new Performance.Told(
                known
                        ? new Availability(
                                places.available(),
                                number(places.remaining()),
                                ofKind(places, "seats")
                                        .map(zone -> new SectionAvailability(
                                                zone.zoneId(),
                                                String.valueOf(zone.label()),
                                                zone.seatClass(),
                                                number(zone.capacity()),
                                                number(zone.remaining())))
                                        .toList())
                        : null,
                known
                        ? ofKind(places, "zone")
                                .map(zone -> new Zone(
                                        zone.zoneId(),
                                        asker.text(zone.name()),
                                        zone.seatClass(),
                                        number(zone.capacity()),
                                        number(zone.remaining())))
                                .toList()
                        : null,
                prices == null
                        ? null
                        : prices.categories().stream()
                                .map(price -> new PriceCategory(
                                        price.code(),
                                        price.seatClass(),
                                        price.name() == null ? price.code() : asker.text(price.name()),
                                        money(price.price()),
                                        prices.taxPercent()))
                                .toList());
    }

    private static Stream<AvailabilityView.Zone> ofKind(AvailabilityView places, String kind) {
        return places.zones().stream().filter(zone -> zone.kind().equals(kind));
    }

    static SearchResult found(SearchAnswer answer) {
        return new SearchResult(
                answer.page(),
                answer.size(),
                number(answer.total()),
                found(answer.items()),
                new Facets(
                        counts(answer.facets().city()),
                        counts(answer.facets().category()),
                        counts(answer.facets().month()),
                        counts(answer.facets().priceBand()),
                        counts(answer.facets().availability())));
    }

    private static List<FacetCount> counts(List<SearchAnswer.Count> counts) {
        return counts.stream()
                .map(count -> new FacetCount(count.value(), number(count.count())))
                .toList();
    }

    static Proposals proposals(EventList list) {
        return new Proposals(list.basis(), found(list.items()));
    }

    static List<Suggestion> suggestions(SuggestAnswer answer) {
        return answer.items().stream()
                .map(one -> new Suggestion(one.kind(), one.text(), one.eventId()))
                .toList();
    }

    private static List<FoundEvent> found(List<io.eventify.contracts.catalogue.EventSummary> events) {
        return events.stream().map(Answers::found).toList();
    }

    private static FoundEvent found(io.eventify.contracts.catalogue.EventSummary event) {
        Map<String, List<String>> highlights = event.highlights();
        return new FoundEvent(
                event.eventId(),
                Asker.current().text(event.title()),
                translations(event.title()),
                event.category(),
                event.tags(),
                event.status(),
                event.cities(),
                event.next() == null ? null : next(event.next()),
                event.performances(),
                event.priceFrom() == null ? null : money(event.priceFrom()),
                event.priceTo() == null ? null : money(event.priceTo()),
                event.available(),
                event.distanceKm(),
                highlights == null
                        ? List.of()
                        : highlights.entrySet().stream()
                                .map(found -> new Highlight(found.getKey(), found.getValue()))
                                .toList());
    }

    private static NextPerformance next(io.eventify.contracts.catalogue.EventSummary.Next next) {
        Map<String, String> venue = next.venueName();
        return new NextPerformance(
                next.performanceId(),
                utc(next.startTime()),
                next.timeZone(),
                venue == null ? null : Asker.current().text(venue),
                next.city(),
                next.country());
    }

    static io.eventify.gateway.graphql.type.EventPage events(Page<EventListing> page) {
        Siblings siblings = new Siblings();
        return new io.eventify.gateway.graphql.type.EventPage(
                page.page(),
                page.size(),
                number(page.total()),
                page.items().stream().map(event -> summary(event, siblings)).toList());
    }

    static List<Performance> performances(List<PerformanceDetails> list) {
        return performances(list, new Siblings());
    }

    private static List<Performance> performances(List<PerformanceDetails> list, Siblings siblings) {
        List<Performance> performances = list.stream()
                .map(performance -> performance(performance, siblings))
                .toList();
        siblings.add(performances);
        return performances;
    }

    private static EventSummary summary(EventListing event, Siblings siblings) {
        return new EventSummary(
                event.eventId(),
                event.organisationId(),
                event.status(),
                Asker.current().text(event.title()),
                translations(event.title()),
                event.category(),
                event.tags(),
                performances(event.upcoming(), siblings));
    }

    private static Performance performance(PerformanceDetails performance, Siblings siblings) {
        return new Performance(
                performance.performanceId(),
                performance.eventId(),
                utc(performance.startTime()),
                utc(performance.endTime()),
                performance.timeZone(),
                performance.venueId(),
                Asker.current().text(performance.venueName()),
                performance.city(),
                performance.salesStatus(),
                null,
                performance.pricingSchemeId(),
                siblings);
    }

    static List<PriceCategory> prices(PriceList list) {
        Asker asker = Asker.current();
        return list.categories().stream()
                .map(price -> new PriceCategory(
                        price.code(),
                        price.seatClass(),
                        asker.text(price.name()),
                        money(price.price()),
                        list.taxPercent()))
                .toList();
    }

    static Availability availability(AvailabilityClient.Availability availability) {
        return new Availability(
                availability.available(),
                number(availability.remaining()),
                availability.seats().stream()
                        .map(count -> new SectionAvailability(
                                count.sectionId(),
                                count.section(),
                                count.seatClass(),
                                count.total(),
                                count.remaining()))
                        .toList());
    }

    static List<Zone> zones(AvailabilityClient.Availability availability) {
        Asker asker = Asker.current();
        return availability.zones().stream()
                .map(zone -> new Zone(
                        zone.bucketId(), asker.text(zone.name()), zone.seatClass(), zone.capacity(), zone.remaining()))
                .toList();
    }

    static SeatPage seats(AvailabilityClient.SeatPage seats, int page, int size) {
        return new SeatPage(
                page,
                size,
                number(seats.total()),
                seats.items().stream()
                        .map(seat -> new Seat(
                                seat.seatId(),
                                seat.section(),
                                seat.row(),
                                seat.number(),
                                seat.seatClass(),
                                seat.accessible(),
                                seat.companion(),
                                seat.state()))
                        .toList());
    }

    static ReservationPage reservations(Page<ReservationView> page) {
        return new ReservationPage(
                page.page(),
                page.size(),
                number(page.total()),
                page.items().stream().map(Answers::reservation).toList());
    }

    static Reservation reservation(ReservationView cart) {
        return new Reservation(
                cart.reservationId(),
                cart.status(),
                cart.performanceId(),
                utc(cart.expiresAt()),
                cart.items().stream()
                        .map(item -> new ReservationItem(
                                item.itemId(),
                                item.label(),
                                item.seatId(),
                                item.bucketId(),
                                item.quantity(),
                                item.priceCategory(),
                                money(item.unitPrice()),
                                money(item.subtotal()),
                                item.taxPercent()))
                        .toList(),
                cart.total() == null ? null : money(cart.total()));
    }

    static OrderPage orders(Page<OrderClient.Listing> page) {
        return new OrderPage(
                page.page(),
                page.size(),
                number(page.total()),
                page.items().stream()
                        .map(order -> new OrderSummary(
                                order.orderId(),
                                order.orderNumber(),
                                order.performanceId(),
                                order.title(),
                                order.status(),
                                number(order.lines()),
                                money(order.total()),
                                money(order.refunded()),
                                utc(order.createdAt())))
                        .toList());
    }

    static Order order(OrderClient.Details order) {
        return new Order(
                order.orderId(),
                order.orderNumber(),
                order.performanceId(),
                order.reservationId(),
                order.title(),
                order.status(),
                order.reason(),
                money(order.total()),
                money(order.taxTotal()),
                money(order.refunded()),
                utc(order.createdAt()),
                utc(order.payUntil()),
                order.lines().stream()
                        .map(line -> new OrderLine(
                                line.lineId(),
                                line.label(),
                                line.seatId(),
                                line.priceCategory(),
                                money(line.price()),
                                money(line.tax()),
                                line.status(),
                                line.ticketId()))
                        .toList(),
                order.payment() == null ? null : payment(order.payment()),
                order.timeline().stream()
                        .map(entry -> new OrderEvent(utc(entry.at()), entry.code(), entry.message()))
                        .toList());
    }

    static PlacedOrder placed(OrderClient.Placed order) {
        return new PlacedOrder(
                order.orderId(),
                order.orderNumber(),
                order.status(),
                money(order.total()),
                utc(order.payUntil()),
                payment(order.payment()));
    }

    private static Payment payment(OrderClient.Payment payment) {
        return new Payment(payment.paymentId(), payment.status(), payment.clientSecret(), payment.publishableKey());
    }

    static CancelledOrder cancelled(OrderClient.Cancelled cancelled) {
        return new CancelledOrder(
                cancelled.orderId(),
                cancelled.cancellationId(),
                cancelled.status(),
                money(cancelled.refund()),
                cancelled.refundStatus(),
                cancelled.lineIds());
    }

    static TicketPage tickets(Page<WalletClient.Ticket> page) {
        return new TicketPage(
                page.page(),
                page.size(),
                number(page.total()),
                page.items().stream().map(Answers::ticket).toList());
    }

    private static Ticket ticket(WalletClient.Ticket ticket) {
        Asker asker = Asker.current();
        return new Ticket(
                ticket.ticketId(),
                ticket.orderId(),
                ticket.orderNumber(),
                ticket.performanceId(),
                ticket.status(),
                ticket.label(),
                ticket.priceCategory(),
                money(ticket.price()),
                ticket.eventTitle() == null ? null : asker.text(ticket.eventTitle()),
                ticket.venueName() == null ? null : asker.text(ticket.venueName()),
                time(ticket.startTime()),
                ticket.cancelled());
    }

    static CheckedIn checkedIn(WalletClient.CheckedIn checkedIn) {
        return new CheckedIn(checkedIn.ticketId(), checkedIn.status(), utc(checkedIn.at()));
    }

    static SalesRules rules(SalesPolicy policy) {
        return new SalesRules(
                policy.holdMinutes(),
                policy.maxPerCustomer(),
                policy.cancellationHours(),
                policy.refundPercent(),
                policy.transferAllowed());
    }

    private static Money money(io.eventify.contracts.Money money) {
        return new Money(money.currency(), money.amount().toPlainString());
    }

    private static List<Translation> translations(Map<String, String> byLanguage) {
        return byLanguage.entrySet().stream()
                .map(text -> new Translation(text.getKey(), text.getValue()))
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static int number(long many) {
        return (int) Math.min(many, Integer.MAX_VALUE);
    }
}
