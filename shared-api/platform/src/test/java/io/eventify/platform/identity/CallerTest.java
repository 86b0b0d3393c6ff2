package io.eventify.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.testing.Callers;
import java.security.Principal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void a_person_is_known_by_id_and_roles() {
        UUID id = UUID.randomUUID();
        Caller caller = Callers.person(id, "CUSTOMER", "SUPPORT");

        assertThat(caller.isKnown()).isTrue();
        assertThat(caller.id()).isEqualTo(id);
        assertThat(caller.hasRole("SUPPORT")).isTrue();
        assertThat(caller.hasRole("ORGANIZER")).isFalse();
        assertThat(caller.isAdmin()).isFalse();
        assertThat(caller.name()).isEqualTo("somebody");
        assertThat(caller.client()).isEqualTo("anonymous");
        assertThat(Callers.person(id, "ADMIN").isAdmin()).isTrue();
    }

    @Test
    void without_a_token_nobody_is_there() {
        Caller nobody = Callers.nobody();

        assertThat(nobody.isKnown()).isFalse();
        assertThat(nobody.hasRole("CUSTOMER")).isFalse();
        assertThat(nobody.scopes()).isEmpty();
        assertThat(nobody.name()).isEqualTo("anonymous");
        assertThatThrownBy(nobody::id).isInstanceOf(ForbiddenActionException.class);
    }

    @Test
    void a_scope_is_held_whole_and_by_services_only() {
        Caller service = Callers.service("inventory:hold  payment:refund");

        assertThat(service.isServiceWith("payment:refund")).isTrue();
        assertThat(service.isServiceWith("payment")).isFalse();
        assertThat(Callers.personWithScope("payment:refund", "ADMIN").isServiceWith("payment:refund"))
                .isFalse();
    }

    @Test
    void a_principal_that_is_no_token_identifies_nobody() {
        Caller caller = Callers.person(UUID.randomUUID(), "CUSTOMER");
        Principal principal = () -> "basic";

        caller.identify(principal);

        assertThat(caller.isKnown()).isFalse();
    }
}
