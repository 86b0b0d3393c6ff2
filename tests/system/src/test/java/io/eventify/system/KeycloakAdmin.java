package io.eventify.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eventify.journey.Api;
import io.eventify.journey.Json;
import io.eventify.journey.RunningPlatform;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keycloak's administrator. */
final class KeycloakAdmin {
    private static final String CLIENT = "eventify-web";
    private final Api realm;

    KeycloakAdmin(RunningPlatform platform) {
        URI keycloak = URI.create(platform.value("EVENTIFY_KEYCLOAK_URL"));
        String form = "grant_type=password&client_id=admin-cli&username="
                + platform.value("EVENTIFY_KEYCLOAK_ADMIN_USER") + "&password="
                + URLEncoder.encode(platform.value("EVENTIFY_KEYCLOAK_ADMIN_PASSWORD"), StandardCharsets.UTF_8);
        // good for a minute, asked for each time
        realm = Api.at(URI.create(keycloak + "/admin/realms/eventify")).as(() -> Api.at(keycloak)
                .send("POST", "/realms/master/protocol/openid-connect/token", form, "application/x-www-form-urlencoded")
                .expect(200)
                .json()
                .path("access_token")
                .asText());
    }

    /** How long access tokens of people in browsers are good; zero means as the realm says. */
    void accessTokenSeconds(int seconds) {
        ObjectNode client = (ObjectNode)
                realm.get("/clients?clientId=" + CLIENT).expect(200).json().get(0);
        ((ObjectNode) client.get("attributes")).put("access.token.lifespan", seconds == 0 ? "" : "" + seconds);
        realm.put("/clients/" + client.path("id").asText(), client).expect(204);
    }

    /** From now on renewals are noted. */
    void noteRenewals() {
        ObjectNode config = (ObjectNode) realm.get("/events/config").expect(200).json();
        config.put("eventsEnabled", true);
        config.set("enabledEventTypes", Json.array().add("REFRESH_TOKEN").add("REFRESH_TOKEN_ERROR"));
        realm.put("/events/config", config).expect(204);
        realm.delete("/events").expect(204);
    }

    /** Noted events of a kind, at most a hundred. */
    int noted(String type) {
        JsonNode events = realm.get("/events?max=100&type=" + type).expect(200).json();
        return events.size();
    }

    /** Ends all sessions of an account at Keycloak. */
    void logOut(String subject) {
        realm.post("/users/" + subject + "/logout").expect(204);
    }

    /** Removes an account that a test made. */
    void remove(String username) {
        for (JsonNode user :
                realm.get("/users?exact=true&username=" + username).expect(200).json()) {
            realm.delete("/users/" + user.path("id").asText()).expect(204);
        }
    }
}
