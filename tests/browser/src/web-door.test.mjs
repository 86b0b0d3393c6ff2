// The door: a code before the camera, typed, or a guest looked up; without a network by itself, and what comes of it afterwards.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { base, enter, expect, logOut, password, picture, startBrowser, stopBrowser } from "./platform.mjs";
import { ask, show, tokenOf, until } from "./stage.mjs";
import { address, cards, hold, leave, openList, order, pay, says, seat, textOf, thanks, visitor } from "./web.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const folder = mkdtempSync(join(tmpdir(), "eventify-door-"));
/** What Chromium's camera sees: read anew whenever the camera is started. */
const film = join(folder, "camera.y4m");
const width = 640;
const height = 480;

before(() => startBrowser(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`]));
after(async () => {
  await stopBrowser();
  rmSync(folder, { recursive: true });
});

/** Tickets of customer1, bought; the first one is before the camera then. */
async function tickets(stage, seats) {
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  for (const number of seats) {
    await seat(page, "A", number).click();
  }
  await hold(page, { name: "customer1", password });
  const orderId = await order(page);
  await pay(page, cards.accepted);
  await thanks(page);
  const token = await tokenOf("customer1");
  const found = await until("the tickets", async () => {
    const { json } = await ask(token, "GET", `/api/tickets?orderId=${orderId}&size=10`);
    return json?.items?.length === seats.length && json.items.every((each) => each.status === "valid") ? json.items : undefined;
  });
  const detailed = await Promise.all(found.map(async ({ ticketId }) => (await ask(token, "GET", `/api/tickets/${ticketId}`)).json));
  const svg = await (await fetch(`${base}/api/tickets/${detailed[0].ticketId}/qr.svg`, { headers: { Authorization: `Bearer ${token}` } })).text();
  await project(page, svg);
  await leave(page);
  return detailed;
}

/** Puts the ticket's own picture before the camera: one frame of grey, drawn by the browser. */
async function project(page, svg) {
  const luma = await page.evaluate(
    async ([text, w, h]) => {
      const image = new Image();
      image.src = `data:image/svg+xml;base64,${btoa(text)}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [w, h];
      const context = canvas.getContext("2d");
      context.fillStyle = "white";
      context.fillRect(0, 0, w, h);
      context.drawImage(image, (w - h) / 2 + 20, 20, h - 40, h - 40);
      const { data } = context.getImageData(0, 0, w, h);
      return Array.from({ length: w * h }, (_, at) => data[at * 4]);
    },
    [svg, width, height],
  );
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(luma), chroma]);
  writeFileSync(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), frame, frame, frame, frame]));
}

async function keeper(settings, stage) {
  const page = await visitor(settings);
  await page.goto(`${base}/${settings.language ?? "en"}/door${stage ? `/${stage.performanceId}` : ""}`);
  await page.waitForSelector("#kc-login");
  await enter(page, "checkin1");
  await page.waitForSelector(".area-links");
  return page;
}

const phone = { width: 360, height: 740, touch: true };
const button = (page, key, language = "en") => page.getByRole("button", { name: textOf(language, key), exact: true });

async function connected(page) {
  await page.locator(".door-state:not(.is-away)", { hasText: textOf("en", "door.connected") }).waitFor();
  await page.waitForSelector(".door-counts");
}

async function type(page, text) {
  await page.fill("#door-text", text);
  await page.press("#door-text", "Enter");
}

async function answer(page, tone, reason) {
  await page.locator(`.verdict.is-${tone}`, { hasText: textOf("en", `doorReasons.${reason}`) }).waitFor();
}

/** Another device, at another door. */
async function elsewhere(ticket, stage) {
  const answered = await ask(await tokenOf("checkin1"), "POST", "/api/check-ins", { code: ticket.code, deviceId: "South gate", performanceId: stage.performanceId });
  assert.equal(answered.status, 200, answered.text);
}

test("a code before the camera is green once, then red with when and where; codes are typed, guests looked up", async () => {
  const stage = await show({ inHours: 2 });
  const [first, second, third] = await tickets(stage, [1, 2, 3]);
  const page = await keeper(phone);
  await page.locator(`a[href$="/door/${stage.performanceId}"]`).click();
  await connected(page);
  await expect(page.locator(".door-counts").first()).toHaveText(/0.*3.*0/s);

  await button(page, "door.startCamera").click();
  await answer(page, "admitted", "checked_in");
  await expect(page.locator(".verdict").first()).toHaveText(new RegExp(first.label));
  await picture(page, "web-door-green");
  await button(page, "door.stopCamera").click();
  await button(page, "door.startCamera").click();
  await answer(page, "refused", "already_checked_in");
  await expect(page.locator(".verdict").first()).toHaveText(/In since \d\d:\d\d.*scanner-/s);
  await picture(page, "web-door-red");
  await button(page, "door.stopCamera").click();

  await type(page, second.code);
  await page.locator(".verdict.is-admitted", { hasText: second.label }).waitFor();
  await type(page, "x".repeat(140));
  await answer(page, "refused", "ticket_code_invalid");

  await type(page, "amina");
  await says(page, ".guest-list li", /Amina Ben Salah/);
  await expect(page.locator(".guest-list li")).toHaveCount(3);
  await picture(page, "web-door-guests");
  await page.locator(".guest-list li", { hasText: third.label }).getByRole("button").click();
  await page.locator(".verdict.is-admitted", { hasText: third.label }).waitFor();
  await type(page, third.orderNumber);
  await page.locator(".guest-list li").nth(2).waitFor();
  await says(page, ".door-counts", /3.*3.*3/s);
  await leave(page);
});

