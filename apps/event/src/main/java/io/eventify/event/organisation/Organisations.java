package io.eventify.event.organisation;

import io.eventify.contracts.Page;
import io.eventify.event.LikePattern;
import io.eventify.platform.errors.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /**
     * One page by name.
     *
     * @param memberId only where this person is owner or manager; null: all
     * @param query part of the name
     */
    Page<Organisation> page(@Nullable UUID memberId, @Nullable String query, int page, int size) {
        String conditions = " from Organisation o where 1 = 1"
                + (memberId == null
                        ? ""
                        : " and exists (select 1 from Member m where m.organisationId = o.id and m.userId = :member and m.role in (:roles))")
                + (query == null ? "" : " and lower(o.name) like :query escape '\\'");
        TypedQuery<Long> count = database.createQuery("select count(o)" + conditions, Long.class);
        TypedQuery<Organisation> rows =
                database.createQuery("select o" + conditions + " order by lower(o.name), o.id", Organisation.class);
        for (TypedQuery<?> each : List.of(count, rows)) {
            if (memberId != null) {
                each.setParameter("member", memberId)
                        .setParameter("roles", List.of(MemberRole.OWNER, MemberRole.MANAGER));
            }
            if (query != null) {
                each.setParameter("query", LikePattern.containing(query));
            }
        }
        return new Page<>(
                page,
                size,
                count.getSingleResult(),
                rows.setFirstResult((page - 1) * size).setMaxResults(size).getResultList());
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
