package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.client.ApiClient;
import io.eventify.client.ApiException;
import io.eventify.client.api.OrderApi;
import io.eventify.client.api.ReservationApi;
import io.eventify.client.api.TicketingApi;
import io.eventify.client.model.AddItemsRequest;
import io.eventify.client.model.BestAvailableItems;
import io.eventify.client.model.OrderView;
import io.eventify.client.model.PlaceOrderRequest;
import io.eventify.client.model.ReservationView;
import io.eventify.client.model.StartReservationRequest;
import io.eventify.client.model.TicketView;
import io.eventify.journey.Login;
import io.eventify.journey.Patience;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Show;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An integrator's first day: clients generated from the public REST contract, in Java and TypeScript, and a booking with each. */
@ExtendWith(InvariantsHold.class)
class GeneratedClientsIT {
    private static final Duration TONIGHT = Duration.ofHours(3);
    private static final Duration SAGA = Duration.ofSeconds(45);
    private static final long SCRIPT_MINUTES = 5;
    private static final Path TYPESCRIPT =
            Path.of(System.getProperty("eventify.checkout", "../.."), "tests", "clients", "typescript");
    private static final Map<String, Integer> POLICY = Map.of("cancellationHours", 0, "holdMinutes", 5);

    private final RunningPlatform platform = TestPlatform.running();

    /** What a client does that throws a checked exception. */
    private interface Call<T> {
        T get() throws ApiException;
    }

    @Test
    void the_java_client_books_a_ticket() throws ApiException, IOException {
        Show show = Stage.shared().show(1, 4, 0, TONIGHT, POLICY);
        Booking.awaitOnSale(show);
        ApiClient client = client();
        ReservationApi reservations = new ReservationApi(client);
        OrderApi orders = new OrderApi(client);
        TicketingApi tickets = new TicketingApi(client);

        ReservationView cart = reservations.startReservation(
                key(), null, null, new StartReservationRequest().performanceId(UUID.fromString(show.performanceId())));
        ReservationView filled = reservations.addItems(
                cart.getReservationId(),
                new AddItemsRequest()
                        .bestAvailable(new BestAvailableItems()
                                .quantity(2)
                                .seatClass(Booking.SEATS)
                                .together(true)),
                key(),
                null,
                null);
        assertThat(filled.getItems()).hasSize(2);
        UUID orderId = orders.placeOrder(
                        key(),
                        new PlaceOrderRequest()
                                .reservationId(cart.getReservationId())
                                .language("fr"),
                        null,
                        null)
                .getOrderId();
        String secret = Patience.until(
                "the order can be paid",
                SAGA,
                () -> clientSecret(done(() -> orders.getOrder(orderId, null, null))),
                found -> !found.isEmpty());
        platform.psp().confirm(secret, "pm_card_visa").expect(200);
        OrderView order = Patience.until(
                "the tickets", SAGA, () -> done(() -> orders.getOrder(orderId, null, null)), now -> "tickets_issued"
                        .equals(now.getStatus()));

        assertThat(order.getTotal().getAmount()).isEqualTo("61.000");
        List<TicketView> issued = Patience.until(
                "both tickets",
                SAGA,
                () -> done(() -> tickets.listTickets(orderId, 1, 10, null, null))
                        .getItems(),
                list -> list.size() == 2);
        Path printed = tickets.getTicketPdf(issued.getFirst().getTicketId(), null, null)
                .toPath();
        try {
            assertThat(Files.readAllBytes(printed)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        } finally {
            Files.delete(printed);
        }
    }

    @Test
    void the_java_client_gets_errors_with_their_code() {
        OrderApi orders = new OrderApi(client());

        assertThatThrownBy(() -> orders.getOrder(UUID.randomUUID(), null, null))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(404);
                    assertThat(refused.getResponseBody()).contains("order_not_found");
                });
    }

    @Test
    void the_typescript_client_books_a_ticket() throws IOException, InterruptedException {
        Show show = Stage.shared().show(1, 4, 0, TONIGHT, POLICY);
        Booking.awaitOnSale(show);
        Path said = Files.createTempFile("typescript-client", ".log");
        ProcessBuilder script = new ProcessBuilder("../../node.sh", "npm", "run", "book")
                .directory(TYPESCRIPT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        script.environment().putAll(platform.environment());
        script.environment().put("EVENTIFY_TEST_PERFORMANCE", show.performanceId());
        Process process = script.start();
        try {
            assertThat(process.waitFor(SCRIPT_MINUTES, TimeUnit.MINUTES))
                    .as("it ends: %s", Files.readString(said))
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            assertThat(Files.readString(said)).contains("# pass 2");
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }

    private ApiClient client() {
        Login login = Login.person(platform.tokenUrl(), "customer1", platform.value("EVENTIFY_DEMO_PASSWORD"));
        ApiClient client = new ApiClient();
        client.updateBaseUri(platform.value("EVENTIFY_PUBLIC_URL"));
        client.setConnectTimeout(Duration.ofSeconds(5));
        client.setReadTimeout(Duration.ofSeconds(30));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + login.get()));
        return client;
    }

    private static String clientSecret(OrderView order) {
        return order.getPayment() == null || order.getPayment().getClientSecret() == null
                ? ""
                : order.getPayment().getClientSecret();
    }

    private static <T> T done(Call<T> call) {
        try {
            return call.get();
        } catch (ApiException e) {
            throw new AssertionError(e.getCode() + " " + e.getResponseBody(), e);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
