package io.eventify.lra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code kill -9} while sagas are open, closing and cancelling, and a start after it. */
class CrashIT {
    private static final List<String> THREE = List.of("first", "second", "third");
    private static final List<String> ONE = List.of("only");

    /**
     * Repair 2: Narayana's own replay leaves the sagas of three closing for ever, because their participants are in the list of the prepared. Seen with
     * {@code -DRecoveryEnvironmentBean.recoveryModuleClassNames=io.narayana.lra.coordinator.internal.LRARecoveryModule} among the server's options.
     */
    @Test
    void sagas_killed_in_mid_close_and_mid_cancel_end_after_the_restart_and_open_ones_go_on() throws Exception {
        try (TestDatabase database = TestDatabase.start();
                TestIssuer issuer = TestIssuer.start();
                TestParticipants participants = TestParticipants.start();
                TestCoordinator coordinator = new TestCoordinator("crash", database, issuer, participants)) {
            String token = issuer.service();
            coordinator.start().awaitReady();
            Map<URI, Ending> endings = new LinkedHashMap<>();
            for (Ending ending : List.of(
                    new Ending("close", "complete", THREE),
                    new Ending("close", "complete", ONE),
                    new Ending("cancel", "compensate", THREE),
                    new Ending("cancel", "compensate", ONE))) {
                endings.put(begun(coordinator, token, participants, ending.participants(), Duration.ZERO), ending);
            }
            URI open = begun(coordinator, token, participants, THREE, Duration.ofMinutes(5));
            URI expiring = begun(coordinator, token, participants, ONE, Duration.ofSeconds(6));
            URI expiringLater = begun(coordinator, token, participants, ONE, Duration.ofSeconds(20));

            killInTheMiddleOf(endings, coordinator, token, participants);
            coordinator.start().awaitReady();

            endings.forEach((lra, ending) -> await(ending.toString())
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> everyoneIsDone(lra, ending, participants) && coordinator.status(token, lra) == 404));
            assertThat(coordinator.status(token, open))
                    .as("the open saga is known")
                    .isEqualTo(200);
            assertThat(coordinator.end(token, open, "close")).isEqualTo("Closed");
            await("expired while down")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> participants.isDone(expiring, "only", "compensate"));
            await("expired after the restart")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> participants.isDone(expiringLater, "only", "compensate"));
            assertThat(participants.calls)
                    .as("nobody is told both")
                    .noneMatch(call -> Ending.contradicts(call, endings))
                    .noneMatch(call -> open.toString().equals(call.lra())
                            && call.callback().equals("compensate"));
        }
    }

    private record Ending(String verb, String callback, List<String> participants) {
        static boolean contradicts(TestParticipants.Call call, Map<URI, Ending> endings) {
            Ending ending = call.lra() == null ? null : endings.get(URI.create(call.lra()));
            return ending != null
                    && !call.callback().equals("status")
                    && !call.callback().equals(ending.callback());
        }
    }

    private static URI begun(
            TestCoordinator coordinator,
            String token,
            TestParticipants participants,
            List<String> names,
            Duration timeLimit)
            throws Exception {
        URI lra = coordinator.begin(token, timeLimit);
        for (String name : names) {
            coordinator.join(token, lra, participants, name);
        }
        return lra;
    }

    /* Of three participants the first has answered and the second is being asked, of one it is being asked. */
    private static void killInTheMiddleOf(
            Map<URI, Ending> endings, TestCoordinator coordinator, String token, TestParticipants participants)
            throws Exception {
        CountDownLatch asked = new CountDownLatch(endings.size());
        CountDownLatch killed = new CountDownLatch(1);
        Map<String, AtomicInteger> callsOf = new ConcurrentHashMap<>();
        TestParticipants.Answer answer = call -> {
            int calls = callsOf.computeIfAbsent(call.lra(), lra -> new AtomicInteger())
                    .incrementAndGet();
            if (calls < (call.participant().equals("only") ? 1 : 2)) {
                return 200;
            }
            asked.countDown();
            killed.await(30, TimeUnit.SECONDS);
            return 503;
        };
        List.of("first", "second", "third", "only").forEach(name -> participants.when(name, answer));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            endings.forEach((lra, ending) -> threads.submit(
                    () -> coordinator.send("PUT", "/" + TestCoordinator.uid(lra) + "/" + ending.verb(), token)));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            coordinator.kill();
            killed.countDown();
        }
        participants.reset();
    }

    private static boolean everyoneIsDone(URI lra, Ending ending, TestParticipants participants) {
        return ending.participants().stream()
                .allMatch(participant -> participants.isDone(lra, participant, ending.callback()));
    }
}
