package io.eventify.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eventify.journey.Answer;
import io.eventify.journey.Api;
import io.eventify.journey.Json;
import io.eventify.journey.Login;
import io.eventify.journey.RunningPlatform;
import io.eventify.system.Stage.Show;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures of events, from an organiser's upload to a visitor's browser. */
class MediaIT {
    private static final int TEN_MIB = 10 * 1024 * 1024;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningPlatform platform = TestPlatform.running();
    private final Show show = Stage.shared().show(1, 2, 0, Duration.ofHours(30), Map.of());
    private final String media = "/api/events/" + show.eventId() + "/media";

    @Test
    void an_uploaded_picture_is_shown_to_everybody_and_kept_by_browsers() throws Exception {
        Answer added = upload("organizer1", "?altFr=Une%20sc%C3%A8ne&altAr=%D9%85%D8%B3%D8%B1%D8%AD", png(900, 450));

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("alt").path("fr").asText()).isEqualTo("Une scène");
        JsonNode widest = added.json().path("renditions").path(2);
        assertThat(widest.path("width").asInt()).isEqualTo(900);
        Api visitor = platform.gateway();
        Answer jpeg = visitor.get(widest.path("path").asText()).expect(200);
        assertThat(jpeg.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(jpeg.header("Cache-Control")).contains("public").contains("immutable");
        assertThat(jpeg.header("X-Content-Type-Options")).isEqualTo("nosniff");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(jpeg.bytes()));
        assertThat(shown.getWidth()).isEqualTo(900);
        visitor.with("If-None-Match", jpeg.header("ETag"))
                .get(widest.path("path").asText())
                .expect(304);
        assertThat(added.header("Location"))
                .isEqualTo(platform.value("EVENTIFY_PUBLIC_URL") + media + "/" + idOf(added));
        visitor.get(media + "/" + idOf(added)).expect(200);
        assertThat(visitor.get("/api/events/" + show.eventId())
                        .expect(200)
                        .json()
                        .path("media"))
                .contains(added.json());

        platform.person("organizer1").delete(media + "/" + idOf(added)).expect(204);

        visitor.get(widest.path("path").asText()).expect(404);
        assertThat(visitor.get(media).expect(200).json()).isEmpty();
    }

    @Test
    void what_is_no_picture_is_refused() throws Exception {
        assertRefused(
                415,
                "unsupported_picture",
                upload("organizer1", "?altEn=x", "words".getBytes(StandardCharsets.US_ASCII)));
        assertRefused(415, "unsupported_picture", upload("organizer1", "?altEn=x", "application/pdf", png(64, 64)));
        assertRefused(422, "alt_text_required", upload("organizer1", "", png(64, 64)));
        assertRefused(422, "picture_dimensions", upload("organizer1", "?altEn=x", png(8, 8)));
        assertRefused(
                422, "picture_unreadable", upload("organizer1", "?altEn=x", java.util.Arrays.copyOf(png(64, 64), 60)));
        assertRefused(400, "validation_failed", upload("organizer1", "?altEn=" + "x".repeat(301), png(64, 64)));
        assertThat(platform.gateway().get(media).json()).isEmpty();
    }

    @Test
    void an_upload_may_have_ten_mebibytes_and_not_one_byte_more() throws Exception {
        assertRefused(422, "picture_unreadable", upload("organizer1", "?altEn=x", padded(TEN_MIB)));
        assertRefused(413, "body_too_large", upload("organizer1", "?altEn=x", padded(TEN_MIB + 1)));
        assertRefused(
                413,
                "body_too_large",
                send(
                        platform.value("EVENTIFY_EVENT_URL"),
                        "organizer1",
                        media + "?altEn=x",
                        "image/png",
                        padded(TEN_MIB + 1)));
    }

    @Test
    void strangers_add_and_remove_nothing() throws Exception {
        Answer added = upload("organizer1", "?altEn=mine", png(64, 64));
        assertThat(added.status()).isEqualTo(201);

        assertRefused(403, "forbidden", upload("organizer2", "?altEn=theirs", png(65, 65)));
        assertRefused(403, "forbidden", upload("customer1", "?altEn=theirs", png(65, 65)));
        platform.person("organizer2").delete(media + "/" + idOf(added)).expect(403);
        assertRefused(
                404,
                "event_not_found",
                send(
                        platform.value("EVENTIFY_PUBLIC_URL"),
                        "organizer1",
                        "/api/events/" + UUID.randomUUID() + "/media?altEn=x",
                        "image/png",
                        png(64, 64)));
        platform.gateway().get(media + "/" + idOf(added)).expect(200);
        assertThat(upload("admin1", "?altEn=theirs", png(66, 66)).status()).isEqualTo(201);
    }

    @Test
    void a_draft_shows_nothing_to_strangers() throws Exception {
        String organisation = platform.gateway()
                .get("/api/events/" + show.eventId())
                .json()
                .path("organisationId")
                .asText();
        var request = Json.object().put("organisationId", organisation).put("category", "concert");
        request.set("title", Json.texts("Brouillon", "Draft", "مسودة"));
        Api organiser = Stage.shared().organiser();
        String draft = "/api/events/"
                + organiser
                        .post("/api/events", request)
                        .expect(201)
                        .json()
                        .path("eventId")
                        .asText();
        Answer added = send(
                platform.value("EVENTIFY_PUBLIC_URL"),
                "organizer1",
                draft + "/media?altEn=x",
                "image/png",
                png(64, 64));
        String path = added.json().path("renditions").path(0).path("path").asText();

        assertThat(organiser.get(path).expect(200).header("Cache-Control")).contains("private");
        platform.gateway().get(path).expect(404);
        platform.gateway().get(draft + "/media").expect(404);
        platform.person("organizer2").get(path).expect(404);
    }

    private Answer upload(String user, String query, byte[] body) throws IOException, InterruptedException {
        return upload(user, query, "image/png", body);
    }

    private Answer upload(String user, String query, String type, byte[] body)
            throws IOException, InterruptedException {
        return send(platform.value("EVENTIFY_PUBLIC_URL"), user, media + query, type, body);
    }

    private Answer send(String base, String user, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        String token = Login.person(platform.tokenUrl(), user, platform.value("EVENTIFY_DEMO_PASSWORD"))
                .get();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return new Answer("POST " + path, CLIENT.send(request, BodyHandlers.ofByteArray()));
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertThat(answer.status() + " " + answer.errorCode()).as(answer.text()).isEqualTo(status + " " + code);
    }

    private static String idOf(Answer added) {
        return added.json().path("pictureId").asText();
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** Begins as a picture. */
    private static byte[] padded(int length) throws IOException {
        return java.util.Arrays.copyOf(java.util.Arrays.copyOf(png(64, 64), 20), length);
    }
}
