package io.eventify.payment;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST application of the payment context. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "eventify")
@DeclareRoles({"CUSTOMER", "ORGANIZER", "CHECKIN", "SUPPORT", "ADMIN", "SERVICE", "LRA"})
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Eventify: payment",
                        version = "0.1",
                        description = "Payments and refunds, and what the provider tells of them."))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class PaymentApplication extends Application {}
