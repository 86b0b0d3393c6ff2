package io.eventify.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the platform, and every rule is broken by a fixture: a rule that cannot fail proves nothing. */
class ArchitectureTest {
    private static final JavaClasses PLATFORM = Sources.platform();
    private static final JavaClasses FIXTURES = Sources.fixtures();

    static Stream<String> rules() {
        return all().keySet().stream();
    }

    private static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        Rules.CONTEXTS.forEach(
                c -> rules.put(c + " does not reach into another context", Rules.contextsDoNotReachIntoOneAnother(c)));
        rules.put("only payment knows Stripe", Rules.ONLY_PAYMENT_KNOWS_STRIPE);
        rules.put("only catalogue knows the search engine", Rules.ONLY_CATALOGUE_KNOWS_THE_SEARCH_ENGINE);
        rules.put("only the platform knows the broker", Rules.ONLY_THE_PLATFORM_KNOWS_THE_BROKER);
        rules.put("every endpoint says who may call it", Rules.EVERY_ENDPOINT_SAYS_WHO_MAY_CALL_IT);
        rules.put("services need a scope", Rules.SERVICES_NEED_A_SCOPE);
        rules.put("no remote call inside a transaction", Rules.NO_REMOTE_CALL_INSIDE_A_TRANSACTION);
        rules.put("nobody sleeps or prints", Rules.NOBODY_SLEEPS_OR_PRINTS);
        rules.put("time comes from the clock", Rules.TIME_COMES_FROM_THE_CLOCK);
        rules.put("entities know no framework", Rules.ENTITIES_KNOW_NO_FRAMEWORK);
        rules.put("no class is called Impl or Helper", Rules.NO_CLASS_IS_CALLED_IMPL_OR_HELPER);
        return rules;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_platform_keeps(String rule) {
        all().get(rule).allowEmptyShould(true).check(PLATFORM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_fixture_breaks(String rule) {
        assertThatThrownBy(() -> all().get(rule).check(FIXTURES)).isInstanceOf(AssertionError.class);
    }

    @Test
    void the_rules_see_every_context() {
        for (String context : Rules.CONTEXTS) {
            assertThat(PLATFORM.stream().filter(c -> c.getPackageName().startsWith("io.eventify." + context)))
                    .as(context)
                    .isNotEmpty();
        }
    }
}
