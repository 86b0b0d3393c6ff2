package io.eventify.event.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.event.Memberships;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.testing.RecordingOutbox;
import io.eventify.platform.testing.TestPersistence;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Organisations on a real PostgreSQL. */
class OrganisationsTest {
    private final TestPersistence database = TestPersistence.forContext("event");
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final UUID founder = UUID.randomUUID();
    private Caller caller = Callers.person(founder, "ORGANIZER");

    @Test
    void who_founds_an_organisation_owns_it() {
        OrganisationView founded = found();

        assertThat(founded.members()).singleElement().satisfies(member -> {
            assertThat(member.userId()).isEqualTo(founder);
            assertThat(member.role()).isEqualTo("owner");
        });
        assertThat(outbox.types()).containsExactly("organisation.updated");
    }

    @Test
    void every_change_of_members_tells_all_of_them_and_makes_a_new_version() {
        OrganisationView founded = found();
        UUID doorman = UUID.randomUUID();
        UUID event = UUID.randomUUID();

        OrganisationView changed = set(founded, new MemberRequest(doorman, "checkin", List.of(event)));

        assertThat(changed.version()).isGreaterThan(founded.version());
        assertThat(outbox.of("organisation.updated").getLast().data())
                .isInstanceOfSatisfying(OrganisationChanged.class, told -> assertThat(told.members())
                        .containsExactlyInAnyOrder(
                                new OrganisationChanged.Member(founder, "owner", List.of()),
                                new OrganisationChanged.Member(doorman, "checkin", List.of(event))));
    }

    @Test
    void the_last_owner_stays() {
        OrganisationView founded = found();

        assertThatThrownBy(() -> remove(founded, founder)).isInstanceOf(LastOwnerException.class);
        assertThatThrownBy(() -> set(founded, new MemberRequest(founder, "manager", null)))
                .isInstanceOf(LastOwnerException.class);

        UUID partner = UUID.randomUUID();
        set(founded, new MemberRequest(partner, "owner", null));
        assertThat(remove(founded, founder).members()).singleElement().satisfies(member -> assertThat(member.userId())
                .isEqualTo(partner));
    }

    @Test
    void only_an_owner_changes_the_members() {
        OrganisationView founded = found();
        UUID manager = UUID.randomUUID();
        set(founded, new MemberRequest(manager, "manager", null));

        caller = Callers.person(manager, "ORGANIZER");

        assertThatThrownBy(() -> set(founded, new MemberRequest(UUID.randomUUID(), "owner", null)))
                .isInstanceOf(ForbiddenActionException.class);
        assertThat(find(founded).name()).isEqualTo("Opera");
    }

    @Test
    void an_organisation_does_not_exist_for_strangers() {
        OrganisationView founded = found();

        caller = Callers.person(UUID.randomUUID(), "ORGANIZER");

        assertThatThrownBy(() -> find(founded)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void somebody_who_is_no_member_cannot_leave() {
        OrganisationView founded = found();

        assertThatThrownBy(() -> remove(founded, UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    private OrganisationView found() {
        FoundOrganisation found = new FoundOrganisation();
        found.organisations = organisations();
        found.announce = announce();
        found.caller = caller;
        found.requestKey = new RequestKey();
        found.clock = Clock.systemUTC();
        return database.inTransaction(() -> found.found(new OrganisationRequest(" Opera ")));
    }

    private OrganisationView find(OrganisationView organisation) {
        FindOrganisation find = new FindOrganisation();
        find.organisations = organisations();
        find.memberships = memberships();
        return database.inTransaction(() -> find.find(organisation.organisationId()));
    }

    private OrganisationView set(OrganisationView organisation, MemberRequest request) {
        SetMember set = new SetMember();
        set.organisations = organisations();
        set.memberships = memberships();
        set.announce = announce();
        return database.inTransaction(() -> set.set(organisation.organisationId(), request));
    }

    private OrganisationView remove(OrganisationView organisation, UUID userId) {
        RemoveMember remove = new RemoveMember();
        remove.organisations = organisations();
        remove.memberships = memberships();
        remove.announce = announce();
        return database.inTransaction(() -> remove.remove(organisation.organisationId(), userId));
    }

    private Organisations organisations() {
        return new Organisations(database.entityManager());
    }

    private Memberships memberships() {
        return new Memberships(database.entityManager(), caller);
    }

    private AnnounceOrganisation announce() {
        AnnounceOrganisation announce = new AnnounceOrganisation();
        announce.outbox = outbox;
        return announce;
    }
}
