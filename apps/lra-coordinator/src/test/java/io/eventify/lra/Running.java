package io.eventify.lra;

/** One coordinator with all that it needs, for the tests that do not end it; started once, because that takes ten seconds. */
record Running(TestDatabase database, TestIssuer issuer, TestParticipants participants, TestCoordinator coordinator) {

    private static final class Holder {
        static final Running INSTANCE = start();
    }

    static Running instance() {
        return Holder.INSTANCE;
    }

    private static Running start() {
        try {
            TestDatabase database = TestDatabase.start();
            Runtime.getRuntime().addShutdownHook(new Thread(database::closeQuietly));
            TestIssuer issuer = TestIssuer.start();
            TestParticipants participants = TestParticipants.start();
            return new Running(
                    database,
                    issuer,
                    participants,
                    new TestCoordinator("running", database, issuer, participants)
                            .start()
                            .awaitReady());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
