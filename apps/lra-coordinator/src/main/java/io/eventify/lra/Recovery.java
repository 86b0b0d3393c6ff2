package io.eventify.lra;

import io.narayana.lra.LRAData;
import io.narayana.lra.coordinator.domain.model.LongRunningAction;
import io.narayana.lra.coordinator.domain.service.LRAService;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.lra.annotation.LRAStatus;

/**
 * Asks participants again that have not answered, and cancels sagas that are overdue. Replaces Narayana's scan for four reasons:
 * <ul>
 *   <li>It runs on Narayana's own thread, whose context class loader is not the application's; without it Liberty finds no REST client and every retry fails.
 *   <li>Narayana's replay overlooks participants in the list of the prepared, which is where a crash during close or cancel leaves them: the saga would be closing for ever.
 *   <li>Narayana reads every saga in the log on every scan, by that is able to start a timer for a copy of each that is active, and relies on it to notice who is overdue. Such a timer
 *       outlives its saga: when it fires it writes the old state back and compensates a saga that was closed.
 *   <li>A scan costs as much as there are sagas in need of it, instead of all.
 * </ul>
 */
public class Recovery extends LRARecoveryModule {
    private static final Logger LOG = System.getLogger(Recovery.class.getName());
    private static final Duration TIMER_TOLERANCE = Duration.ofSeconds(1);
    /* Of the managed thread that starts Narayana: more than this class's own loader, which does not see the server's REST client either. */
    private final ClassLoader application = Thread.currentThread().getContextClassLoader();

    @Override
    public void periodicWorkSecondPass() {
        recover();
    }

    @Override
    public synchronized void recover() {
        if (!Tenure.holdsTheLock()) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            LRAService service = LRARecoveryModule.getService();
            cancelOverdue(service);
            List<URI> unfinished = service.getAll().stream()
                    .filter(LRAData::isRecovering)
                    .map(LRAData::getLraId)
                    .distinct()
                    .toList();
            unfinished.forEach(id -> replay(service, id));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /*
     * A saga's timer is set when it begins and, with luck, when it is read from the log: Narayana then compares times of different precision and mostly sets none. It also gives up when
     * the saga is locked at that moment. So whoever is overdue is cancelled here.
     */
    private static void cancelOverdue(LRAService service) {
        long overdue = System.currentTimeMillis() - TIMER_TOLERANCE.toMillis();
        List<URI> forgotten = service.getAll(LRAStatus.Active).stream()
                .filter(saga -> saga.getFinishTime() > 0 && saga.getFinishTime() < overdue)
                .map(LRAData::getLraId)
                .toList();
        for (URI id : forgotten) {
            try {
                service.endLRA(id, true, false);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "overdue saga " + id + " could not be cancelled, will be tried again", e);
            }
        }
    }

    private void replay(LRAService service, URI id) {
        LongRunningAction known = service.lookupTransaction(id);
        if (known == null) {
            return;
        }
        try {
            new ReplayedAction(service, known).drive();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "saga " + id + " could not be carried on, will be tried again", e);
        }
    }
}
