package io.eventify.gateway.session;

import io.eventify.gateway.session.OpenIdProvider.Recognised;
import io.eventify.gateway.session.OpenIdProvider.Refused;
import io.eventify.gateway.session.OpenIdProvider.Unreachable;
import io.eventify.gateway.session.Sessions.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The session of a cookie with an access token that is good for now. Keycloak takes each refresh token once and ends the session of one that comes twice, so of all requests
 * on all gateways one renews: it holds a lock in Redis, and looks again once it has it. The others go on with the present token while that lasts, and wait when it does not.
 */
@ApplicationScoped
class RenewSession {
    private static final Logger LOG = Logger.getLogger(RenewSession.class.getName());
    /** Longer than the longest renewal, so that it lapses only when its holder is gone. */
    private static final Duration LOCK = OpenIdProvider.LONGEST_CALL.plusSeconds(5);

    private static final Duration LONGEST_WAIT = LOCK.plusSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    /** A token that ends while the request is under way is as good as none. */
    private static final Duration STILL_GOOD = Duration.ofSeconds(2);

    @Inject
    Sessions sessions;

    @Inject
    OpenIdProvider provider;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    /**
     * The session, renewed when it is due; empty when there is none or it has ended.
     *
     * @throws NotRenewedException if its token is over and Keycloak does not answer; the session stays
     */
    Optional<Session> of(String cookie) throws NotRenewedException {
        Optional<Kept> found = sessions.find(cookie);
        if (found.isEmpty() || isFresh(found.get().session(), settings.renewAhead)) {
            return found.map(Kept::session);
        }
        return renewedByOne(found.get());
    }

    private boolean isFresh(Session session, Duration ahead) {
        return clock.instant().plus(ahead).isBefore(session.tokens().accessUntil());
    }

    private Optional<Session> renewedByOne(Kept kept) throws NotRenewedException {
        Instant deadline = clock.instant().plus(LONGEST_WAIT);
        String place = kept.place();
        Optional<Kept> present = Optional.of(kept);
        while (clock.instant().isBefore(deadline)) {
            Optional<String> owner = sessions.lock(place, LOCK);
            if (owner.isPresent()) {
                return renewedUnderLock(place, owner.get());
            }
            if (isFresh(present.get().session(), STILL_GOOD)) {
                return present.map(Kept::session);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            present = sessions.at(place);
            if (present.isEmpty() || isFresh(present.get().session(), settings.renewAhead)) {
                return present.map(Kept::session);
            }
        }
        throw new NotRenewedException("another gateway did not finish the renewal");
    }

    private Optional<Session> renewedUnderLock(String place, String owner) throws NotRenewedException {
        try {
            Optional<Kept> present = sessions.at(place);
            if (present.isEmpty() || isFresh(present.get().session(), settings.renewAhead)) {
                return present.map(Kept::session);
            }
            return renewed(present.get());
        } finally {
            sessions.unlock(place, owner);
        }
    }

    private Optional<Session> renewed(Kept kept) throws NotRenewedException {
        Session before = kept.session();
        return switch (provider.renew(before.tokens().refresh())) {
            case Recognised answer -> replaced(kept, before.renewed(answer.person(), answer.tokens()));
            case Refused refused -> {
                LOG.log(Level.FINE, () -> "the session is over at Keycloak: " + refused.code());
                sessions.end(kept.place());
                yield Optional.empty();
            }
            case Unreachable unreachable -> {
                LOG.log(Level.WARNING, unreachable.cause(), () -> "Keycloak does not renew a session");
                if (isFresh(before, STILL_GOOD)) {
                    yield Optional.of(before);
                }
                throw new NotRenewedException("Keycloak does not answer");
            }
        };
    }

    private Optional<Session> replaced(Kept kept, Session after) {
        if (sessions.replace(kept, after)) {
            return Optional.of(after);
        }
        // Logged out while Keycloak made the tokens: they must not outlive that.
        provider.end(after.tokens().refresh());
        return Optional.empty();
    }

    /** The token is over and no new one can be had at the moment. */
    static final class NotRenewedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotRenewedException(String message) {
            super(message);
        }
    }
}
