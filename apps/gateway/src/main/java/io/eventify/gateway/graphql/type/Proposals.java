package io.eventify.gateway.graphql.type;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A short list of shows, best first. */
@Type("Proposals")
@Description("A short list of shows, best first.")
public final class Proposals {
    @Description("Why these: similar_texts, own_orders or popular")
    @NonNull
    public final String basis;

    @Description("The shows")
    @NonNull
    public final List<@NonNull FoundEvent> items;

    public Proposals(String basis, List<FoundEvent> items) {
        this.basis = basis;
        this.items = items;
    }
}
