package io.eventify.event.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventify.contracts.events.OrganisationChanged;
import io.eventify.event.Memberships;
import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.idempotency.RequestKey;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.identity.IdentityUnavailableException;
import io.eventify.platform.identity.People;
import io.eventify.platform.testing.Callers;
import io.eventify.platform.testing.RecordingOutbox;
import io.eventify.platform.testing.TestPersistence;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organisations on a real PostgreSQL. Only Keycloak's answers are played here; tests/browser asks the real one. */
class OrganisationsTest {
    private final TestPersistence database = TestPersistence.forContext("event");
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final UUID founder = UUID.randomUUID();
    private final Map<UUID, String> accounts = new ConcurrentHashMap<>();
    private Caller caller = Callers.person(founder, "ORGANIZER");
    private HttpServer keycloak;
    private volatile int status = 200;
    private volatile String question = "";

    @BeforeEach
    void keycloak() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        keycloak.createContext(
                "/realms/eventify/protocol/openid-connect/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":100}"));
        keycloak.createContext("/admin/realms/eventify/users", exchange -> {
            String asked = exchange.getRequestURI().getRawQuery();
            String id = exchange.getRequestURI().getPath().replaceFirst(".*/users/?", "");
            question = asked == null ? id : asked;
            if (status != 200) {
                answer(exchange, status, "{}");
            } else if (asked != null) {
                answer(exchange, 200, accounts.values().toString());
            } else {
                String account = accounts.get(UUID.fromString(id));
                answer(exchange, account == null ? 404 : 200, account == null ? "{}" : account);
            }
        });
        keycloak.start();
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

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

        OrganisationView changed = set(founded, member(doorman, "checkin", List.of(event)));

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
        assertThatThrownBy(() -> set(founded, member(founder, "manager", null))).isInstanceOf(LastOwnerException.class);

