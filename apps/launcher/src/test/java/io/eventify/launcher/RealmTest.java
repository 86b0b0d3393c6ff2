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
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {
    private static final Path REPOSITORY = Path.of("../..");

    @TempDir
    Path folder;

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
    void browsers_log_in_by_code_and_pkce_and_are_sent_to_one_address_only() throws IOException {
        JsonObject web =
                file("keycloak/eventify-realm.json").getJsonArray("clients").getValuesAs(JsonObject.class).stream()
                        .filter(client -> client.getString("clientId").equals("eventify-web"))
                        .findFirst()
                        .orElseThrow();

        assertThat(web.getBoolean("publicClient")).isFalse();
        assertThat(web.getBoolean("standardFlowEnabled")).isTrue();
        assertThat(web.getBoolean("implicitFlowEnabled")).isFalse();
        assertThat(web.getJsonArray("redirectUris")).hasToString("[\"${EVENTIFY_PUBLIC_URL}/session/callback\"]");
        assertThat(web.getJsonArray("webOrigins")).isEmpty();
        JsonObject attributes = web.getJsonObject("attributes");
        assertThat(attributes.getString("pkce.code.challenge.method")).isEqualTo("S256");
        assertThat(attributes.getString("backchannel.logout.url"))
                .isEqualTo("${EVENTIFY_GATEWAY_URL}/session/backchannel-logout");
    }

    @Test
    void the_realm_protects_accounts() throws IOException {
        JsonObject realm = file("keycloak/eventify-realm.json");

        assertThat(realm.getBoolean("registrationAllowed")).isTrue();
        assertThat(realm.getBoolean("verifyEmail")).isTrue();
        assertThat(realm.getBoolean("resetPasswordAllowed")).isTrue();
        assertThat(realm.getBoolean("bruteForceProtected")).isTrue();
        assertThat(realm.getBoolean("revokeRefreshToken")).isTrue();
        assertThat(realm.getInt("refreshTokenMaxReuse")).isZero();
        assertThat(realm.getBoolean("webAuthnPolicyPasswordlessPasskeysEnabled"))
                .isTrue();
        assertThat(realm.getString("otpPolicyType")).isEqualTo("totp");
    }

    @Test
    void the_realm_refers_to_nothing_that_the_launcher_does_not_set() throws IOException {
        var environment = new PlatformEnvironment(
                new Ports(Ports.DEFAULT_BASE), Secrets.loadOrCreate(folder.resolve("secrets")), false);
        Matcher reference = Pattern.compile("\\$\\{(\\w+)}")
                .matcher(Files.readString(REPOSITORY.resolve("keycloak/eventify-realm.json"))
                        + Files.readString(REPOSITORY.resolve("keycloak/eventify-demo.json")));
        while (reference.find()) assertThat(environment.realm()).containsKey(reference.group(1));
    }

    @Test
    void the_log_in_pages_have_the_same_words_in_three_languages() throws IOException {
        Properties english = messages("en");

        assertThat(file("keycloak/eventify-realm.json").getString("loginTheme")).isEqualTo("eventify");
        assertThat(english).isNotEmpty();
        // Arabic also has what Keycloak itself does not say in it yet.
        assertThat(messages("fr").stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(messages("ar").stringPropertyNames()).containsAll(english.stringPropertyNames());
    }

    @Test
    void the_style_sheet_has_the_hash_of_its_content_in_its_name() throws Exception {
        Path login = REPOSITORY.resolve("keycloak/themes/eventify/login");
        Matcher name = Pattern.compile("css/eventify\\.([0-9a-f]{12})\\.css")
                .matcher(Files.readString(login.resolve("theme.properties")));

        assertThat(name.find()).isTrue();
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(Files.readAllBytes(login.resolve("resources").resolve(name.group())));
        assertThat(HexFormat.of().formatHex(digest, 0, 6)).isEqualTo(name.group(1));
    }

    @Test
    void brokers_are_an_example_without_keys() throws IOException {
        assertThat(file("keycloak/brokers.example.json")
                        .getJsonArray("identityProviders")
                        .getValuesAs(JsonObject.class))
                .hasSize(3)
                .allSatisfy(broker -> {
                    String name = broker.getString("alias").toUpperCase(java.util.Locale.ROOT);
                    assertThat(broker.getJsonObject("config").getString("clientSecret"))
                            .isEqualTo("${EVENTIFY_" + name + "_CLIENT_SECRET}");
                });
        assertThat(file("keycloak/eventify-realm.json")).doesNotContainKey("identityProviders");
    }

    private static Properties messages(String language) throws IOException {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(
                REPOSITORY.resolve("keycloak/themes/eventify/login/messages/messages_" + language + ".properties"))) {
            messages.load(reader);
        }
        return messages;
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
