package io.eventify.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.RateLimitException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.EventListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
    @TempDir
    Path folder;

    private Stage stage;
    private StripeClient stripe;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(folder);
        stripe = stage.stripe();
    }

    @AfterEach
    void stop() throws Exception {
        stage.close();
    }

    private PaymentIntent create() throws Exception {
        return stripe.v1().paymentIntents().create(Stage.payment(700, "eur").build());
    }

    private int undelivered() throws Exception {
        return stage.ask("webhooks")
                .path("undelivered")
                .valueStream()
                .mapToInt(count -> count.intValue())
                .sum();
    }

    @Test
    void an_event_carries_the_object_and_the_request_that_caused_it() throws Exception {
        PaymentIntent intent =
                stripe.v1().paymentIntents().create(Stage.payment(700, "eur").build(), Stage.key("k-1"));
        stage.shop.awaitCount(1);

        Event event = stage.shop.events().getFirst();
        assertThat(event.getType()).isEqualTo("payment_intent.created");
        assertThat(((PaymentIntent)
                                event.getDataObjectDeserializer().getObject().orElseThrow())
                        .getId())
                .isEqualTo(intent.getId());
        assertThat(event.getRequest().getIdempotencyKey()).isEqualTo("k-1");
        assertThat(event.getRequest().getId())
                .isEqualTo(intent.getLastResponse().requestId());
        assertThat(stripe.v1().events().retrieve(event.getId()).getType()).isEqualTo("payment_intent.created");
        assertThat(stripe.v1()
                        .events()
                        .list(EventListParams.builder()
                                .setType("payment_intent.*")
                                .build())
                        .getData())
                .hasSize(1);
        assertThat(stage.shop.events().getFirst().toJson()).doesNotContain("_authorised");
    }

    @Test
    void an_event_is_repeated_until_the_shop_takes_it() throws Exception {
        stage.shop.refuseNext(3);

        create();

        stage.shop.awaitCount(1);
        assertThat(stage.shop.refusalsLeft()).isZero();
        await().atMost(Duration.ofSeconds(5)).until(() -> undelivered() == 0);
    }

    @Test
    void what_is_ordered_for_one_payment_leaves_the_others_alone() throws Exception {
        PaymentIntent held = create();
        stage.shop.awaitCount(1);
        String only = "\"payment_intent\": \"" + held.getId() + "\"";
        stage.order("webhooks", "{\"mode\": \"hold\", " + only + "}");
        stage.order(
                "failures",
                "{\"operation\": \"payment_intents.cancel\", \"mode\": \"error429\", \"count\": 100, " + only + "}");
        PaymentIntent other = create();

        stripe.v1().paymentIntents().cancel(other.getId());
        assertThatThrownBy(() -> stripe.v1().paymentIntents().cancel(held.getId()))
                .isInstanceOf(RateLimitException.class);
        stage.send(HttpRequest.newBuilder().DELETE(), "/simulator/failures?payment_intent=" + held.getId(), "");
        stripe.v1().paymentIntents().cancel(held.getId());

        stage.shop.awaitCount(3);
        assertThat(stage.shop.events())
                .extracting(Event::getType)
                .filteredOn("payment_intent.canceled"::equals)
                .hasSize(1);
        assertThat(stage.order("webhooks/flush", "{\"payment_intent\": \"" + other.getId() + "\"}")
                        .path("flushed")
                        .asInt())
                .isZero();
        assertThat(stage.order("webhooks/flush", "{" + only + "}")
                        .path("flushed")
                        .asInt())
                .isEqualTo(1);
        stage.shop.awaitCount(4);
    }

    @Test
    void events_are_dropped_as_ordered_but_can_be_asked_for_and_redelivered() throws Exception {
        stage.order("webhooks", """
            {"mode": "drop", "count": 1}""");
        create();
        create();
        stage.shop.awaitCount(1);

        List<Event> known = stripe.v1().events().list().getData();
        assertThat(known).hasSize(2);
        assertThat(stage.shop.events())
                .extracting(Event::getId)
                .containsExactly(known.getFirst().getId());

        stage.order("webhooks/%s/redeliver".formatted(known.getLast().getId()), "");
        stage.shop.awaitCount(2);
        assertThat(stage.shop.events().getLast().getId())
                .isEqualTo(known.getLast().getId());
    }

    @Test
    void held_events_wait_for_the_flush_even_across_a_restart() throws Exception {
        stage.order("webhooks", """
            {"mode": "hold", "types": ["payment_intent.created"]}""");
        PaymentIntent first = create();
        PaymentIntent second = create();
        stage.restart();
        stripe = stage.stripe();
        assertThat(stage.ask("webhooks").path("undelivered").path("held").intValue())
                .isEqualTo(2);
        assertThat(stage.shop.events()).isEmpty();

        assertThat(stage.order("webhooks/flush", "{\"latestFirst\": true}")
                        .path("flushed")
                        .intValue())
                .isEqualTo(2);

        stage.shop.awaitCount(2);
        assertThat(subjects()).containsExactly(second.getId(), first.getId());
    }

    private List<String> subjects() {
        return stage.shop.events().stream()
                .map(event -> ((PaymentIntent)
                                event.getDataObjectDeserializer().getObject().orElseThrow())
                        .getId())
                .toList();
    }

    @Test
    void events_are_duplicated_as_ordered() throws Exception {
        stage.order("webhooks", """
            {"mode": "duplicate", "count": 1, "window": 3}""");

        create();

        stage.shop.awaitCount(3);
        assertThat(new HashSet<>(stage.shop.events().stream().map(Event::getId).toList()))
                .hasSize(1);
    }

    @Test
    void events_are_reordered_as_ordered() throws Exception {
        stage.order("webhooks", """
            {"mode": "reorder", "window": 3, "delayMs": 60000}""");
        PaymentIntent first = create();
        PaymentIntent second = create();
        PaymentIntent third = create();

        stage.shop.awaitCount(3);

        assertThat(subjects()).containsExactly(third.getId(), second.getId(), first.getId());
    }

    @Test
    void an_incomplete_group_to_be_reordered_is_sent_when_its_time_is_over() throws Exception {
        stage.order("webhooks", """
            {"mode": "reorder", "window": 3, "delayMs": 50}""");

        create();

        stage.shop.awaitCount(1);
    }

    @Test
    void events_are_delayed_as_ordered() throws Exception {
        stage.order("webhooks", """
            {"mode": "delay", "delayMs": 400, "types": ["charge.*"]}""");
        long before = System.nanoTime();

        stripe.v1().paymentIntents().create(Stage.paidBy("pm_card_visa").build());

        stage.shop.awaitTypes("payment_intent.succeeded");
        stage.shop.awaitTypes("charge.succeeded");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(390));
    }

    @Test
    void rules_are_reset() throws Exception {
        stage.order("webhooks", """
            {"mode": "drop"}""");
        stage.send(HttpRequest.newBuilder().DELETE(), "/simulator/webhooks", "");

        create();

        stage.shop.awaitCount(1);
    }

    @Test
    void endpoints_are_kept_through_the_api() throws Exception {
        WebhookEndpoint endpoint = stripe.v1()
                .webhookEndpoints()
                .create(WebhookEndpointCreateParams.builder()
                        .setUrl(stage.shop.url())
                        .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.CHARGE__SUCCEEDED)
                        .build());
        assertThat(endpoint.getSecret()).startsWith("whsec_");
        assertThat(stripe.v1().webhookEndpoints().retrieve(endpoint.getId()).getSecret())
                .isNull();
        assertThat(stripe.v1().webhookEndpoints().list().getData()).hasSize(2);

        stripe.v1().paymentIntents().create(Stage.paidBy("pm_card_visa").build());
        await().atMost(Duration.ofSeconds(5)).until(() -> stage.shop.forged().size() == 1);

        assertThat(stripe.v1()
                        .webhookEndpoints()
                        .update(
                                endpoint.getId(),
                                WebhookEndpointUpdateParams.builder()
                                        .setDisabled(true)
                                        .build())
                        .getStatus())
                .isEqualTo("disabled");
        assertThat(stripe.v1().webhookEndpoints().delete(endpoint.getId()).getDeleted())
                .isTrue();
        assertThat(stripe.v1().webhookEndpoints().list().getData()).hasSize(1);
    }
}
