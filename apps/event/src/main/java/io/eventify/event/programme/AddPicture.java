package io.eventify.event.programme;

import io.eventify.event.Texts;
import io.eventify.platform.idempotency.RequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Shows a picture with an event: looks whether the caller may, decodes outside of any transaction, then keeps what came out. */
@ApplicationScoped
class AddPicture {
    @Inject
    ShowPicture showPicture;

    @Inject
    RenderPicture renderPicture;

    @Inject
    RequestKey requestKey;

    /**
     * @param alt what it shows, in words
     * @throws TooManyPicturesException if the event shows twenty already
     * @throws PictureAlreadyShownException if this is one of them
     */
    public PictureView add(UUID eventId, Texts alt, byte[] upload) {
        showPicture.requireAllowed(eventId);
        return showPicture.show(eventId, requestKey.derivedId("picture"), alt, renderPicture.render(upload));
    }
}
