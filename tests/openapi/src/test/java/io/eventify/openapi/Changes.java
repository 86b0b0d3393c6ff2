package io.eventify.openapi;

import java.util.stream.Collectors;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.Endpoint;

/** What breaks, in words. */
final class Changes {
    private Changes() {}

    static String of(ChangedOpenApi changes) {
        String missing =
                changes.getMissingEndpoints().stream().map(Endpoint::toString).collect(Collectors.joining("\n"));
        String changed = changes.getChangedOperations().stream()
                .filter(operation -> operation.isIncompatible())
                .map(operation -> operation.getHttpMethod() + " " + operation.getPathUrl())
                .collect(Collectors.joining("\n"));
        return "missing:\n" + missing + "\nchanged:\n" + changed;
    }
}
