package io.eventify.gateway.graphql;

import io.eventify.gateway.graphql.type.EventPage;
import io.eventify.gateway.graphql.type.Me;
import io.eventify.gateway.graphql.type.Order;
import io.eventify.gateway.graphql.type.OrderPage;
import io.eventify.gateway.graphql.type.Organiser;
import io.eventify.gateway.graphql.type.Proposals;
import io.eventify.gateway.graphql.type.Reservation;
import io.eventify.gateway.graphql.type.ReservationPage;
import io.eventify.gateway.graphql.type.TicketPage;
import io.eventify.gateway.services.Asker;
import io.eventify.gateway.services.Reads;
import io.eventify.gateway.services.RefusedException;
import io.eventify.gateway.services.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What belongs to the caller. The services decide who may see what; a request without a log-in is not even carried to them. */
@GraphQLApi
@ApplicationScoped
public class OwnApi {
    @Inject
    Reads reads;

    @Inject
    Tasks tasks;

    @Query("me")
    @Description("What belongs to the caller; needs a log-in as customer")
    public CompletionStage<Me> me() {
        return tasks.start(() -> new Me(loggedIn()));
    }

    @Query("organiser")
    @Description("What belongs to the organisations of the caller; needs a log-in as organiser")
    public CompletionStage<Organiser> organiser() {
        return tasks.start(() -> new Organiser(loggedIn()));
    }

    @Description("The own carts, newest first")
    public CompletionStage<ReservationPage> reservations(
            @Source Me me,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        return tasks.start(() -> {
            Arguments.page(page, size, Arguments.MOST_PER_PAGE);
            return Answers.reservations(reads.carts(page, size));
        });
    }

    @Description("The own orders, newest first")
    public CompletionStage<OrderPage> orders(
            @Source Me me,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        return tasks.start(() -> {
            Arguments.page(page, size, Arguments.MOST_PER_PAGE);
            return Answers.orders(reads.orders(page, size));
        });
    }

    @Description("The own tickets, newest first")
    public CompletionStage<TicketPage> tickets(
            @Source Me me,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        return tasks.start(() -> {
            Arguments.page(page, size, Arguments.MOST_PER_PAGE);
            return Answers.tickets(reads.tickets(page, size));
        });
    }

    @Description("What the caller may like, after what was booked")
    public CompletionStage<Proposals> recommendations(
            @Source Me me, @Name("size") @Description("1 to 20") @DefaultValue("6") int size) {
        return tasks.start(() -> {
            loggedIn();
            Arguments.size(size, Arguments.MOST_PROPOSALS);
            return Answers.proposals(
                    reads.recommendations(String.valueOf(Asker.current().authorization()), size));
        });
    }

    @Description("The events of the caller's organisations, drafts included")
    public CompletionStage<EventPage> events(
            @Source Organiser organiser,
            @Name("page") @Description("From 1") @DefaultValue("1") int page,
            @Name("size") @Description("1 to 100") @DefaultValue("20") int size) {
        return tasks.start(() -> {
            Arguments.page(page, size, Arguments.MOST_PER_PAGE);
            return Answers.events(reads.ownEvents(page, size));
        });
    }

    @Query("reservation")
    @Description("An own cart; null with the error reservation_not_found for none and for another's")
    public CompletionStage<Reservation> reservation(@Name("id") @Description("Its id") @Id @NonNull String id) {
        return tasks.start(() -> {
            loggedIn();
            return Answers.reservation(reads.cart(Arguments.id("id", id)));
        });
    }

    @Query("order")
    @Description("An own order; null with the error order_not_found for none and for another's")
    public CompletionStage<Order> order(@Name("id") @Description("Its id") @Id @NonNull String id) {
        return tasks.start(() -> {
            loggedIn();
            return Answers.order(reads.order(Arguments.id("id", id)));
        });
    }

    private static boolean loggedIn() {
        if (Asker.current().authorization() == null) {
            throw new RefusedException(401, "unauthorized");
        }
        return true;
    }
}
