package io.eventify.gateway.graphql;

import io.eventify.contracts.Page;
import io.eventify.contracts.SalesPolicy;
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
import io.eventify.gateway.graphql.type.EventPage;
import io.eventify.gateway.graphql.type.EventSummary;
import io.eventify.gateway.graphql.type.Money;
import io.eventify.gateway.graphql.type.Order;
import io.eventify.gateway.graphql.type.OrderEvent;
import io.eventify.gateway.graphql.type.OrderLine;
import io.eventify.gateway.graphql.type.OrderPage;
import io.eventify.gateway.graphql.type.OrderSummary;
import io.eventify.gateway.graphql.type.Payment;
import io.eventify.gateway.graphql.type.Performance;
import io.eventify.gateway.graphql.type.PlacedOrder;
import io.eventify.gateway.graphql.type.PriceCategory;
import io.eventify.gateway.graphql.type.Reservation;
import io.eventify.gateway.graphql.type.ReservationItem;
import io.eventify.gateway.graphql.type.ReservationPage;
import io.eventify.gateway.graphql.type.SalesRules;
import io.eventify.gateway.graphql.type.Seat;
import io.eventify.gateway.graphql.type.SeatPage;
import io.eventify.gateway.graphql.type.SectionAvailability;
import io.eventify.gateway.graphql.type.Siblings;
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
                rules(event.policy()),
                time(event.publishedAt()),
                event.reason());
    }

    static EventPage events(Page<EventListing> page) {
        Siblings siblings = new Siblings();
        return new EventPage(
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
                rules(performance.policy()),
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

    private static SalesRules rules(SalesPolicy policy) {
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

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static int number(long many) {
        return (int) Math.min(many, Integer.MAX_VALUE);
    }
}
