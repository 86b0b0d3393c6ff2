package io.eventify.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The context's own database, as {@code eventify.datasource} names it (JNDI names differ between runtimes). The gateway has none. */
@ApplicationScoped
class ContextDatabase {

    @Inject
    @ConfigProperty(name = "eventify.datasource")
    Optional<String> jndiName;

    @Produces
    @ApplicationScoped
    @SuppressWarnings("BanJNDI") // the name is the server's own configuration
    DataSource dataSource() {
        String name = jndiName.orElseThrow(
                () -> new IllegalStateException("eventify.datasource is not set: this context has no database"));
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException("no data source " + name + " in this server", e);
        }
    }
}
