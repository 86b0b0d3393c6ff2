package io.eventify.lra;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Stands for Keycloak: keys, tokens signed with them, and the token endpoint for client credentials. */
final class TestIssuer implements AutoCloseable {
    static final String SECRET = "coordinator-secret";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    final AtomicInteger tokensGiven = new AtomicInteger();
    private final KeyPair keys;
    private final HttpServer server;

    private TestIssuer(KeyPair keys, HttpServer server) {
        this.keys = keys;
        this.server = server;
    }

    static TestIssuer start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64);
        TestIssuer issuer = new TestIssuer(generator.generateKeyPair(), server);
        server.createContext("/jwks", issuer::jwks);
        server.createContext("/token", issuer::token);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return issuer;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/eventify";
    }

    String jwksUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    String tokenUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    /** A service's token as the coordinator wants it. */
    String service() {
        return token("lra-coordinator", List.of("SERVICE"), "inventory:hold lra");
    }

    String token(String audience, List<String> roles, String scope) {
        return signed(audience, roles, scope, Instant.now().plusSeconds(3600));
    }

    String expired() {
        return signed("lra-coordinator", List.of("ADMIN"), "lra", Instant.now().minusSeconds(120));
    }

    private String signed(String audience, List<String> roles, String scope, Instant end) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test\"}";
        String groups = roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(","));
        String claims = """
                {"iss":"%s","sub":"%s","upn":"test","jti":"%s","aud":"%s","groups":[%s],"scope":"%s","iat":%d,"exp":%d}""".formatted(
                        issuer(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        audience,
                        groups,
                        scope,
                        end.minusSeconds(3600).getEpochSecond(),
                        end.getEpochSecond());
        String content = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void jwks(HttpExchange exchange) {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        answer(exchange, 200, """
                {"keys":[{"kty":"RSA","kid":"test","use":"sig","alg":"RS256","n":"%s","e":"%s"}]}""".formatted(encoded(bytes(key.getModulus())), encoded(bytes(key.getPublicExponent()))));
    }

    private void token(HttpExchange exchange) throws IOException {
        String expected = "Basic "
                + Base64.getEncoder().encodeToString(("lra-coordinator:" + SECRET).getBytes(StandardCharsets.UTF_8));
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !form.equals("grant_type=client_credentials")) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        tokensGiven.incrementAndGet();
        answer(exchange, 200, "{\"access_token\":\"" + token("order", List.of("LRA"), "") + "\",\"expires_in\":300}");
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(byte[] bytes) {
        return URL.encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
