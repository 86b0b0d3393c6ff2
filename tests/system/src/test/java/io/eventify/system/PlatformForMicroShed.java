package io.eventify.system;

import java.net.URI;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the platform and tells MicroShed Testing where it is; must be registered before {@code @MicroShedTest}, which looks when its class begins. */
final class PlatformForMicroShed implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        URI gateway = URI.create(TestPlatform.running().value("EVENTIFY_PUBLIC_URL"));
        System.setProperty("microshed_manual_env", "true");
        System.setProperty("microshed_hostname", gateway.getHost());
        System.setProperty("microshed_http_port", String.valueOf(gateway.getPort()));
    }
}
