package io.eventify.event.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pictures in the database; their renditions are read one at a time, never in a list. */
@ApplicationScoped
class Pictures {
    /** Pictures of one event. */
    static final int MAX_PER_EVENT = 20;

    private final EntityManager database;

    @Inject
    Pictures(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway")
    protected Pictures() {
        this(null);
    }

    void insert(Picture picture, List<Rendition> renditions) {
        database.persist(picture);
        database.flush();
        for (Rendition rendition : renditions) {
            database.createNativeQuery("""
                    insert into picture_rendition (picture_id, width, height, hash, content) values (:picture, :width, :height, :hash, :content)
                    """)
                    .setParameter("picture", picture.id())
                    .setParameter("width", rendition.size().width())
                    .setParameter("height", rendition.size().height())
                    .setParameter("hash", rendition.hash())
                    .setParameter("content", rendition.content())
                    .executeUpdate();
        }
    }

    /** With its renditions. */
    void delete(Picture picture) {
        database.remove(picture);
        database.flush();
    }

    Optional<Picture> find(UUID id) {
        return Optional.ofNullable(database.find(Picture.class, id));
    }

    /** In the order in which they were added. */
    List<Picture> all(UUID eventId) {
        return database.createQuery(
                        "select p from Picture p where p.eventId = :event order by p.addedAt, p.id", Picture.class)
                .setParameter("event", eventId)
                .setMaxResults(MAX_PER_EVENT)
                .getResultList();
    }

    /** The entity tag of a rendition. */
    Optional<String> hash(UUID pictureId, int width) {
        return first(database.createNativeQuery(
                                "select hash from picture_rendition where picture_id = :picture and width = :width",
                                String.class)
                        .setParameter("picture", pictureId)
                        .setParameter("width", width)
                        .getResultList())
                .map(String.class::cast);
    }

    /** The JPEG of a rendition. */
    Optional<byte[]> content(UUID pictureId, int width) {
        return first(database.createNativeQuery(
                                "select content from picture_rendition where picture_id = :picture and width = :width",
                                byte[].class)
                        .setParameter("picture", pictureId)
                        .setParameter("width", width)
                        .getResultList())
                .map(byte[].class::cast);
    }

    private static Optional<Object> first(List<?> found) {
        return found.stream().findFirst().map(Object.class::cast);
    }
}
