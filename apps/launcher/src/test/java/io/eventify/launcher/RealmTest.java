package io.eventify.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealmTest {
    private static final Path REPOSITORY = Path.of("../..");

    @Test
    void the_overlay_adds_to_lists_and_replaces_single_values() {
        JsonObject merged = Keycloak.merge(
                json("{\"users\":[1],\"name\":\"a\",\"kept\":true}"), json("{\"users\":[2],\"name\":\"b\"}"));

        assertThat(merged).isEqualTo(json("{\"users\":[1,2],\"name\":\"b\",\"kept\":true}"));
    }

    @Test
    void the_realm_alone_has_no_people_no_direct_grant_and_no_secret() throws IOException {
        JsonObject realm = file("keycloak/eventify-realm.json");

        assertThat(realm.getJsonArray("users").getValuesAs(JsonObject.class))
                .allSatisfy(user ->
                        assertThat(user.containsKey("serviceAccountClientId")).isTrue());
        assertThat(realm.getJsonArray("clients").getValuesAs(JsonObject.class)).allSatisfy(client -> {
            assertThat(client.getBoolean("directAccessGrantsEnabled")).isFalse();
            assertThat(client.getString("secret")).matches("\\$\\{EVENTIFY_[A-Z_]+_CLIENT_SECRET}");
        });
    }

    @Test
    void every_context_has_a_client_of_its_own_name() throws IOException {
        List<String> clients =
                file("keycloak/eventify-realm.json").getJsonArray("clients").getValuesAs(JsonObject.class).stream()
                        .map(client -> client.getString("clientId"))
                        .toList();

        assertThat(clients).containsAll(Contexts.ALL).contains("lra-coordinator");
    }

    @Test
    void the_demo_users_have_fixed_ids_and_no_written_password() throws IOException {
        List<JsonObject> users =
                file("keycloak/eventify-demo.json").getJsonArray("users").getValuesAs(JsonObject.class);

        assertThat(users)
                .extracting(user -> user.getString("username"))
                .containsExactly(
                        "customer1", "customer2", "organizer1", "organizer2", "checkin1", "support1", "admin1");
        assertThat(users).extracting(user -> user.getString("id")).doesNotHaveDuplicates();
        assertThat(users)
                .allSatisfy(user ->
                        assertThat(user.getJsonArray("credentials").toString()).contains("${EVENTIFY_DEMO_PASSWORD}"));
    }

    private static JsonObject file(String path) throws IOException {
        return json(Files.readString(REPOSITORY.resolve(path)));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            return value.asJsonObject();
        }
    }
}
