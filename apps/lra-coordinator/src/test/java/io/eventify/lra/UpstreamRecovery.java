package io.eventify.lra;

import io.narayana.lra.coordinator.internal.LRARecoveryModule;

/** Narayana's recovery with the application's class loader and nothing else: to see what the other repairs are for (README). */
public class UpstreamRecovery extends LRARecoveryModule {
    private final ClassLoader application = Thread.currentThread().getContextClassLoader();

    @Override
    public void periodicWorkSecondPass() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            super.periodicWorkSecondPass();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
