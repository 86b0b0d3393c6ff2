package io.eventify.gateway.live;

import io.eventify.gateway.services.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many listen to this gateway at once: in all, from one address, of one account. A connection is memory and a socket here, so each gateway counts its own. */
@ApplicationScoped
class Connections {
    private static final String ADDRESS = "address:";
    private static final String ACCOUNT = "account:";

    private final ConcurrentMap<String, Integer> byOwner = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    @Inject
    @ConfigProperty(name = "eventify.live.max.listeners")
    int most;

    @Inject
    @ConfigProperty(name = "eventify.live.max.listeners.address")
    int mostOfAddress;

    @Inject
    @ConfigProperty(name = "eventify.live.max.listeners.account")
    int mostOfAccount;

    /**
     * A place for one more.
     *
     * @throws RefusedException {@code too_many_listeners}: 503 when the gateway is full, 429 when the address or the account has enough
     */
    Permit take(String address, Optional<String> account) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            throw new RefusedException(503, "too_many_listeners");
        }
        if (!count(ADDRESS + address, mostOfAddress)) {
            all.decrementAndGet();
            throw new RefusedException(429, "too_many_listeners");
        }
        if (account.isPresent() && !count(ACCOUNT + account.get(), mostOfAccount)) {
            discount(ADDRESS + address);
            all.decrementAndGet();
            throw new RefusedException(429, "too_many_listeners");
        }
        return new Permit(address, account);
    }

    /** How many there are. */
    int all() {
        return all.get();
    }

    private boolean count(String owner, int limit) {
        AtomicBoolean room = new AtomicBoolean();
        byOwner.compute(owner, (same, known) -> {
            int now = known == null ? 0 : known;
            room.set(now < limit);
            int then = now < limit ? now + 1 : now;
            return then == 0 ? null : then;
        });
        return room.get();
    }

    private void discount(String owner) {
        byOwner.computeIfPresent(owner, (same, known) -> known <= 1 ? null : known - 1);
    }

    /** What was taken; given back once, however often it is said. */
    final class Permit {
        private final String address;
        private final Optional<String> account;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        private Permit(String address, Optional<String> account) {
            this.address = address;
            this.account = account;
        }

        void giveBack() {
            if (taken.compareAndSet(true, false)) {
                account.ifPresent(owner -> discount(ACCOUNT + owner));
                discount(ADDRESS + address);
                all.decrementAndGet();
            }
        }
    }
}
