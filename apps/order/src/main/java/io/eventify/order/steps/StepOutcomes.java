package io.eventify.order.steps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Writes down that a step failed. */
@ApplicationScoped
class StepOutcomes {
    private final DurableSteps steps;

    @Inject
    StepOutcomes(DurableSteps steps) {
        this.steps = steps;
    }

    /** For the proxy of the scope. */
    @SuppressWarnings("NullAway")
    protected StepOutcomes() {
        this(null);
    }

    @Transactional
    public void tryLater(SagaSteps saga, Step step, RuntimeException failure) {
        steps.again(step, Backoff.after(step.attempt()), failure.toString());
        saga.delayed(step, failure);
    }
}
