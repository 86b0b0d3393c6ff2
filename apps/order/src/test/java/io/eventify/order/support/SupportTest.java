package io.eventify.order.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.eventify.order.Order;
import io.eventify.order.cancellation.CancelOrderRequest;
import io.eventify.order.cancellation.OpenCancellation;
import io.eventify.order.history.OrderSummary;
import io.eventify.order.steps.DurableSteps;
import io.eventify.order.testing.OrderContext;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.IdentityUnavailableException;
import io.eventify.platform.identity.People;
import io.eventify.platform.rest.Paging;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What support finds and sees, and what is noted of it. Only Keycloak's answers are played here; tests/browser asks the real one. */
class SupportTest {
    private final OrderContext context = new OrderContext();
    private final Seeker seeker = new Seeker(UUID.randomUUID(), "eventify-web", "en");
    private final Paging firstPage = new Paging();
    private HttpServer keycloak;
    private volatile String people = "[]";
    private volatile int status = 200;
    private volatile String question = "";
    private Order order;

    @BeforeEach
    void anOrderAndKeycloak() throws IOException {
        firstPage.page = 1;
        firstPage.size = 20;
        keycloak = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        answers("/realms/eventify/protocol/openid-connect/token", () -> "{\"access_token\":\"t\",\"expires_in\":100}");
        answers("/admin/realms/eventify/users", () -> people);
        keycloak.start();
        URI token = URI.create("http://127.0.0.1:" + keycloak.getAddress().getPort()
                + "/realms/eventify/protocol/openid-connect/token");
        context.beans.with(People.class, new People(token, "order-people", "secret", Clock.systemUTC()));
        order = context.bookedOrder(2);
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    private void answers(String path, java.util.function.Supplier<String> answer) {
        keycloak.createContext(path, exchange -> {
            if (path.endsWith("users")) {
                question = exchange.getRequestURI().toString();
            }
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.endsWith("users") ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void an_order_is_found_by_its_number_in_any_case() {
        assertThat(found(new SearchOrdersRequest(null, order.orderNumber().toLowerCase(java.util.Locale.ROOT), null)))
                .containsExactly(order.id());
        assertThat(found(new SearchOrdersRequest(null, "EV-00000-00000", null))).isEmpty();
    }

    @Test
    void an_order_is_found_by_a_ticket_of_it() {
        UUID ticket = context.transactions.call(
                () -> context.read(order.id()).lines().getLast().ticketId().orElseThrow());

        assertThat(found(new SearchOrdersRequest(null, null, ticket))).containsExactly(order.id());
        assertThat(found(new SearchOrdersRequest(null, null, UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void orders_are_found_by_the_address_of_their_customer_which_is_not_kept() {
        people = "[{\"id\":\"" + order.customerId() + "\",\"email\":\"amina@eventify.example\"}]";

        assertThat(found(new SearchOrdersRequest("Amina@Eventify.example", null, null)))
                .containsExactly(order.id());
        assertThat(question).contains("exact=true").contains("email=Amina%40Eventify.example");
        assertThat(audit("orders_searched")).containsExactly("by mail: customer " + order.customerId());
    }

    @Test
    void an_address_that_nobody_has_finds_nothing_and_is_noted_all_the_same() {
        people = "[{\"id\":\"" + order.customerId() + "\",\"email\":\"other@eventify.example\"}]";

        assertThat(found(new SearchOrdersRequest("amina@eventify.example", null, null)))
                .isEmpty();
        assertThat(audit("orders_searched")).containsExactly("by mail: nobody");
    }

    @Test
    void without_keycloak_nobody_is_said_to_have_no_orders() {
        status = 403;

        assertThatThrownBy(() -> found(new SearchOrdersRequest("amina@eventify.example", null, null)))
                .isInstanceOf(IdentityUnavailableException.class);
    }

    @Test
    void exactly_one_thing_is_named() {
        assertThatThrownBy(() -> found(new SearchOrdersRequest(null, null, null)))
                .hasMessageContaining("search_needs_one");
        assertThatThrownBy(() -> found(new SearchOrdersRequest("a@eventify.example", "EV-1", null)))
                .hasMessageContaining("search_needs_one");
    }

    @Test
    void looking_again_and_again_is_one_look_in_a_quarter_of_an_hour() {
        saga();
        saga();
        assertThat(audit("order_viewed")).hasSize(1);

        context.clock.pass(Duration.ofMinutes(16));
        saga();

        assertThat(audit("order_viewed")).hasSize(2);
    }

    @Test
    void a_customer_of_ours_who_works_for_support_may_look_at_his_own_order() {
        context.get(ReadSaga.class).of(new Seeker(order.customerId(), "eventify-web", "en"), order.id());

        assertThat(auditOf(order.customerId(), "order_viewed")).isEmpty();
    }

    @Test
    void a_step_is_shown_with_its_attempt_and_what_went_wrong() {
        OpenCancellation.Opened opened = context.get(OpenCancellation.class)
                .by(
                        new OpenCancellation.Person(seeker.id(), "eventify-web", true),
                        order.id(),
                        UUID.randomUUID(),
                        new CancelOrderRequest(null, "ill", null));

        SagaView running = saga();
        assertThat(running.lra()).isEqualTo(order.lra().toString());
        assertThat(running.steps()).singleElement().satisfies(step -> {
            assertThat(step.saga()).isEqualTo("cancellation");
            assertThat(step.subjectId()).isEqualTo(opened.id());
            assertThat(step.step()).isEqualTo("revoke");
            assertThat(step.attempt()).isEqualTo(1);
            assertThat(step.running()).isTrue();
            assertThat(step.lastError()).isNull();
        });
        assertThat(running.cancellations()).singleElement().satisfies(cancellation -> {
            assertThat(cancellation.cancellationId()).isEqualTo(opened.id());
            assertThat(cancellation.initiator()).isEqualTo("support");
            assertThat(cancellation.state()).isEqualTo("requested");
            assertThat(cancellation.reason()).isEqualTo("ill");
            assertThat(cancellation.refund()).hasToString("100.00 EUR");
        });

        context.transactions.run(() -> context.get(DurableSteps.class)
                .again(java.util.Objects.requireNonNull(opened.step()), Duration.ofSeconds(5), "ticketing is away"));

        assertThat(saga().steps()).singleElement().satisfies(step -> {
            assertThat(step.running()).isFalse();
            assertThat(step.lastError()).isEqualTo("ticketing is away");
        });
    }

    @Test
    void an_order_that_does_not_exist_is_not_found() {
        assertThatThrownBy(() -> context.get(ReadSaga.class).of(seeker, UUID.randomUUID()))
                .isInstanceOf(NotFoundException.class);
    }

    private SagaView saga() {
        return context.get(ReadSaga.class).of(seeker, order.id());
    }

    private List<UUID> found(SearchOrdersRequest request) {
        return context.get(FindOrders.class).by(seeker, request, firstPage).items().stream()
                .map(OrderSummary::orderId)
                .toList();
    }

    private List<String> audit(String action) {
        return auditOf(seeker.id(), action);
    }

    @SuppressWarnings("unchecked")
    private List<String> auditOf(UUID actor, String action) {
        return context.transactions.call(() -> (List<String>) context.get(EntityManager.class)
                .createNativeQuery(
                        "select facts from audit_entries where actor_id = :actor and action = :action order by at",
                        String.class)
                .setParameter("actor", actor)
                .setParameter("action", action)
                .getResultList());
    }
}
