/**
 * The browser's session: log-in by authorization code with PKCE at Keycloak, tokens kept here and never in the browser, one cookie.
 *
 * <p>States of a session: <em>begun</em> (a log-in attempt waits for the callback, at most ten minutes), <em>open</em> (a person is known; the access token is renewed
 * silently), <em>ended</em> (logged out here, logged out at Keycloak, idle too long, over its time, or lost with Redis). An ended session is not kept; its cookie is as good
 * as none. See docs/sessions.md.
 */
@NullMarked
package io.eventify.gateway.session;

import org.jspecify.annotations.NullMarked;
