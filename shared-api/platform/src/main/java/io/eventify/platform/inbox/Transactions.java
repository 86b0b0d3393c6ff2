package io.eventify.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** One JTA transaction around a piece of work; an exception rolls it back. */
@ApplicationScoped
class Transactions {

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void run(Runnable work) {
        work.run();
    }
}
