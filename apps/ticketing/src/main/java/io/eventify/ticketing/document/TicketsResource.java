package io.eventify.ticketing.document;

import io.eventify.contracts.Money;
import io.eventify.contracts.Page;
import io.eventify.platform.errors.NotFoundException;
import io.eventify.platform.identity.Caller;
import io.eventify.platform.rest.Paging;
import io.eventify.ticketing.code.TicketKeys;
import io.eventify.ticketing.programme.Performance;
import io.eventify.ticketing.ticket.Ticket;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A customer's tickets, and what he takes along of them. Whatever admits is shown to the owner only, not even to support. */
@Path("/tickets")
@RequestScoped
@RolesAllowed("CUSTOMER")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
@SecurityRequirement(name = "bearer")
public class TicketsResource {

    /**
     * A ticket.
     *
     * @param status valid, revoked, checked_in or outside (left again)
     * @param eventTitle by language; absent while this context has not heard of the performance
     * @param code content of the QR code; only for the owner of a valid ticket
     */
    public record TicketView(
            UUID ticketId,
            UUID orderId,
            String orderNumber,
            UUID performanceId,
            String status,
            String label,
            @Nullable String section,
            @Nullable String row,
            @Nullable String number,
            String priceCategory,
            Money price,
            @Nullable Map<String, String> eventTitle,
            @Nullable Map<String, String> venueName,
            @Nullable Instant startTime,
            @Nullable String timeZone,
            boolean cancelled,
            @Nullable String code) {}

    @Inject
    Caller caller;

    @Inject
    ReadTicket readTicket;

    @Inject
    RenderTicket renderTicket;

    @Inject
    TicketKeys keys;

    @GET
    @Operation(
            operationId = "listTickets",
            summary = "The caller's tickets",
            description =
                    "Newest first; those that were transferred to the caller too. With orderId only those of an order.")
    @APIResponse(responseCode = "200", description = "A page of tickets, without codes")
    public Page<TicketView> mine(@BeanParam @Valid Paging paging, @QueryParam("orderId") @Nullable UUID orderId) {
        Page<ReadTicket.Reading> page = readTicket.mine(caller.id(), orderId, paging);
        return new Page<>(
                page.page(),
                page.size(),
                page.total(),
                page.items().stream().map(r -> view(r, null)).toList());
    }

    @GET
    @Path("{ticketId}")
    @RolesAllowed({"CUSTOMER", "SUPPORT", "ADMIN"})
    @Operation(
            operationId = "getTicket",
            summary = "A ticket",
            description = "For its owner, with its code; for support without.")
    @APIResponse(responseCode = "200", description = "The ticket")
    @APIResponse(responseCode = "404", description = "ticket_not_found, also for somebody else's")
    public TicketView get(@PathParam("ticketId") UUID ticketId) {
        ReadTicket.Reading reading = readTicket.any(ticketId);
        if (reading.ticket().ownerId().equals(caller.id())) {
            return view(reading, reading.ticket().status() == Ticket.Status.VALID ? code(reading.ticket()) : null);
        }
        if (caller.hasRole("SUPPORT") || caller.isAdmin()) {
            return view(reading, null);
        }
        throw new NotFoundException("ticket");
    }

    @GET
    @Path("{ticketId}/qr.svg")
    @Produces("image/svg+xml")
    @Operation(operationId = "getTicketQrCode", summary = "The QR code as SVG")
    @APIResponse(
            responseCode = "200",
            description = "The QR code",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "409", description = "ticket_not_valid")
    public Response qr(@PathParam("ticketId") UUID ticketId) {
        Ticket ticket = valid(ticketId).ticket();
        return notStored(QrCode.of(code(ticket)).svg(ticket.label())).build();
    }

    @GET
    @Path("{ticketId}/pdf")
    @Produces("application/pdf")
    @Operation(
            operationId = "getTicketPdf",
            summary = "The ticket as PDF",
            description = "In the language of the order; made when asked for.")
    @APIResponse(
            responseCode = "200",
            description = "The sheet",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "ticket_not_valid")
    @APIResponse(responseCode = "503", description = "rendering_busy")
    public Response pdf(@PathParam("ticketId") UUID ticketId) {
        ReadTicket.Reading reading = valid(ticketId);
        byte[] pdf = renderTicket.pdf(reading.ticket(), reading.performance().orElse(null), code(reading.ticket()));
        return notStored(pdf)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ticket-" + ticketId + ".pdf\"")
                .build();
    }

    @GET
    @Path("{ticketId}/calendar.ics")
    @Produces("text/calendar")
    @Operation(operationId = "getTicketCalendar", summary = "The performance as a calendar entry")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "ticket_not_found, performance_not_found")
    public Response calendar(@PathParam("ticketId") UUID ticketId) {
        ReadTicket.Reading reading = readTicket.own(ticketId, caller.id());
        Performance performance = reading.performance().orElseThrow(() -> new NotFoundException("performance"));
        return notStored(TicketCalendar.of(reading.ticket(), performance))
                .type("text/calendar;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ticket-" + ticketId + ".ics\"")
                .build();
    }

    private ReadTicket.Reading valid(UUID ticketId) {
        ReadTicket.Reading reading = readTicket.own(ticketId, caller.id());
        if (reading.ticket().status() != Ticket.Status.VALID) {
            throw new TicketNotValidException();
        }
        return reading;
    }

    private String code(Ticket ticket) {
        return keys.sign(ticket.id(), ticket.performanceId(), ticket.version());
    }

    private static Response.ResponseBuilder notStored(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private static TicketView view(ReadTicket.Reading reading, @Nullable String code) {
        Ticket t = reading.ticket();
        Performance p = reading.performance().orElse(null);
        return new TicketView(
                t.id(),
                t.orderId(),
                t.orderNumber(),
                t.performanceId(),
                t.shownStatus(),
                t.label(),
                t.section(),
                t.row(),
                t.number(),
                t.priceCategory(),
                t.price(),
                p == null ? null : p.title().byLanguage(),
                p == null ? null : p.venueName().byLanguage(),
                p == null ? null : p.startTime(),
                p == null ? null : p.zone().getId(),
                p != null && p.cancelled(),
                code);
    }
}
