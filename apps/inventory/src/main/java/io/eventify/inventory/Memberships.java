package io.eventify.inventory;

import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Who may act for an organisation: its owners and managers as organisation.updated told last, and ADMIN for all. */
@ApplicationScoped
public class Memberships {

    @Inject
    Sql database;

    /** For CDI. */
    protected Memberships() {}

    public Memberships(Sql database) {
        this.database = database;
    }

    /** @throws ForbiddenActionException if the caller does not manage the organisation */
    public void requireManager(Caller caller, UUID organisationId) {
        if (!manages(caller, organisationId)) {
            throw new ForbiddenActionException();
        }
    }

    public boolean manages(Caller caller, UUID organisationId) {
        if (caller.isAdmin()) {
            return true;
        }
        return caller.hasRole("ORGANIZER")
                && database.first(
                                "select 1 from organisation_members where organisation_id = ? and user_id = ? and role in ('owner', 'manager')",
                                row -> true,
                                organisationId,
                                caller.id())
                        .isPresent();
    }
}
