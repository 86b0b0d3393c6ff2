package io.eventify.event.organisation;

import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The organisations and their members in the database. */
@ApplicationScoped
class Organisations {
    static final int MAX_MEMBERS = 500;
    private final EntityManager database;

    @Inject
    Organisations(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway")
    protected Organisations() {
        this(null);
    }

    void insert(Organisation organisation) {
        database.persist(organisation);
        database.flush();
    }

    void insert(Member member) {
        database.persist(member);
        database.flush();
    }

    void remove(Member member) {
        database.remove(member);
        database.flush();
    }

    /** Writes what changed on the organisation or on members that were read in this transaction. */
    void update() {
        database.flush();
    }

    Optional<Organisation> find(UUID id) {
        return Optional.ofNullable(database.find(Organisation.class, id));
    }

    /** Locks the organisation for a change of itself. */
    Organisation lock(UUID id) {
        return locked(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks the organisation for a change of its members, which is a new version of it. */
    Organisation lockForMembers(UUID id) {
        return locked(id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    private Organisation locked(UUID id, LockModeType mode) {
        return Optional.ofNullable(database.find(Organisation.class, id, mode))
                .orElseThrow(() -> new NotFoundException("organisation"));
    }

    List<Member> members(UUID organisationId) {
        return database.createQuery(
                        "select m from Member m where m.organisationId = :organisation order by m.userId", Member.class)
                .setParameter("organisation", organisationId)
                .setMaxResults(MAX_MEMBERS)
                .getResultList();
    }
}
