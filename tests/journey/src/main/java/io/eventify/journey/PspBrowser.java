package io.eventify.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the provider's script does in the customer's browser: confirm with the client secret, go through 3-D Secure. */
public final class PspBrowser {
    private final Api api;
    private final URI base;

    PspBrowser(URI base, String publishableKey) {
        this.base = base;
        this.api = Api.at(base).with("Authorization", "Bearer " + publishableKey);
    }

    /**
     * Confirms a PaymentIntent with a payment method.
     *
     * @return the provider's answer: 200 with the intent, or 402 with the reason of the decline
     */
    public Answer confirm(String clientSecret, String paymentMethod) {
        String intent = clientSecret.substring(0, clientSecret.indexOf("_secret_"));
        String body = "client_secret=" + encode(clientSecret) + "&payment_method=" + encode(paymentMethod)
                + "&return_url=" + encode("https://example.org/return");
        return api.send(
                "POST", "/v1/payment_intents/" + intent + "/confirm", body, "application/x-www-form-urlencoded");
    }

    /** Says yes (or no) on the bank's 3-D Secure page that an intent asks for. */
    public Answer authenticate(JsonNode intent, boolean yes) {
        String page =
                intent.path("next_action").path("redirect_to_url").path("url").asText();
        URI challenge = URI.create(page);
        String action = challenge.getPath() + (yes ? "/complete" : "/fail");
        String query = challenge.getRawQuery() == null ? "" : "?" + challenge.getRawQuery();
        return Api.at(base).send("POST", action + query, "", "application/x-www-form-urlencoded");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
