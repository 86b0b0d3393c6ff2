package io.eventify.platform.idempotency;

import io.eventify.platform.time.Ids;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current request's idempotency key, and ids derived from it. */
@RequestScoped
public class RequestKey {
    private @Nullable String scope;

    void set(String caller, String operation, String key) {
        scope = caller + '\n' + operation + '\n' + key;
    }

    /** The same id for the same caller, operation and key; a fresh one for a request without a key. */
    public UUID derivedId(String what) {
        return scope == null ? Ids.next() : Ids.derived(what + '\n' + scope);
    }
}
