package io.eventify.gateway.session;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/**
 * An open session.
 *
 * @param person who it is, as Keycloak said at log-in or at the last renewal
 * @param providerSession Keycloak's session ({@code sid})
 * @param csrfToken what a changing request must repeat in a header
 * @param tokens never leave the server
 * @param endsAt no matter how busy, it is over then
 */
record Session(Person person, String providerSession, String csrfToken, Tokens tokens, Instant endsAt) {

    /**
     * A person.
     *
     * @param subject Keycloak's id of the account
     * @param language of their profile; empty when they chose none
     */
    record Person(String subject, String name, String language, List<String> roles) {}

    /**
     * What Keycloak gave.
     *
     * @param accessUntil when the access token ends
     * @param refresh used once; the next renewal brings another
     */
    record Tokens(String access, Instant accessUntil, String refresh) {}

    Session renewed(Person as, Tokens with) {
        return new Session(as, providerSession, csrfToken, with, endsAt);
    }

    String toJson() {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        person.roles().forEach(roles::add);
        return Json.createObjectBuilder()
                .add("sub", person.subject())
                .add("name", person.name())
                .add("language", person.language())
                .add("roles", roles)
                .add("sid", providerSession)
                .add("csrf", csrfToken)
                .add("access", tokens.access())
                .add("accessUntil", tokens.accessUntil().toEpochMilli())
                .add("refresh", tokens.refresh())
                .add("endsAt", endsAt.toEpochMilli())
                .build()
                .toString();
    }

    static Session fromJson(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new Session(
                    new Person(
                            json.getString("sub"),
                            json.getString("name"),
                            json.getString("language"),
                            json.getJsonArray("roles").getValuesAs(JsonString::getString)),
                    json.getString("sid"),
                    json.getString("csrf"),
                    new Tokens(json.getString("access"), time(json, "accessUntil"), json.getString("refresh")),
                    time(json, "endsAt"));
        }
    }

    private static Instant time(JsonObject json, String name) {
        return Instant.ofEpochMilli(json.getJsonNumber(name).longValueExact());
    }
}
