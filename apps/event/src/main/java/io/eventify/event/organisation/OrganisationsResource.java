package io.eventify.event.organisation;

import io.eventify.contracts.Page;
import io.eventify.platform.idempotency.Idempotent;
import io.eventify.platform.rest.Paging;
import io.eventify.platform.rest.Versions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Organisations and their members. */
@Path("/organisations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"ORGANIZER", "ADMIN"})
@Tag(name = "Organisations")
@SecurityRequirement(name = "bearer")
public class OrganisationsResource {
    @Inject
    FoundOrganisation foundOrganisation;

    @Inject
    FindOrganisation findOrganisation;

    @Inject
    RenameOrganisation renameOrganisation;

    @Inject
    FindOrganisations findOrganisations;

    @Inject
    TakeIn takeIn;

    @Inject
    RemoveMember removeMember;

    @POST
    @Idempotent
    @Operation(operationId = "foundOrganisation", summary = "Found an organisation; the caller owns it")
    @APIResponseSchema(
            value = OrganisationView.class,
            responseCode = "201",
            responseDescription = "Founded; Location and ETag name it")
    public Response found(@Valid @NotNull OrganisationRequest request) {
        OrganisationView view = foundOrganisation.found(request);
        return answer(
                Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/organisations/" + view.organisationId()),
                view);
    }

    @GET
    @Operation(
            operationId = "listOrganisations",
            summary = "Organisations whose programme the caller runs; all of them for an administrator")
    @APIResponse(responseCode = "200", description = "One page, by name")
    public Page<OrganisationSummary> list(
            @Parameter(description = "part of the name") @QueryParam("query") @Size(max = 100) String query,
            @BeanParam @Valid Paging paging) {
        return findOrganisations.page(
                query == null || query.isBlank() ? null : query.strip(), paging.page, paging.size);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"ORGANIZER", "CHECKIN", "ADMIN"})
    @Operation(operationId = "getOrganisation", summary = "An organisation, for its members")
    @APIResponseSchema(
            value = OrganisationView.class,
            responseCode = "200",
            responseDescription = "The organisation with its members")
    @APIResponse(responseCode = "404", description = "organisation_not_found: none, or the caller is no member")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), findOrganisation.find(id));
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "renameOrganisation", summary = "Rename an organisation; its owner only")
    @APIResponseSchema(
            value = OrganisationView.class,
            responseCode = "200",
            responseDescription = "The organisation as it is now")
    @APIResponse(responseCode = "412", description = "precondition_failed: changed since it was read")
    @APIResponse(responseCode = "428", description = "precondition_required: no If-Match")
    public Response rename(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull OrganisationRequest request) {
        return answer(Response.ok(), renameOrganisation.rename(id, ifMatch, request));
    }

    @POST
    @Path("{id}/members")
    @Idempotent
    @Operation(
            operationId = "setMember",
            summary = "Take a person into the organisation or change his role; its owner only")
    @APIResponseSchema(
            value = OrganisationView.class,
            responseCode = "200",
            responseDescription = "The organisation as it is now")
    @APIResponse(responseCode = "404", description = "account_not_found: nobody has this account or address")
    @APIResponse(responseCode = "409", description = "last_owner: an owner has to remain")
    @APIResponse(responseCode = "422", description = "too_many_members, member_not_named: account or mail, not both")
    @APIResponse(responseCode = "503", description = "identity_unavailable: nobody can say who it is")
    public Response setMember(@PathParam("id") UUID id, @Valid @NotNull MemberRequest request) {
        return answer(Response.ok(), takeIn.takeIn(id, request));
    }

    @DELETE
    @Path("{id}/members/{userId}")
    @Operation(operationId = "removeMember", summary = "A person leaves the organisation; its owner only")
    @APIResponseSchema(
            value = OrganisationView.class,
            responseCode = "200",
            responseDescription = "The organisation as it is now")
    @APIResponse(responseCode = "404", description = "member_not_found")
    @APIResponse(responseCode = "409", description = "last_owner: an owner has to remain")
    public Response removeMember(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        return answer(Response.ok(), removeMember.remove(id, userId));
    }

    private static Response answer(Response.ResponseBuilder answer, OrganisationView view) {
        return answer.entity(view).tag(Versions.of(view.version())).build();
    }
}
