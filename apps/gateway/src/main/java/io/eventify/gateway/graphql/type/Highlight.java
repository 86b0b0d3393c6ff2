package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Where the words of a search were found. */
@Type("Highlight")
@Description("Where the words of a search were found.")
public final class Highlight {
    @Description("title or description")
    @NonNull
    public final String field;

    @Description("The found words between <em> and </em>, everything else escaped for HTML")
    @NonNull
    public final List<@NonNull String> fragments;

    public Highlight(String field, List<String> fragments) {
        this.field = field;
        this.fragments = fragments;
    }
}
