package io.eventify.order.steps;

/** Runs the steps of one kind of saga. */
public interface SagaSteps {

    Saga saga();

    /**
     * Does the step, outside any transaction, and writes its answer with {@link DurableSteps#advance}, {@link DurableSteps#again} or {@link DurableSteps#done} in a
     * transaction of its own. May run more than once for the same step: the calls it makes are repeatable.
     *
     * @throws RuntimeException if the step could not be done now; {@link #failed} is asked
     */
    void run(Step step);

    /** {@link #run} threw. Writes what shall happen: the same step again later, or what is done instead. */
    void failed(Step step, RuntimeException failure);
}
