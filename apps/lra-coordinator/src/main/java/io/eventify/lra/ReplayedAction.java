package io.eventify.lra;

import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.StateStatus;
import com.arjuna.ats.arjuna.objectstore.StoreManager;
import io.narayana.lra.coordinator.domain.model.LongRunningAction;
import io.narayana.lra.coordinator.domain.service.LRAService;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import java.util.concurrent.locks.ReentrantLock;

/** A saga that was closing or cancelling, read from the log again and driven on: every participant that has not answered is asked once. */
final class ReplayedAction extends LongRunningAction {
    private final LongRunningAction known;

    ReplayedAction(LRAService service, LongRunningAction known) {
        super(service, known.get_uid());
        this.known = known;
    }

    /** Does nothing if another thread is ending the saga at this moment; the log is read under the saga's lock only. */
    void drive() {
        ReentrantLock lock = getLraService().tryLockTransaction(known.getId());
        if (lock == null) {
            return;
        }
        try {
            if (!isInLog()) {
                getLraService().remove(known.getId());
            } else if (activate()) {
                askEveryoneLeft();
            } else {
                throw new IllegalStateException("the log entry cannot be read");
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isInLog() {
        try {
            return StoreManager.getRecoveryStore().currentState(getSavingUid(), type()) != StateStatus.OS_UNKNOWN;
        } catch (ObjectStoreException e) {
            throw new IllegalStateException("the log of the sagas cannot be read", e);
        }
    }

    private void askEveryoneLeft() {
        moveTo(heuristicList, preparedList, false);
        moveTo(pendingList, preparedList, false);
        checkParticipant(preparedList);
        // phase2Commit means "second phase": whether a participant is completed or compensated follows the saga's
        // status
        phase2Commit(true);
        runPostLRAActions();
        updateState();
        if (!isRecovering()) {
            getLraService().finished(this, false);
            if (isFailed()) {
                // finished() files the failed saga and then writes it to the open ones once more
                LRARecoveryModule.getInstance().moveEntryToFailedLRAPath(get_uid());
            }
        }
    }
}
