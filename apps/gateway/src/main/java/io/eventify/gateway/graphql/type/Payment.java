package io.eventify.gateway.graphql.type;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What the browser needs to pay. */
@Type("Payment")
@Description("What the browser needs to pay.")
public final class Payment {
    @Description("Its id, once there is one")
    @Id
    public final @Nullable UUID id;

    @Description("Status of the payment")
    @NonNull
    public final String status;

    @Description("For the payment provider, only while the order can be paid")
    public final @Nullable String clientSecret;

    @Description("For the payment provider")
    public final @Nullable String publishableKey;

    public Payment(@Nullable UUID id, String status, @Nullable String clientSecret, @Nullable String publishableKey) {
        this.id = id;
        this.status = status;
        this.clientSecret = clientSecret;
        this.publishableKey = publishableKey;
    }
}
