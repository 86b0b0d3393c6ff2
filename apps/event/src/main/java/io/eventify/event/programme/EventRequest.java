package io.eventify.event.programme;

import io.eventify.contracts.SalesPolicy;
import io.eventify.event.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as its organiser describes it.
 *
 * @param organisationId who sells it; read when it is created, fixed afterwards
 * @param title by language, at least one of fr, en, ar
 * @param category lower-case word such as {@code concert}
 */
public record EventRequest(
        @Nullable UUID organisationId,
        @NotEmpty Map<@NotNull @Pattern(regexp = LANGUAGES) String, @NotBlank @Size(max = 200) String> title,
        @Nullable Map<@NotNull @Pattern(regexp = LANGUAGES) String, @NotBlank @Size(max = 20_000) String> description,
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,39}") String category,
        @Size(max = 20) @Nullable List<@NotBlank @Size(max = 40) String> tags,
        @Valid @Nullable SalesPolicyRequest policy) {

    static final String LANGUAGES = "fr|en|ar";

    /** @param base whose values stand where the request names none */
    Event.Description described(SalesPolicy base) {
        return new Event.Description(
                Objects.requireNonNull(Texts.of(title)),
                Texts.of(description),
                category,
                Objects.requireNonNullElse(tags, List.of()),
                policy == null ? Policy.of(base) : policy.over(base));
    }
}
