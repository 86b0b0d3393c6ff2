package io.eventify.event.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.EventChanged;
import io.eventify.event.programme.PictureView.RenditionView;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.testing.Callers;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of events on a real PostgreSQL. */
class PicturesTest {
    private final Stage stage = new Stage();

    @Test
    void a_picture_is_shown_in_three_widths() throws IOException {
        EventView event = stage.anEvent("Concert");

        PictureView picture = stage.show(event, Uploads.jpeg(2400, 1200));

        assertThat(sizes(picture)).containsExactly("320x160", "800x400", "1600x800");
        for (RenditionView rendition : picture.renditions()) {
            BufferedImage shown = shown(event, picture, rendition.width());
            assertThat(shown.getWidth()).isEqualTo(rendition.width());
            assertThat(shown.getHeight()).isEqualTo(rendition.height());
            assertThat(isRed(shown, 0.25, 0.5)).isTrue();
            assertThat(isRed(shown, 0.75, 0.5)).isFalse();
            assertThat(rendition.path())
                    .isEqualTo("/api/events/" + event.eventId() + "/media/" + picture.pictureId() + "/"
                            + rendition.width());
        }
        assertThat(picture.alt()).containsEntry("fr", "Une scène").containsEntry("ar", "مسرح");
    }

    @Test
    void a_small_picture_is_not_blown_up() {
        assertThat(sizes(stage.show(stage.anEvent("Small"), Uploads.png(500, 250))))
                .containsExactly("320x160", "500x250");
    }

    @Test
    void a_photograph_stands_upright_and_tells_neither_place_nor_camera() throws IOException {
        EventView event = stage.anEvent("Photograph");
        byte[] upload = Uploads.photographHeldUpright(1000, 600);
        assertThat(contains(upload, Uploads.SECRET)).isTrue();

        PictureView picture = stage.show(event, upload);

        assertThat(sizes(picture)).containsExactly("320x533", "600x1000");
        BufferedImage shown = shown(event, picture, 600);
        assertThat(isRed(shown, 0.5, 0.25)).isTrue();
        assertThat(isRed(shown, 0.5, 0.75)).isFalse();
        picture.renditions().forEach(r -> assertThat(contains(content(event, picture, r.width()), Uploads.SECRET))
                .isFalse());
    }

    @Test
    void transparent_places_become_white() throws IOException {
        EventView event = stage.anEvent("Logo");

        PictureView picture = stage.show(event, Uploads.transparentPng(64, 64));

        assertThat(new Color(shown(event, picture, 64).getRGB(32, 32))).isEqualTo(Color.WHITE);
    }

    @Test
    void webp_and_printers_colours_are_read() throws IOException {
        EventView event = stage.anEvent("Formats");

        PictureView webp = stage.show(event, Uploads.webp());
        PictureView cmyk = stage.show(event, Uploads.cmykJpeg(200, 100));

        assertThat(sizes(webp)).containsExactly("320x240", "400x300");
        Color corner = new Color(shown(event, webp, 400).getRGB(399, 299));
        assertThat(corner.getRed()).isGreaterThan(200);
        assertThat(corner.getBlue()).isLessThan(100);
        assertThat(sizes(cmyk)).containsExactly("200x100");
    }

    @Test
    void what_only_calls_itself_a_picture_is_refused() {
        EventView event = stage.anEvent("No picture");

        assertThatThrownBy(() -> stage.show(event, Uploads.text())).isInstanceOf(UnsupportedPictureException.class);
        assertThatThrownBy(() -> stage.show(event, new byte[0])).isInstanceOf(UnsupportedPictureException.class);
        assertThatThrownBy(() -> stage.show(event, Uploads.gif())).isInstanceOf(UnsupportedPictureException.class);
    }

