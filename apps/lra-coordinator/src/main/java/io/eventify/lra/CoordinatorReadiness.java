package io.eventify.lra;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while live; a standby is healthy but not ready. */
@Readiness
@ApplicationScoped
public class CoordinatorReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lra-coordinator")
                .status(Tenure.isLive())
                .withData("state", Tenure.state().name())
                .build();
    }
}
