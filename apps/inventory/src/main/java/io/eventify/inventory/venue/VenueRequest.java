package io.eventify.inventory.venue;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A venue as it shall be.
 *
 * @param name by language (fr, en, ar)
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees WGS 84
 * @param timeZone IANA zone id
 */
@Schema(example = """
        {"organisationId":"0197a8c0-0000-7000-8000-000000000001","name":{"en":"Municipal Theatre","fr":"Théâtre municipal"},
         "address":"2 rue de Grèce","city":"Tunis","country":"TN","latitude":36.799,"longitude":10.181,"timeZone":"Africa/Tunis"}""")
public record VenueRequest(
        @NotNull UUID organisationId,
        @NotEmpty @Size(max = 3) Map<@Pattern(regexp = "fr|en|ar") String, @NotBlank @Size(max = 200) String> name,
        @NotBlank @Size(max = 300) String address,
        @NotBlank @Size(max = 100) String city,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @NotBlank @Size(max = 60) String timeZone) {}