    @Test
    void a_damaged_picture_is_refused_whatever_is_missing() {
        EventView event = stage.anEvent("Damaged");
        for (byte[] whole : List.of(Uploads.png(300, 200), Uploads.webp())) {
            for (int length : new int[] {12, 30, whole.length / 2}) {
                assertThatThrownBy(() -> stage.show(event, Arrays.copyOf(whole, length)))
                        .isInstanceOf(PictureUnreadableException.class);
            }
        }
        byte[] header = Arrays.copyOf(Uploads.jpeg(300, 200), 100);
        assertThatThrownBy(() -> stage.show(event, header)).isInstanceOf(PictureUnreadableException.class);
    }

    @Test
    @Timeout(10)
    void a_decompression_bomb_is_refused_before_it_goes_off() {
        EventView event = stage.anEvent("Bomb");

        assertThatThrownBy(() -> stage.show(event, Uploads.pngBomb(16_000, 16_000)))
                .isInstanceOf(PictureDimensionsException.class);
        assertThatThrownBy(() -> stage.show(event, Uploads.pngBomb(Integer.MAX_VALUE, 16)))
                .isInstanceOf(PictureDimensionsException.class);
        assertThatThrownBy(() -> stage.show(event, Uploads.png(15, 400)))
                .isInstanceOf(PictureDimensionsException.class);
    }

