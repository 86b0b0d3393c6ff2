package io.eventify.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.eventify.platform.identity.RequiresScope;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What must hold in every context. */
final class Rules {
    static final List<String> CONTEXTS =
            List.of("event", "inventory", "reservation", "order", "payment", "ticketing", "catalogue", "gateway");
    private static final List<Class<? extends Annotation>> HTTP_METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    private Rules() {}

    /** A context knows itself, the contracts and the platform; never another context. */
    static ArchRule contextsDoNotReachIntoOneAnother(String context) {
        String[] others = CONTEXTS.stream()
                .filter(other -> !other.equals(context))
                .map(other -> "io.eventify." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.eventify." + context + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others));
    }

    static final ArchRule ONLY_PAYMENT_KNOWS_STRIPE = noClasses()
            .that()
            .resideInAPackage("io.eventify..")
            .and()
            .resideOutsideOfPackages("io.eventify.payment..", "io.eventify.psp..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.stripe.."))
            .because("the provider is replaceable, and its SDK is the payment context's affair");

    static final ArchRule ONLY_CATALOGUE_KNOWS_THE_SEARCH_ENGINE = noClasses()
            .that()
            .resideInAPackage("io.eventify..")
            .and()
            .resideOutsideOfPackage("io.eventify.catalogue..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.hibernate.search..", "org.apache.lucene..", "org.opensearch.."))
            .because("search is replaceable, and the catalogue's affair");

    static final ArchRule ONLY_THE_PLATFORM_KNOWS_THE_BROKER = noClasses()
            .that()
            .resideInAPackage("io.eventify..")
            .and()
            .resideOutsideOfPackages("io.eventify.platform..", "io.eventify.launcher..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.jms..", "org.apache.activemq..", "org.apache.artemis.."));

    static final ArchRule EVERY_ENDPOINT_SAYS_WHO_MAY_CALL_IT = methods()
            .that(new DescribedPredicate<JavaMethod>("are endpoints") {
                @Override
                public boolean test(JavaMethod method) {
                    // interfaces are REST clients of other contexts
                    return !method.getOwner().isInterface()
                            && HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith);
                }
            })
            .should(new ArchCondition<JavaMethod>("carry @RolesAllowed, @PermitAll or @DenyAll") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean decided = List.of(RolesAllowed.class, PermitAll.class, DenyAll.class).stream()
                            .anyMatch(a -> method.isAnnotatedWith(a)
                                    || method.getOwner().isAnnotatedWith(a));
                    if (!decided) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " says nothing about who may call it"));
                    }
                }
            });

    static final ArchRule SERVICES_NEED_A_SCOPE = methods()
            .that(new DescribedPredicate<JavaMethod>("are open to service accounts") {
                @Override
                public boolean test(JavaMethod method) {
                    return HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith)
                            && method.isAnnotatedWith(RolesAllowed.class)
                            && Arrays.asList(method.getAnnotationOfType(RolesAllowed.class)
                                            .value())
                                    .contains("SERVICE");
                }
            })
            .should(new ArchCondition<JavaMethod>("carry @RequiresScope") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!method.isAnnotatedWith(RequiresScope.class)
                            && !method.getOwner().isAnnotatedWith(RequiresScope.class)) {
                        events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " lets every service in"));
                    }
                }
            });

    static final ArchRule NO_REMOTE_CALL_INSIDE_A_TRANSACTION = methods()
            .that(new DescribedPredicate<JavaMethod>("are transactional") {
                @Override
                public boolean test(JavaMethod method) {
                    Transactional own = method.isAnnotatedWith(Transactional.class)
                            ? method.getAnnotationOfType(Transactional.class)
                            : null;
                    if (own == null && method.getOwner().isAnnotatedWith(Transactional.class)) {
                        own = method.getOwner().getAnnotationOfType(Transactional.class);
                    }
                    return own != null
                            && own.value() != Transactional.TxType.NOT_SUPPORTED
                            && own.value() != Transactional.TxType.NEVER
                            && own.value() != Transactional.TxType.SUPPORTS;
                }
            })
            .should(new ArchCondition<JavaMethod>("call no other service") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
                        JavaClass target = call.getTargetOwner();
                        boolean remote = target.isAnnotatedWith(RegisterRestClient.class)
                                || target.getPackageName().startsWith("java.net.http")
                                || target.getPackageName().startsWith("com.stripe.net")
                                || target.getSimpleName().equals("Lras");
                        if (remote) {
                            events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                        }
                    }
                }
            });

    static final ArchRule NOBODY_SLEEPS_OR_PRINTS = noClasses()
            .that()
            .resideInAPackage("io.eventify..")
            .and()
            .resideOutsideOfPackages(
                    "io.eventify.launcher..", "io.eventify.psp..", "io.eventify.journey..", "io.eventify.invariants..")
            .should(callMethod(Thread.class, "sleep", long.class))
            .orShould(callMethod(Throwable.class, "printStackTrace"))
            .orShould()
            .accessField(System.class, "out");

    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(
                    CONTEXTS.stream().map(c -> "io.eventify." + c + "..").toArray(String[]::new))
            .should(callMethod(java.time.Instant.class, "now"))
            .orShould(callMethod(java.time.LocalDate.class, "now"))
            .orShould(callMethod(java.time.ZonedDateTime.class, "now"))
            .because("tests and replays must be able to say what time it is");

    static final ArchRule ENTITIES_KNOW_NO_FRAMEWORK = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "jakarta.persistence..", "org.hibernate..", "org.jspecify..", "io.eventify.."));

    static final ArchRule NO_CLASS_IS_CALLED_IMPL_OR_HELPER = noClasses()
            .that()
            .resideInAPackage("io.eventify..")
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Manager");
}
