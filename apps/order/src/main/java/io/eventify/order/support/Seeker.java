package io.eventify.order.support;

import java.util.UUID;

/** Who looks: a person of support or an administrator. */
record Seeker(UUID id, String client, String language) {}
