package io.eventify.order.steps;

/** Runs the steps of one kind of saga. */
public interface SagaSteps {

    Saga saga();

    /**
     * Does the step, outside any transaction, and writes its answer with {@link DurableSteps#advance}, {@link DurableSteps#again} or {@link DurableSteps#done} in a
     * transaction of its own. May run more than once for the same step: the calls it makes are repeatable.
     *
     * @throws RuntimeException if the step could not be done now; it is tried again later
     */
    void run(Step step);

    /** How often a step may fail before {@link #givenUp} is asked; {@link Integer#MAX_VALUE}: it is never given up. */
    int attempts(String step);

    /** The last attempt failed. Writes what shall happen instead. */
    void givenUp(Step step, RuntimeException failure);

    /** A step failed and will be tried again: a chance to tell people. Called in the transaction that notes it. */
    default void delayed(Step step, RuntimeException failure) {}
}