    @Test
    void an_event_tells_of_its_pictures_and_gets_a_new_version() {
        EventView event = stage.anEvent("Told");

        PictureView picture = stage.show(event, Uploads.png(400, 200));

        EventView now = stage.call(() -> stage.findEvents().one(event.eventId()));
        assertThat(now.media()).containsExactly(picture);
        assertThat(now.version()).isGreaterThan(event.version());
        assertThat(stage.outbox.of("event.updated").getLast().data())
                .isInstanceOfSatisfying(
                        EventChanged.class,
                        told -> assertThat(told.media()).singleElement().satisfies(shown -> {
                            assertThat(shown.pictureId()).isEqualTo(picture.pictureId());
                            assertThat(shown.renditions())
                                    .extracting(EventChanged.Rendition::path)
                                    .containsExactlyElementsOf(picture.renditions().stream()
                                            .map(RenditionView::path)
                                            .toList());
                        }));

        stage.removePicture(event, picture.pictureId());

        assertThat(stage.call(() -> stage.findEvents().one(event.eventId())).media())
                .isEmpty();
        assertThat(stage.outbox.of("event.updated").getLast().data())
                .isInstanceOfSatisfying(
                        EventChanged.class, told -> assertThat(told.media()).isEmpty());
        assertThatThrownBy(() -> content(event, picture, 320)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> stage.removePicture(event, picture.pictureId()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_draft_shows_its_pictures_to_its_organisation_only() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("Draft");
        PictureView picture = stage.show(event, Uploads.png(64, 64));
        stage.dateOf(event, stage.pricesFor(event, "stalls"), Duration.ofDays(7));

        assertThat(stage.call(() -> stage.findPictures().known(event.eventId(), picture.pictureId(), 64))
                        .forEverybody())
                .isFalse();
        stage.as(Callers.nobody());
        assertThatThrownBy(() -> stage.call(() -> stage.findPictures().known(event.eventId(), picture.pictureId(), 64)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> stage.call(() -> stage.findPictures().all(event.eventId())))
                .isInstanceOf(NotFoundException.class);

        stage.as(Callers.person(stage.manager, "ORGANIZER")).publish(event);

        stage.as(Callers.nobody());
        assertThat(stage.call(() -> stage.findPictures().known(event.eventId(), picture.pictureId(), 64))
                        .forEverybody())
                .isTrue();
        assertThat(stage.call(() -> stage.findPictures().all(event.eventId()))).containsExactly(picture);
    }

    @Test
    void only_who_runs_the_programme_adds_and_removes() {
        stage.hallIsKnown("stalls");
        EventView event = stage.anEvent("Mine");
        PictureView picture = stage.show(event, Uploads.png(64, 64));
        stage.as(Callers.person(UUID.randomUUID(), "ORGANIZER"));

        assertThatThrownBy(() -> stage.show(event, Uploads.text())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> stage.removePicture(event, picture.pictureId()))
                .isInstanceOf(NotFoundException.class);

        stage.as(Callers.person(stage.manager, "ORGANIZER"));
        stage.dateOf(event, stage.pricesFor(event, "stalls"), Duration.ofDays(7));
        stage.publish(event);
        stage.as(Callers.person(UUID.randomUUID(), "ORGANIZER"));
        assertThatThrownBy(() -> stage.show(event, Uploads.text())).isInstanceOf(ForbiddenActionException.class);
        assertThatThrownBy(() -> stage.removePicture(event, picture.pictureId()))
                .isInstanceOf(ForbiddenActionException.class);
    }

    @Test
    void a_picture_of_another_event_is_not_found() {
        EventView event = stage.anEvent("One");
        EventView other = stage.anEvent("Other");
        PictureView picture = stage.show(event, Uploads.png(64, 64));

        assertThatThrownBy(() -> stage.removePicture(other, picture.pictureId()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> content(other, picture, 64)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> content(event, picture, 65)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_same_picture_is_shown_once_but_a_repeated_request_gets_its_answer() {
        EventView event = stage.anEvent("Once");
        AddPicture add = stage.addPicture();
        byte[] upload = Uploads.png(64, 64);
        PictureView first = stage.show(event, upload);

        assertThatThrownBy(() -> stage.show(event, upload)).isInstanceOf(PictureAlreadyShownException.class);
        PictureView repeated =
                add.showPicture.show(event.eventId(), first.pictureId(), Stage.ALT, add.renderPicture.render(upload));
        assertThat(repeated).isEqualTo(first);
    }

    @Test
    void no_more_than_twenty_pictures_even_when_they_come_at_once() throws Exception {
        EventView event = stage.anEvent("Many");
        List<Callable<Boolean>> uploads = IntStream.range(0, 24)
                .mapToObj(i -> Uploads.png(64 + i, 64))
                .map(upload -> (Callable<Boolean>) () -> isShown(event, upload))
                .toList();

        try (ExecutorService people = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> answers = people.invokeAll(uploads, 60, TimeUnit.SECONDS);

            assertThat(answers.stream().filter(PicturesTest::yes)).hasSize(Pictures.MAX_PER_EVENT);
        }
        assertThat(stage.call(() -> stage.findPictures().all(event.eventId()))).hasSize(Pictures.MAX_PER_EVENT);
    }

    @Test
    void an_event_that_is_over_gets_no_new_picture_but_can_lose_one() {
        EventView event = stage.anEvent("Over");
        PictureView picture = stage.show(event, Uploads.png(64, 64));
        stage.cancel(event);

        assertThatThrownBy(() -> stage.show(event, Uploads.png(65, 64))).isInstanceOf(EventStatusException.class);
        stage.removePicture(event, picture.pictureId());
    }

    private boolean isShown(EventView event, byte[] upload) {
        try {
            stage.show(event, upload);
            return true;
        } catch (TooManyPicturesException e) {
            return false;
        }
    }

    private static boolean yes(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> sizes(PictureView picture) {
        return picture.renditions().stream()
                .map(r -> r.width() + "x" + r.height())
                .toList();
    }

    private byte[] content(EventView event, PictureView picture, int width) {
        return stage.call(() -> {
            stage.findPictures().known(event.eventId(), picture.pictureId(), width);
            return stage.findPictures().content(picture.pictureId(), width);
        });
    }

    private BufferedImage shown(EventView event, PictureView picture, int width) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(content(event, picture, width)));
    }

    private static boolean isRed(BufferedImage image, double x, double y) {
        Color point = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        return point.getRed() > 200 && point.getBlue() < 60;
    }

    private static boolean contains(byte[] content, String text) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(text);
    }
}
