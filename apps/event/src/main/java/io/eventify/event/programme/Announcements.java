package io.eventify.event.programme;

import io.eventify.contracts.events.EventChanged;
import io.eventify.contracts.events.EventStatusChanged;
import io.eventify.contracts.events.EventTypes;
import io.eventify.contracts.events.PerformanceCancelled;
import io.eventify.contracts.events.PerformanceChanged;
import io.eventify.contracts.events.PricingChanged;
import io.eventify.event.Texts;
import io.eventify.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the other contexts; each call is part of the change's transaction. */
@ApplicationScoped
class Announcements {
    @Inject
    Outbox outbox;

    void eventChanged(String type, Event event, List<Picture> pictures) {
        outbox.publish(type, event.id(), asChanged(event, pictures));
    }

    static EventChanged asChanged(Event event, List<Picture> pictures) {
        return new EventChanged(
                event.id(),
                event.organisationId(),
                event.ownerId(),
                Texts.byLanguage(event.title()),
                Texts.byLanguage(event.description()),
                event.category(),
                event.tags(),
                event.status().code,
                PictureView.of(pictures).stream().map(Announcements::told).toList());
    }

    private static EventChanged.Picture told(PictureView picture) {
        return new EventChanged.Picture(
                picture.pictureId(),
                picture.alt(),
                picture.renditions().stream()
                        .map(r -> new EventChanged.Rendition(r.width(), r.height(), r.path()))
                        .toList());
    }

    void eventStatusChanged(String type, Event event, Instant at, @Nullable String reason) {
        outbox.publish(type, event.id(), new EventStatusChanged(event.id(), event.organisationId(), at, reason));
    }

    void performanceChanged(String type, Performance performance, Event event) {
        outbox.publish(type, performance.id(), asChanged(performance, event));
    }

    static PerformanceChanged asChanged(Performance performance, Event event) {
        return new PerformanceChanged(
                performance.id(),
                event.id(),
                event.organisationId(),
                Texts.byLanguage(event.title()),
                performance.startTime(),
                performance.endTime(),
                performance.timeZone(),
                performance.venueId(),
                performance.seatingPlanId(),
                performance.pricingSchemeId(),
                performance.termsWithin(event),
                performance.salesStatus().code);
    }

    void performanceCancelled(Performance performance, Event event, Instant at, @Nullable String reason) {
        outbox.publish(
                EventTypes.PERFORMANCE_CANCELLED,
                performance.id(),
                new PerformanceCancelled(performance.id(), event.id(), event.organisationId(), at, reason));
    }

    void pricingChanged(PricingScheme scheme) {
        outbox.publish(EventTypes.PRICING_CHANGED, scheme.id(), asChanged(scheme));
    }

    static PricingChanged asChanged(PricingScheme scheme) {
        return new PricingChanged(
                scheme.id(),
                scheme.eventId(),
                scheme.currency(),
                scheme.taxPercent(),
                scheme.categories().stream()
                        .map(c -> new PricingChanged.PriceCategory(
                                c.code(), c.seatClass(), Texts.byLanguage(c.name()), scheme.priceOf(c)))
                        .toList());
    }
}
