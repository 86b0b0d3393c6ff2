package io.eventify.platform.rest;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads the JSON body of a request into a record and refuses what the record does not know. No body at all is no record: {@code @NotNull} says whether one is needed. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
public class StrictJsonReader implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return JsonRecords.understands(genericType);
    }

    @Override
    public @Nullable Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        PushbackInputStream begun = new PushbackInputStream(body);
        int first = begun.read();
        if (first < 0) {
            return null;
        }
        begun.unread(first);
        return JsonRecords.readRequest(parsed(begun), genericType);
    }

    /* Any exception of the parser: for what is nested too deeply it has none of its own. */
    private static JsonValue parsed(InputStream body) {
        try (JsonReader reader = Json.createReader(body)) {
            return reader.readValue();
        } catch (RuntimeException e) {
            throw BodyLimitFilter.isTooLarge(e)
                    ? UnreadableBodyException.tooLarge()
                    : UnreadableBodyException.notJson();
        }
    }
}