test("without a network the door goes on by itself, opens again, tells it on return and shows the conflict", async () => {
  const stage = await show({ inHours: 2 });
  const [first, second] = await tickets(stage, [4, 5]);
  const page = await keeper({ ...phone, offline: true }, stage);
  await connected(page);
  await page.waitForSelector("html[data-door-kept]");

  await page.context().setOffline(true);
  await page.waitForSelector(".door-state.is-away");
  await type(page, first.code);
  await page.locator(".verdict.is-admitted", { hasText: textOf("en", "door.withoutContact") }).waitFor();
  await says(page, ".door-state", /1 scan to send/);
  await says(page, ".door-age", /less than a minute old.*\d:\d\d/s);
  await picture(page, "web-door-away");

  await page.reload();
  await page.waitForSelector(".door-state.is-away");
  await page.locator(".door-age .countdown").waitFor();
  await type(page, first.code);
  await answer(page, "refused", "already_checked_in");
  await type(page, second.code);
  await page.locator(".verdict.is-admitted", { hasText: second.label }).waitFor();
  await type(page, "amina");
  await says(page, ".note.is-warm", new RegExp(textOf("en", "door.searchNeedsContact").slice(0, 20)));

  await elsewhere(second, stage);
  await page.context().setOffline(false);
  await connected(page);
  await says(page, ".conflict-list", new RegExp(`${second.label}.*South gate`, "s"));
  await expect(page.locator(".conflict-list li")).toHaveCount(1);
  await says(page, ".door-counts", /2.*2.*2/s);
  await picture(page, "web-door-conflict");
  await button(page, "door.seen").click();
  await page.locator(".conflict-list").waitFor({ state: "detached" });

  await logOut(page);
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map((each) => each.name));
  assert.ok(!databases.includes("eventify-door"), databases.join());
  await leave(page);
});

test("a customer is told that it is not his page", async () => {
  const page = await visitor();
  await page.goto(`${base}/en/door`);
  await page.waitForSelector("#kc-login");
  await enter(page, "customer1");
  await says(page, "h1", new RegExp(textOf("en", "door.notYours")));
  await leave(page);
});

async function clean(page, name, found) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), rules);
  for (const { id, nodes } of violations) {
    found.push(`${name}: ${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`);
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wider > 0) {
    found.push(`${name}: ${wider} px wider than the screen`);
  }
}

for (const [language, scheme, screen] of [["en", "light", 1280], ["ar", "dark", 360], ["fr", "light", 320]]) {
  test(`the pages of the door are clean: ${language}, ${scheme}, ${screen} px`, async () => {
    const stage = await show({ inHours: 2 });
    const [ticket] = await tickets(stage, [6]);
    const page = await keeper({ language, scheme, width: screen, height: 740, touch: screen < 700 });
    const found = [];
    const at = async (name) => {
      await clean(page, name, found);
      await picture(page, `web-door-${name}-${language}-${scheme}-${screen}`);
    };
    await page.waitForSelector(".order-list .card");
    await at("doors");
    await page.goto(`${base}/${language}/door/${stage.performanceId}`);
    await page.waitForSelector(".door-counts");
    await page.click(".door-settings summary");
    await at("ready");
    await type(page, "amina");
    await page.waitForSelector(".guest-list li");
    await at("guests");
    await type(page, ticket.code);
    await page.waitForSelector(".verdict.is-admitted");
    await at("green");
    await type(page, ticket.code);
    await page.waitForSelector(".verdict.is-refused");
    await at("red");
    const tomorrow = await show({ inHours: 48 });
    const [early] = await tickets(tomorrow, [1]);
    await page.goto(`${base}/${language}/door/${tomorrow.performanceId}`);
    await page.waitForSelector(".door-counts");
    await type(page, early.code);
    await page.waitForSelector(".verdict.is-attention");
    await at("amber");
    assert.deepEqual(found, []);
    await leave(page);
  });
}
