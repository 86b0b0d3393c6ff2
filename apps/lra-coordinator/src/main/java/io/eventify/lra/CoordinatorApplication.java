package io.eventify.lra;

import io.narayana.lra.coordinator.api.Coordinator;
import io.narayana.lra.coordinator.api.CoordinatorContainerFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Names the resources one by one, because the libraries are not scanned (see web.xml). */
@ApplicationPath("/")
public class CoordinatorApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                Coordinator.class,
                CoordinatorContainerFilter.class,
                CanonicalAddress.class,
                JoinRules.class,
                FirstEndDecides.class);
    }
}
