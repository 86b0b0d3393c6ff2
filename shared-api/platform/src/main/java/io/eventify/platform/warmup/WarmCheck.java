package io.eventify.platform.warmup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service takes requests when the calls that it makes for them are warm. */
@Readiness
@ApplicationScoped
class WarmCheck implements HealthCheck {
    @Inject
    WarmUps warmUps;

    @Override
    public HealthCheckResponse call() {
        Set<String> cold = warmUps.cold();
        var check = HealthCheckResponse.named("warm").status(cold.isEmpty());
        return (cold.isEmpty() ? check : check.withData("cold", String.join(" ", cold))).build();
    }
}
