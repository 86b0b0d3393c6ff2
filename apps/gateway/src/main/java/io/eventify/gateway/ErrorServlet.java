package io.eventify.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the container itself refuses, said in our words instead of its own: no class name and no stack trace leaves. */
@WebServlet(urlPatterns = "/errors", asyncSupported = true)
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problem(request).answer(request, response, Correlation.of(request, response));
    }

    private static GatewayProblem problem(HttpServletRequest request) {
        // Without this attribute somebody asked for the address itself.
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? switch (status) {
                    case 400 -> GatewayProblem.LENGTH_INVALID;
                    case 404 -> GatewayProblem.NOT_FOUND;
                    case 405, 501 -> GatewayProblem.METHOD_NOT_ALLOWED;
                    case 413 -> GatewayProblem.BODY_TOO_LARGE;
                    default -> GatewayProblem.INTERNAL_ERROR;
                }
                : GatewayProblem.NOT_FOUND;
    }
}
