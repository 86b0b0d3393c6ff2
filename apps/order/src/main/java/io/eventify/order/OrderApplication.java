package io.eventify.order;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST application of the order context. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "eventify")
@DeclareRoles({"CUSTOMER", "ORGANIZER", "CHECKIN", "SUPPORT", "ADMIN", "SERVICE", "LRA"})
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Eventify: order",
                        version = "0.1",
                        description = "Orders, their cancellation and their invoices."))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class OrderApplication extends Application {}
