// Messages that no context can apply, sent as the broker's administrator.
import { connect as open } from "node:net";
import rhea from "rhea";
import { required } from "./platform.mjs";

const limit = 15_000;

/** Sends a domain event of a type that cannot be read; whoever hears the type gives it up at once. */
export function sendUnreadable(type) {
  const { hostname, port } = new URL(required("EVENTIFY_BROKER_URL"));
  return new Promise((sent, failed) => {
    const container = rhea.create_container();
    const connection = container.connect({
      connection_details: () => ({ host: hostname, port: Number(port), connect: open }),
      username: required("EVENTIFY_BROKER_ADMIN_USER"),
      password: required("EVENTIFY_BROKER_ADMIN_PASSWORD"),
      reconnect: false,
    });
    const clock = setTimeout(() => end(new Error(`the broker has not taken a message within ${limit / 1000} s`)), limit);
    let over = false;
    const end = (failure) => {
      if (over) return;
      over = true;
      clearTimeout(clock);
      connection.close();
      if (failure) failed(failure);
      else sent();
    };
    container.once("sendable", ({ sender }) => sender.send({ durable: true, application_properties: { ce_type: type }, body: "{ not json" }));
    container.once("accepted", () => end());
    for (const event of ["rejected", "connection_error", "session_error", "sender_error", "disconnected"]) {
      container.on(event, (context) => end(context.error ?? context.connection?.error ?? new Error(event)));
    }
    connection.open_sender({ target: { address: "domain.events", capabilities: ["topic"] } });
  });
}
