// Something to sell, made through the public API by the demo's organiser, so that each test has places of its own.
import assert from "node:assert/strict";
import { base, password, required } from "./platform.mjs";

const heard = 90_000;
const again = 250;
let stage;

export async function until(what, attempt) {
  const end = Date.now() + heard;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`not within ${heard / 1000} s: ${what}`);
    }
    await new Promise((next) => setTimeout(next, again));
  }
}

export async function tokenOf(user) {
  const answer = await fetch(required("EVENTIFY_TOKEN_URL"), {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "eventify-cli", username: user, password, scope: "openid" }),
  });
  assert.equal(answer.status, 200, `log-in of ${user}`);
  return (await answer.json()).access_token;
}

export async function ask(token, method, path, body) {
  const answer = await fetch(base + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, location: answer.headers.get("Location"), json: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : undefined, text };
}

/** Asks until the context has heard of what it needs to know; the id at the end of Location. */
async function created(token, path, body, notYet = () => false) {
  return until(`POST ${path}`, async () => {
    const answer = await ask(token, "POST", path, body);
    if (answer.status === 503 || notYet(answer)) {
      return undefined;
    }
    assert.equal(answer.status, 201, `${path}: ${answer.text}`);
    return answer.location.split("/").at(-1);
  });
}

async function theStage() {
  const token = await tokenOf("organizer1");
  const organisationId = await created(token, "/api/organisations", { name: "Browser stage" });
  const venueId = await created(
    token,
    "/api/venues",
    {
      organisationId,
      name: { fr: "Salle du navigateur", en: "Browser hall", ar: "قاعة المتصفح" },
      address: "1 rue des Essais",
      city: "Tunis",
      country: "TN",
      latitude: 36.8,
      longitude: 10.18,
      timeZone: "Africa/Tunis",
    },
    (answer) => answer.status === 403 || answer.status === 404,
  );
  const door = JSON.parse(Buffer.from((await tokenOf("checkin1")).split(".")[1], "base64url")).sub;
  const member = await ask(token, "POST", `/api/organisations/${organisationId}/members`, { userId: door, role: "checkin" });
  assert.ok(member.status < 300, member.text);
  return { token, organisationId, venueId };
}

/**
 * An event with one performance, in thirty days if not told otherwise, on sale: a section "Parterre" of numbered seats, and a zone.
 *
 * @returns its ids, and a word of its title that no other event has
 */
export async function show({ rows = 3, seatsPerRow = 8, zone = 0, inHours = 30 * 24 } = {}) {
  stage ??= theStage();
  const { organisationId, venueId } = await stage;
  const token = await tokenOf("organizer1");
  const word = `Zyx${crypto.randomUUID().slice(0, 6)}`;
  const plan = { name: `${rows}x${seatsPerRow}+${zone}` };
  const categories = [];
  const text = (fr, en, ar) => ({ fr, en, ar });
  if (rows > 0) {
    plan.sections = [
      {
        name: "Parterre",
        rows: Array.from({ length: rows }, (_, row) => ({
          label: String.fromCharCode(65 + row),
          seats: Array.from({ length: seatsPerRow }, (_, seat) => ({ number: String(seat + 1), x: seat, y: row, seatClass: "stalls", ...(row === rows - 1 && seat === 0 && { accessible: true }) })),
        })),
      },
    ];
    categories.push({ code: "stalls-full", seatClass: "stalls", name: text("Plein tarif", "Full price", "السعر الكامل"), price: { currency: "TND", amount: "30.500" } });
  }
  if (zone > 0) {
    plan.zones = [{ seatClass: "floor", capacity: zone, name: text("Fosse", "Floor", "الأرضية"), shape: { rect: { x: 0, y: rows + 1, width: seatsPerRow, height: 3 } } }];
    categories.push({ code: "floor-full", seatClass: "floor", name: text("Debout", "Standing", "وقوفًا"), price: { currency: "TND", amount: "20.000" } });
  }
  const planId = await created(token, `/api/venues/${venueId}/seating-plans`, plan);
  const eventId = await created(token, "/api/events", {
    organisationId,
    category: "theatre",
    title: text(`Essai ${word}`, `Rehearsal ${word}`, `تجربة ${word}`),
    description: text("Une pièce pour essayer.", "A play to try things out.", "مسرحية للتجربة."),
  });
  const pricingSchemeId = await created(token, `/api/events/${eventId}/pricing-schemes`, { currency: "TND", taxPercent: 7, categories });
  const start = Date.now() + inHours * 3_600_000;
  const performanceId = await created(
    token,
    `/api/events/${eventId}/performances`,
    {
      venueId,
      seatingPlanId: planId,
      pricingSchemeId,
      startTime: new Date(start).toISOString(),
      endTime: new Date(start + 7_200_000).toISOString(),
      timeZone: "Africa/Tunis",
    },
    (answer) => ["unknown_venue", "unknown_seating_plan"].includes(answer.json?.error?.code),
  );
  const published = await ask(token, "POST", `/api/events/${eventId}/publish`);
  assert.ok([200, 204].includes(published.status), published.text);
  // what pages read: the catalogue has it with its places, and the inventory sells it. The page first: an empty answer of the search would be kept for seconds.
  await until(`${eventId} in the catalogue`, async () => {
    const answer = await fetch(`${base}/api/catalog/events/${eventId}`);
    return answer.ok && (await answer.json()).performances[0]?.availability?.available ? true : undefined;
  });
  await until(`${eventId} in the search`, async () => {
    const found = await (await fetch(`${base}/api/catalog/events?query=${word}&lang=fr`)).json();
    return found.items?.[0]?.available ? found : undefined;
  });
  await until(`${performanceId} on sale`, async () => {
    const answer = await fetch(`${base}/api/inventory/performances/${performanceId}/seat-map?ids=false`);
    return answer.ok && (await answer.json()).salesStatus === "open" ? true : undefined;
  });
  return { eventId, performanceId, word, organisationId };
}
