package io.eventify.gateway.graphql;

import io.eventify.contracts.order.OrderClient;
import io.eventify.contracts.reservation.CartClient;
import io.eventify.contracts.ticketing.WalletClient;
import io.eventify.gateway.graphql.type.BestChoice;
import io.eventify.gateway.graphql.type.CancelledOrder;
import io.eventify.gateway.graphql.type.CheckedIn;
import io.eventify.gateway.graphql.type.PlacedOrder;
import io.eventify.gateway.graphql.type.Reservation;
import io.eventify.gateway.graphql.type.SeatChoice;
import io.eventify.gateway.graphql.type.ZoneChoice;
import io.eventify.gateway.services.Asker;
import io.eventify.gateway.services.RefusedException;
import io.eventify.gateway.services.Tasks;
import io.eventify.gateway.services.Writes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Buying, changing one's mind, and the door. One after the other in the order of the document, as GraphQL wants it. */
@GraphQLApi
@ApplicationScoped
public class BookingApi {
    private static final String KEY = "The same key does it once; the header Idempotency-Key when absent";
    private static final int MOST_SEATS = 100;
    private static final int MOST_ZONES = 20;
    private static final int MOST_LINES = 200;

    @Inject
    Writes writes;

    @Inject
    Tasks tasks;

    @Mutation("createReservation")
    @Description("Starts a cart")
    public CompletionStage<Reservation> createReservation(
            @Name("performanceId") @Description("May also be chosen with the first places") @Id @Nullable
                    String performanceId,
            @Name("expiresInSeconds") @Description("Less time than the performance gives, 60 to 3600") @Nullable
                    Integer expiresInSeconds,
            @Name("idempotencyKey") @Description(KEY) @Nullable String idempotencyKey) {
        return asCaller(() -> {
            String key = Arguments.key(idempotencyKey);
            CartClient.StartCart cart =
                    new CartClient.StartCart(Arguments.idOrNone("performanceId", performanceId), expiresInSeconds);
            return Answers.reservation(writes.start(key, cart));
        });
    }

    @Mutation("addItems")
    @Description("Holds places and puts them into the cart, all or nothing")
    public CompletionStage<Reservation> addItems(
            @Name("reservationId") @Description("Which cart") @Id @NonNull String reservationId,
            @Name("performanceId") @Description("Needed unless the cart has one") @Id @Nullable String performanceId,
            @Name("seats") @Description("Numbered seats, a hundred at most") @Nullable List<SeatChoice> seats,
            @Name("zones") @Description("Unnumbered places, twenty zones at most") @Nullable List<ZoneChoice> zones,
            @Name("best") @Description("Whatever is best") @Nullable BestChoice best,
            @Name("idempotencyKey") @Description(KEY) @Nullable String idempotencyKey) {
        return asCaller(() -> {
            UUID cart = Arguments.id("reservationId", reservationId);
            String key = Arguments.key(idempotencyKey);
            Arguments.most("seats", seats, MOST_SEATS);
            Arguments.most("zones", zones, MOST_ZONES);
            CartClient.AddPlaces places = new CartClient.AddPlaces(
                    Arguments.idOrNone("performanceId", performanceId),
                    seats == null
                            ? null
                            : seats.stream()
                                    .map(seat -> new CartClient.SeatWish(
                                            Arguments.id("seats.seatId", seat.seatId), seat.priceCategory))
                                    .toList(),
                    zones == null
                            ? null
                            : zones.stream()
                                    .map(zone -> new CartClient.ZoneWish(
                                            Arguments.id("zones.zoneId", zone.zoneId),
                                            zone.quantity,
                                            zone.priceCategory))
                                    .toList(),
                    best == null
                            ? null
                            : new CartClient.BestWish(
                                    best.quantity,
                                    best.seatClass,
                                    best.section,
                                    best.together,
                                    best.accessible,
                                    best.priceCategory));
            return Answers.reservation(writes.addItems(cart, key, places));
        });
    }

