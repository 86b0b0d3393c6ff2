package io.eventify.gateway.graphql.type;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A text in one language. */
@Type("Translation")
@Description("A text in one language.")
public final class Translation {
    @Description("fr, en or ar")
    @NonNull
    public final String language;

    @Description("The text")
    @NonNull
    public final String text;

    public Translation(String language, String text) {
        this.language = language;
        this.text = text;
    }
}
