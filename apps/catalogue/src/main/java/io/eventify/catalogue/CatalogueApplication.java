package io.eventify.catalogue;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST application of the catalogue context. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "eventify")
@DeclareRoles({"CUSTOMER", "ORGANIZER", "CHECKIN", "SUPPORT", "ADMIN", "SERVICE", "LRA"})
@OpenAPIDefinition(
        info = @Info(title = "Eventify: catalogue", version = "0.1", description = "What visitors search and see."))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class CatalogueApplication extends Application {}
