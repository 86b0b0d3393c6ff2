package io.eventify.event;

import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the caller may do for an organisation: an owner or manager runs its programme, an owner also its members, an ADMIN everything. */
@ApplicationScoped
public class Memberships {
    private final EntityManager database;
    private final Caller caller;

    @Inject
    public Memberships(EntityManager database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected Memberships() {
        this(null, null);
    }

    /** Whether the caller belongs to the organisation in any role. */
    public boolean belongs(UUID organisationId) {
        return has(organisationId, List.of("owner", "manager", "checkin"));
    }

    /** To which of these the caller belongs, in one statement. */
    public Set<UUID> belongsTo(Set<UUID> organisationIds) {
        if (!caller.isKnown() || organisationIds.isEmpty()) {
            return Set.of();
        }
        if (caller.isAdmin()) {
            return organisationIds;
        }
        return Set.copyOf(database.createNativeQuery(
                        "select distinct organisation_id from organisation_member where organisation_id in (:organisations) and user_id = :user",
                        UUID.class)
                .setParameter("organisations", organisationIds)
                .setParameter("user", caller.id())
                .getResultList());
    }

    /** Whether the caller runs the organisation's programme. */
    public boolean manages(UUID organisationId) {
        return has(organisationId, List.of("owner", "manager"));
    }

    /** @throws ForbiddenActionException unless the caller runs the organisation's programme */
    public void requireManager(UUID organisationId) {
        if (!manages(organisationId)) {
            throw new ForbiddenActionException();
        }
    }

    /** @throws ForbiddenActionException unless the caller owns the organisation */
    public void requireOwner(UUID organisationId) {
        if (!has(organisationId, List.of("owner"))) {
            throw new ForbiddenActionException();
        }
    }

    private boolean has(UUID organisationId, List<String> roles) {
        if (!caller.isKnown()) {
            return false;
        }
        if (caller.isAdmin()) {
            return true;
        }
        Number found = (Number) database.createNativeQuery("""
                select count(*) from organisation_member where organisation_id = :organisation and user_id = :user and role in (:roles)
                """)
                .setParameter("organisation", organisationId)
                .setParameter("user", caller.id())
                .setParameter("roles", roles)
                .getSingleResult();
        return found.intValue() > 0;
    }
}
