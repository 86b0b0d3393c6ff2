package io.eventify.platform.errors;

import io.eventify.platform.errors.ErrorAnswers.Failure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the error body to requests that the container itself refused: it answers 401 and 403 without one, and no exception mapper hears of it. */
public final class ContainerRefusals {

    private ContainerRefusals() {}

    /** Called when the request is done, still under its correlation id. */
    public static void complete(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        if (!request.isAsyncStarted() && isBareRefusal(answer)) {
            write(request, answer);
        }
    }

    private static boolean isBareRefusal(HttpServletResponse answer) {
        return (answer.getStatus() == 401 || answer.getStatus() == 403)
                && !answer.isCommitted()
                && answer.getContentType() == null;
    }

    private static void write(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        Failure failure = new Failure(answer.getStatus(), ErrorMapper.code(answer.getStatus()));
        Response body = ErrorAnswers.of(
                failure, Collections.list(request.getLocales()), mediaTypes(request.getHeader(HttpHeaders.ACCEPT)));
        body.getStringHeaders().forEach((name, values) -> answer.setHeader(name, values.getFirst()));
        answer.getOutputStream().write(body.getEntity().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<MediaType> mediaTypes(@Nullable String accept) {
        if (accept == null) {
            return List.of();
        }
        try {
            return Arrays.stream(accept.split(","))
                    .limit(20)
                    .map(String::strip)
                    .map(MediaType::valueOf)
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
