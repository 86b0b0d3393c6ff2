package io.eventify.lra;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** An instance that has lost the lock will not recover by itself. */
@Liveness
@ApplicationScoped
public class CoordinatorLiveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lra-coordinator")
                .status(Tenure.state() != Tenure.State.LOST)
                .build();
    }
}
