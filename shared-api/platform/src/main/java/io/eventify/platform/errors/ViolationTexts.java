package io.eventify.platform.errors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;

/** The texts of constraints in the caller's language; the bundles come with the Bean Validation provider. */
final class ViolationTexts {
    private static final MessageInterpolator TEXTS = interpolator();

    private ViolationTexts() {}

    static String interpolate(ConstraintViolation<?> violation, Locale language) {
        return TEXTS.interpolate(
                violation.getMessageTemplate(),
                new Violated(violation.getConstraintDescriptor(), violation.getInvalidValue()),
                language);
    }

    private static MessageInterpolator interpolator() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getMessageInterpolator();
        }
    }

    private record Violated(ConstraintDescriptor<?> getConstraintDescriptor, Object getValidatedValue)
            implements MessageInterpolator.Context {
        @Override
        public <T> T unwrap(Class<T> type) {
            if (type.isInstance(this)) {
                return type.cast(this);
            }
            throw new ValidationException("not a " + type.getName());
        }
    }
}
