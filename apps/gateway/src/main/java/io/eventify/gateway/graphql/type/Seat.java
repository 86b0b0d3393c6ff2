package io.eventify.gateway.graphql.type;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A numbered seat and its state. */
@Type("Seat")
@Description("A numbered seat and its state.")
public final class Seat {
    @Description("Its id")
    @Id
    @NonNull
    public final UUID id;

    @Description("Section")
    @NonNull
    public final String section;

    @Description("Row")
    @NonNull
    public final String row;

    @Description("Number in the row")
    @NonNull
    public final String number;

    @Description("Class, which decides the price")
    @NonNull
    public final String seatClass;

    @Description("For a wheelchair")
    @NonNull
    public final boolean accessible;

    @Description("Beside an accessible seat, for the companion")
    @NonNull
    public final boolean companion;

    @Description("free, held, sold or blocked")
    @NonNull
    public final String state;

    public Seat(
            UUID id,
            String section,
            String row,
            String number,
            String seatClass,
            boolean accessible,
            boolean companion,
            String state) {
        this.id = id;
        this.section = section;
        this.row = row;
        this.number = number;
        this.seatClass = seatClass;
        this.accessible = accessible;
        this.companion = companion;
        this.state = state;
    }
}
