package io.eventify.gateway.session;

import io.eventify.gateway.Redis;
import io.eventify.gateway.Redis.RedisAwayException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.params.GetExParams;
import redis.clients.jedis.params.SetParams;

/**
 * Open sessions in Redis, encrypted. Every method may throw {@link RedisAwayException}.
 *
 * <p>An index by account and by Keycloak's session finds those that a log-out ends. A session lapses by Redis's own clock when nobody asks for it, and in any case at its end.
 */
@ApplicationScoped
class Sessions {
    /** Stores one, notes it in both indexes, forgets lapsed ones there, and ends the oldest when the account has too many. */
    private static final String OPEN = """
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            for i = 2, 3 do
              redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', ARGV[3])
              redis.call('ZADD', KEYS[i], ARGV[4], KEYS[1])
              redis.call('PEXPIREAT', KEYS[i], ARGV[4])
            end
            local over = redis.call('ZCARD', KEYS[2]) - tonumber(ARGV[5])
            if over > 0 then
              for _, oldest in ipairs(redis.call('ZRANGE', KEYS[2], 0, over - 1)) do
                redis.call('DEL', oldest)
                redis.call('ZREM', KEYS[2], oldest)
              end
            end
            return 1
            """;
    /** Replaces only what is still there unchanged: a renewal must not bring back what a log-out ended meanwhile. */
    private static final String REPLACE = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
              return 1
            end
            return 0
            """;
    /** Gives a lock back only when it is still ours. */
    private static final String UNLOCK = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return redis.call('DEL', KEYS[1])
            end
            return 0
            """;

    @Inject
    Redis redis;

    @Inject
    Envelope envelope;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    /** A session as it lies in Redis. */
    record Kept(String place, String closed, Session session) {}

    /** Keeps a new session under a new cookie value, which is returned. */
    String open(Session session) {
        String cookie = Places.secret();
        String place = Places.session(cookie);
        List<String> keys = List.of(
                place,
                Places.ofAccount(session.person().subject()),
                Places.ofProviderSession(session.providerSession()));
        List<String> values = List.of(
                envelope.close(session.toJson(), place),
                Long.toString(settings.idle.toMillis()),
                Long.toString(clock.millis()),
                Long.toString(session.endsAt().toEpochMilli()),
                Integer.toString(settings.sessionsPerAccount));
        redis.ask(connection -> connection.eval(OPEN, keys, values));
        return cookie;
    }

    /** The session of a cookie, whose idle time begins anew. */
    Optional<Kept> find(String cookie) {
        return at(Places.session(cookie));
    }

    /** The session at a place, whose idle time begins anew. */
    Optional<Kept> at(String place) {
        String closed =
                redis.ask(connection -> connection.getEx(place, new GetExParams().px(settings.idle.toMillis())));
        return kept(place, closed);
    }

    private Optional<Kept> kept(String place, @Nullable String closed) {
        if (closed == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return envelope.open(closed, place)
                .map(Session::fromJson)
                .filter(session -> now.isBefore(session.endsAt()))
                .map(session -> new Kept(place, closed, session));
    }

    /** Puts a session in the place of an older state of it; false when that state is no longer the present one. */
    boolean replace(Kept before, Session after) {
        List<String> values = List.of(before.closed(), envelope.close(after.toJson(), before.place()));
        return Long.valueOf(1)
                .equals(redis.ask(connection -> connection.eval(REPLACE, List.of(before.place()), values)));
    }

    /** Ends one. */
    void end(String place) {
        redis.ask(connection -> connection.del(place));
    }

    /** Ends all of one session at Keycloak; they are returned as they were. */
    List<Session> endOfProviderSession(String sid) {
        return endAll(Places.ofProviderSession(sid));
    }

    /** Ends all of an account; they are returned as they were. */
    List<Session> endOfAccount(String subject) {
        return endAll(Places.ofAccount(subject));
    }

    private List<Session> endAll(String index) {
        Set<String> places = redis.ask(connection -> new TreeSet<>(connection.zrange(index, 0, -1)));
        List<Session> ended = new ArrayList<>();
        for (String place : places) {
            kept(place, redis.ask(connection -> connection.getDel(place))).ifPresent(kept -> ended.add(kept.session()));
        }
        redis.ask(connection -> connection.del(index));
        return ended;
    }

    /** Whether a log-out token comes for the first time. */
    boolean isNewLogoutToken(String jti, Duration remembered) {
        SetParams once = SetParams.setParams().nx().px(remembered.toMillis());
        return "OK".equals(redis.ask(connection -> orEmpty(connection.set(Places.logoutToken(jti), "1", once))));
    }

    /** The right to renew a session, for this gateway alone; empty while another one has it. */
    Optional<String> lock(String place, Duration atMost) {
        String owner = Places.secret();
        SetParams once = SetParams.setParams().nx().px(atMost.toMillis());
        String answer = redis.ask(connection -> orEmpty(connection.set(Places.lock(place), owner, once)));
        return "OK".equals(answer) ? Optional.of(owner) : Optional.empty();
    }

    /** Gives the right back. */
    void unlock(String place, String owner) {
        redis.ask(connection -> connection.eval(UNLOCK, List.of(Places.lock(place)), List.of(owner)));
    }

    private static String orEmpty(@Nullable String answer) {
        return answer == null ? "" : answer;
    }
}
