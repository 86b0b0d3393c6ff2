package io.eventify.platform.rest;

import io.eventify.platform.errors.ForbiddenActionException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.identity.RequiresScope;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets another service of the platform in only where an operation names a scope and the service's token has it. An operation that lets the role SERVICE in
 * without naming a scope lets no service in.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 100)
public class ScopeFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo operation;

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = CDI.current().select(Caller.class).get();
        caller.identify(request.getSecurityContext().getUserPrincipal());
        if (!caller.hasRole("SERVICE")) {
            return;
        }
        Optional<RequiresScope> scope = nearest(RequiresScope.class);
        if (scope.isPresent() ? !caller.isServiceWith(scope.get().value()) : isForSomeRoles()) {
            throw new ForbiddenActionException();
        }
    }

    /* What everybody may do, a service may do: the method's own annotation goes before the class's. */
    private boolean isForSomeRoles() {
        return !operation.getResourceMethod().isAnnotationPresent(PermitAll.class)
                && nearest(RolesAllowed.class).isPresent();
    }

    private <A extends Annotation> Optional<A> nearest(Class<A> annotation) {
        @Nullable A onMethod = operation.getResourceMethod().getAnnotation(annotation);
        return Optional.ofNullable(
                onMethod != null ? onMethod : operation.getResourceClass().getAnnotation(annotation));
    }
}
