package io.eventify.platform.rest;

import io.eventify.platform.errors.DomainException;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions of editable resources as entity tags (RFC 9110, sections 8.8.3 and 13.1.1): whoever edits must say which version he has seen. */
public final class Versions {
    private static final Pattern STRONG_TAG = Pattern.compile("\\s*\"(\\d{1,18})\"\\s*");

    private Versions() {}

    /** The {@code ETag} of a version. */
    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * The version that {@code If-Match} names.
     *
     * @throws VersionRequiredException if the header is absent or matches anything ({@code *}): 428
     * @throws StaleVersionException if it is not a tag of ours: 412
     */
    public static long required(@Nullable String ifMatchHeader) {
        if (ifMatchHeader == null
                || ifMatchHeader.isBlank()
                || ifMatchHeader.strip().equals("*")) {
            throw new VersionRequiredException();
        }
        Matcher tag = STRONG_TAG.matcher(ifMatchHeader);
        if (!tag.matches()) {
            throw new StaleVersionException();
        }
        return Long.parseLong(tag.group(1));
    }

    /** @throws StaleVersionException if the caller has seen another version than the current one */
    public static void check(long seen, long current) {
        if (seen != current) {
            throw new StaleVersionException();
        }
    }

    /** 428 {@code precondition_required}. */
    public static class VersionRequiredException extends DomainException {
        public VersionRequiredException() {
            super(428, "precondition_required");
        }
    }

    /** 412 {@code precondition_failed}: somebody else was faster. */
    public static class StaleVersionException extends DomainException {
        public StaleVersionException() {
            super(412, "precondition_failed");
        }
    }
}
