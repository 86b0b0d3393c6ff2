package io.eventify.order.steps;

/** The step is no longer ours: its lease ended and another took it, or an event or a callback has overtaken it. The transaction must not stand. */
public class StepTakenOverException extends RuntimeException {
    StepTakenOverException(Step step) {
        super(
                step.saga() + " " + step.subject() + " is no longer at " + step.name() + " under this claim",
                null,
                false,
                false);
    }
}
