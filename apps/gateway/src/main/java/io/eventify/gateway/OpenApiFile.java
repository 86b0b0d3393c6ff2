package io.eventify.gateway;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the public document without a server, for the linter, the generators of clients and the comparison with the released one. */
public final class OpenApiFile {
    /** Reserved for examples; every installation has its own. */
    private static final String PUBLIC_URL = "https://tickets.example";

    private OpenApiFile() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (JsonReader reader = Json.createReader(new StringReader(document()));
                JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(Files.newBufferedWriter(file))) {
            writer.write(reader.read());
        }
    }

    /** As an installation at {@value #PUBLIC_URL} would serve it. */
    static String document() {
        return new MergedOpenApi(
                        new Routes(context -> URI.create("http://" + context + ".example")),
                        PUBLIC_URL,
                        "https://login.tickets.example/realms/eventify")
                .json();
    }
}