        UUID partner = UUID.randomUUID();
        set(founded, member(partner, "owner", null));
        assertThat(remove(founded, founder).members()).singleElement().satisfies(member -> assertThat(member.userId())
                .isEqualTo(partner));
    }

    @Test
    void only_an_owner_changes_the_members() {
        OrganisationView founded = found();
        UUID manager = UUID.randomUUID();
        set(founded, member(manager, "manager", null));

        caller = Callers.person(manager, "ORGANIZER");

        assertThatThrownBy(() -> set(founded, member(UUID.randomUUID(), "owner", null)))
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

    @Test
    void somebody_is_taken_in_by_his_address_and_has_a_name_then() {
        OrganisationView founded = found();
        UUID amina = account("amina@eventify.example", "Amina", "Ben Salah");

        OrganisationView changed = set(founded, new MemberRequest(null, "Amina@Eventify.example", "manager", null));

        assertThat(changed.members())
                .filteredOn(member -> member.userId().equals(amina))
                .singleElement()
                .satisfies(member -> assertThat(member.name()).isEqualTo("Amina Ben Salah"));
        assertThat(question).isEqualTo("exact=true&briefRepresentation=true&max=2&email=Amina%40Eventify.example");
        assertThat(outbox.of("organisation.updated").getLast().data().toString())
                .doesNotContain("Amina");
    }

    @Test
    void who_has_no_account_is_not_taken_in() {
        OrganisationView founded = found();
        account("amina@eventify.example", "Amina", "Ben Salah");

        assertThatThrownBy(() -> set(founded, new MemberRequest(null, "amina@eventify.exampl", "manager", null)))
                .isInstanceOfSatisfying(NotFoundException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("account_not_found"));
        assertThatThrownBy(() -> set(founded, new MemberRequest(UUID.randomUUID(), null, "manager", null)))
                .isInstanceOf(NotFoundException.class);
        assertThat(find(founded).members()).hasSize(1);
    }

    @Test
    void a_person_is_named_once() {
        OrganisationView founded = found();

        assertThatThrownBy(() -> set(founded, new MemberRequest(null, null, "manager", null)))
                .isInstanceOf(MemberNotNamedException.class);
        assertThatThrownBy(() -> set(founded, new MemberRequest(founder, "a@eventify.example", "manager", null)))
                .isInstanceOf(MemberNotNamedException.class);
    }

    @Test
    void without_keycloak_nobody_is_said_to_have_no_account() {
        OrganisationView founded = found();
        status = 503;

        assertThatThrownBy(() -> set(founded, new MemberRequest(UUID.randomUUID(), null, "manager", null)))
                .isInstanceOf(IdentityUnavailableException.class);
    }

    @Test
    void who_does_not_own_the_organisation_learns_nothing_about_addresses() {
        OrganisationView founded = found();
        account("amina@eventify.example", "Amina", "Ben Salah");

        caller = Callers.person(UUID.randomUUID(), "ORGANIZER");

        assertThatThrownBy(() -> set(founded, new MemberRequest(null, "amina@eventify.example", "manager", null)))
                .isInstanceOf(ForbiddenActionException.class);
        assertThat(question).isEmpty();
    }

    @Test
    void a_list_has_the_organisations_whose_programme_one_runs_by_name() {
        String word = "w" + UUID.randomUUID();
        OrganisationView second = found("b " + word);
        OrganisationView first = found("A " + word + " 100%");
        UUID doorman = UUID.randomUUID();
        UUID manager = UUID.randomUUID();
        set(first, member(doorman, "checkin", null));
        set(second, member(manager, "manager", null));

        assertThat(listed(null)).containsExactly(first.organisationId(), second.organisationId());
        assertThat(listed("100%")).containsExactly(first.organisationId());
        assertThat(listed("_")).isEmpty();
        caller = Callers.person(doorman, "CHECKIN");
        assertThat(listed(null)).isEmpty();
        caller = Callers.person(manager, "ORGANIZER");
        assertThat(listed(null)).containsExactly(second.organisationId());
        caller = Callers.person(UUID.randomUUID(), "ADMIN");
        assertThat(listed(word)).containsExactly(first.organisationId(), second.organisationId());
    }

    private List<UUID> listed(@Nullable String query) {
        FindOrganisations find = new FindOrganisations();
        find.organisations = organisations();
        find.caller = caller;
        return database.inTransaction(() -> find.page(query, 1, 20)).items().stream()
                .map(OrganisationSummary::organisationId)
                .toList();
    }

    private UUID account(@Nullable String mail, String firstName, String lastName) {
        UUID id = UUID.randomUUID();
        accounts.put(
                id,
                "{\"id\":\"" + id + "\",\"username\":\"u" + id + "\",\"firstName\":\"" + firstName
                        + "\",\"lastName\":\"" + lastName + "\",\"email\":\"" + mail + "\"}");
        return id;
    }

    /** Somebody who has an account. */
    private MemberRequest member(UUID id, String role, @Nullable List<UUID> eventIds) {
        accounts.put(id, "{\"id\":\"" + id + "\",\"username\":\"u" + id + "\"}");
        return new MemberRequest(id, null, role, eventIds);
    }

    private OrganisationView found() {
        return found(" Opera ");
    }

    private OrganisationView found(String name) {
        FoundOrganisation found = new FoundOrganisation();
        found.organisations = organisations();
        found.announce = announce();
        found.caller = caller;
        found.requestKey = new RequestKey();
        found.clock = Clock.systemUTC();
        return database.inTransaction(() -> found.found(new OrganisationRequest(name)));
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
        TakeIn.MayChangeMembers mayChange = new TakeIn.MayChangeMembers() {
            @Override
            public void check(UUID organisationId) {
                database.inTransaction(() -> {
                    super.check(organisationId);
                    return null;
                });
            }
        };
        mayChange.organisations = organisations();
        mayChange.memberships = memberships();
        TakeIn takeIn = new TakeIn();
        takeIn.mayChange = mayChange;
        takeIn.people = new People(
                URI.create("http://127.0.0.1:" + keycloak.getAddress().getPort()
                        + "/realms/eventify/protocol/openid-connect/token"),
                "event-people",
                "secret",
                Clock.systemUTC());
        takeIn.setMember = new SetMember() {
            @Override
            public OrganisationView set(UUID organisationId, People.Person person, MemberRequest asked) {
                return database.inTransaction(() -> set.set(organisationId, person, asked));
            }
        };
        return takeIn.takeIn(organisation.organisationId(), request);
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