    @Mutation("removeItem")
    @Description("Takes a line out of the cart, with all lines that were added together with it")
    public CompletionStage<Reservation> removeItem(
            @Name("reservationId") @Description("Which cart") @Id @NonNull String reservationId,
            @Name("itemId") @Description("Which line") @Id @NonNull String itemId) {
        return asCaller(() -> {
            UUID cart = Arguments.id("reservationId", reservationId);
            UUID item = Arguments.id("itemId", itemId);
            return Answers.reservation(writes.removeItem(cart, item));
        });
    }

    @Mutation("confirmReservation")
    @Description("Checks the prices and freezes the lines; the time still runs; may be repeated")
    public CompletionStage<Reservation> confirmReservation(
            @Name("reservationId") @Description("Which cart") @Id @NonNull String reservationId) {
        return asCaller(() -> {
            UUID cart = Arguments.id("reservationId", reservationId);
            return Answers.reservation(writes.confirm(cart));
        });
    }

    @Mutation("placeOrder")
    @Description("Orders a cart: freezes it, makes its places firm and begins the payment")
    public CompletionStage<PlacedOrder> placeOrder(
            @Name("reservationId") @Description("Which cart") @Id @NonNull String reservationId,
            @Name("language") @Description("Of tickets, invoice and mails: fr, en or ar") @Nullable String language,
            @Name("idempotencyKey") @Description(KEY) @Nullable String idempotencyKey) {
        return asCaller(() -> {
            OrderClient.Place order = new OrderClient.Place(Arguments.id("reservationId", reservationId), language);
            String key = Arguments.key(idempotencyKey);
            return Answers.placed(writes.place(key, order));
        });
    }

    @Mutation("cancelOrder")
    @Description("Cancels an order, whole or by line; what was paid comes back as the policy says")
    public CompletionStage<CancelledOrder> cancelOrder(
            @Name("orderId") @Description("Which order") @Id @NonNull String orderId,
            @Name("lineIds") @Description("Only these lines, by their ids; all that are left when absent") @Nullable
                    List<String> lineIds,
            @Name("reason") @Description("For the record; required from support") @Nullable String reason,
            @Name("override") @Description("Support only: full refund against the policy") @Nullable Boolean override,
            @Name("idempotencyKey") @Description(KEY) @Nullable String idempotencyKey) {
        return asCaller(() -> {
            UUID order = Arguments.id("orderId", orderId);
            String key = Arguments.key(idempotencyKey);
            Arguments.most("lineIds", lineIds, MOST_LINES);
            OrderClient.Cancel cancel = new OrderClient.Cancel(
                    lineIds == null
                            ? null
                            : lineIds.stream()
                                    .map(line -> Arguments.id("lineIds", line))
                                    .toList(),
                    reason,
                    override);
            return Answers.cancelled(writes.cancel(order, key, cancel));
        });
    }

    @Mutation("checkIn")
    @Description("Lets a ticket in, or out; for who is assigned to the door")
    public CompletionStage<CheckedIn> checkIn(
            @Name("code") @Description("Content of the QR code") @NonNull String code,
            @Name("deviceId") @Description("Which scanner") @NonNull String deviceId,
            @Name("direction") @Description("entry or exit; entry when absent") @Nullable String direction,
            @Name("performanceId") @Description("What the scanner admits to") @Id @Nullable String performanceId,
            @Name("idempotencyKey") @Description(KEY) @Nullable String idempotencyKey) {
        return asCaller(() -> {
            String key = Arguments.key(idempotencyKey);
            WalletClient.Scan scan = new WalletClient.Scan(
                    code, deviceId, direction, Arguments.idOrNone("performanceId", performanceId));
            return Answers.checkedIn(writes.checkIn(key, scan));
        });
    }

    private <T> CompletionStage<T> asCaller(Supplier<T> work) {
        return tasks.start(() -> {
            if (Asker.current().authorization() == null) {
                throw new RefusedException(401, "unauthorized");
            }
            return work.get();
        });
    }
}
