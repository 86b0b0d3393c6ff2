package io.eventify.order.invoice;

import io.eventify.order.Order;
import io.eventify.platform.identity.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Invoices and credit notes, as PDF in the order's language. */
@Path("/orders")
@RequestScoped
@Tag(name = "Orders")
@SecurityRequirement(name = "bearer")
public class InvoiceResource {
    private static final String PDF = "application/pdf";

    @Inject
    ReadInvoice readInvoice;

    @Inject
    InvoicePdf pdf;

    @Inject
    Caller caller;

    @GET
    @Path("{orderId}/invoice")
    @Produces(PDF)
    @RolesAllowed({"CUSTOMER", "SUPPORT", "ADMIN"})
    @Operation(operationId = "getInvoice", summary = "The invoice of a completed order")
    @APIResponse(
            responseCode = "200",
            description = "The invoice",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "order_not_found, invoice_not_found: not completed yet, or nothing was paid")
    public Response invoice(@PathParam("orderId") UUID orderId) {
        return printed(readInvoice.ofOrder(orderId, this::mayRead));
    }

    @GET
    @Path("{orderId}/credit-notes/{cancellationId}")
    @Produces(PDF)
    @RolesAllowed({"CUSTOMER", "SUPPORT", "ADMIN"})
    @Operation(operationId = "getCreditNote", summary = "The credit note of a refund")
    @APIResponse(
            responseCode = "200",
            description = "The credit note",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "order_not_found, invoice_not_found: no money has gone back by this cancellation")
    public Response creditNote(@PathParam("orderId") UUID orderId, @PathParam("cancellationId") UUID cancellationId) {
        return printed(readInvoice.ofCancellation(orderId, cancellationId, this::mayRead));
    }

    private Response printed(InvoicePdf.Paper paper) {
        return Response.ok(pdf.of(paper), PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"" + paper.invoice().number() + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private boolean mayRead(Order order) {
        return caller.hasRole("SUPPORT")
                || caller.isAdmin()
                || order.customerId().equals(caller.id());
    }
}
