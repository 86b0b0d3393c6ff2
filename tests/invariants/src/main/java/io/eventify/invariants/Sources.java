package io.eventify.invariants;

import io.eventify.journey.RunningPlatform;

/** Where the truth stands. */
record Sources(Databases databases, Broker broker, Coordinator coordinator, Provider provider)
        implements AutoCloseable {

    static Sources of(RunningPlatform platform) {
        return new Sources(
                new Databases(platform), new Broker(platform), new Coordinator(platform), new Provider(platform));
    }

    @Override
    public void close() throws Exception {
        databases.close();
    }
}
