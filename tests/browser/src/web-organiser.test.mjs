// An organiser draws a hall, makes an event of it, publishes it and sees it sell; his pages are clean in three languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { addressOf, admin, base, enter, expect, newAccount, newName, password, picture, removeAccount, startBrowser, stopBrowser } from "./platform.mjs";
import { ask, show, tokenOf, until } from "./stage.mjs";
import { address, cards, hold, leave, openList, order, pay, says, seat, textOf, thanks, visitor } from "./web.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

before(() => startBrowser());
after(stopBrowser);

async function organiser(settings, path) {
  const page = await visitor(settings);
  await page.goto(`${base}/${settings.language ?? "en"}/organiser${path}`);
  await page.waitForSelector("#kc-login");
  await enter(page, "organizer1");
  await page.waitForSelector(".area-links");
  return page;
}

const button = (page, key, language = "en") => page.getByRole("button", { name: textOf(language, key), exact: true });
const field = (page, key) => page.getByLabel(textOf("en", key), { exact: true });

const choice = (page, key) => page.locator("label").filter({ hasText: new RegExp(`^\\s*${textOf("en", key)}`) }).locator("select");

/** A show of which somebody has bought a seat. */
async function soldShow() {
  const stage = await show();
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", 3).click();
  await hold(page, { name: "customer1", password });
  await order(page);
  await pay(page, cards.accepted);
  await thanks(page);
  await leave(page);
  return stage;
}

/** Two seats for the press, one for nobody by name. */
async function keptBack({ performanceId }) {
  const token = await tokenOf("organizer1");
  const path = `/api/inventory/performances/${performanceId}`;
  const [{ seatIds }] = (await ask(token, "GET", `${path}/seat-map`)).json.sections;
  for (const body of [{ block: seatIds.slice(0, 2), label: "Presse / صحافة" }, { block: seatIds.slice(3, 4) }]) {
    const answer = await ask(token, "POST", `${path}/capacity`, body);
    assert.equal(answer.status, 200, answer.text);
  }
}

async function statesOf(performanceId) {
  const answer = await fetch(`${base}/api/inventory/performances/${performanceId}/seat-map?ids=false`);
  return (await answer.json()).sections.map((section) => section.states).join("");
}

async function downloaded(page, click) {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFileSync(await file.path(), "utf8");
}

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

/** Of two blocks below each other the lower one, on the map as a whole: along, given up, onto the other one, and back. */
async function dragsBlocks(page) {
  await button(page, "planTools.move").click();
  const map = page.locator(".map-canvas");
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.8];
  const drag = async (dx, dy) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx, y + dy, { steps: 8 });
  };
  const number = async (name) => Number(await field(page, name).inputValue());
  const stands = async (across, away) => {
    await expect(field(page, "plan.x")).toHaveValue(String(across));
    await expect(field(page, "plan.y")).toHaveValue(String(away));
  };
  const first = await number("plan.y");
  await drag(100, 0);
  // on the way, not only at its end
  await expect(field(page, "plan.x")).not.toHaveValue("0");
  await page.mouse.up();
  const right = await number("plan.x");
  assert.ok(right > 0, String(right));
  assert.equal(right % 0.5, 0);
  await stands(right, first);
  await button(page, "plan.undo").click();
  await stands(0, first);

  await drag(0, -box.height * 0.3);
  await says(page, ".check-list li", /covers seats of another block/);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await stands(0, first);
  await expect(page.locator(".check-list li", { hasText: "covers seats" })).toHaveCount(0);

  await page.getByRole("button", { name: textOf("en", "planPushes.farther") }).click();
  await map.focus();
  await page.keyboard.press("Shift+ArrowDown");
  await stands(0, first + 1);
  await says(page, ".push [role=status]", new RegExp(`${first + 1} from the stage`));

  // a wheel still zooms: the same way of the mouse is a shorter one of the hall
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -400);
  await drag(100, 0);
  await page.mouse.up();
  await expect(field(page, "plan.x")).not.toHaveValue("0");
  const near = await number("plan.x");
  assert.ok(near > 0 && near < right, `${near} of ${right}`);
  await button(page, "plan.undo").click();
  await page.keyboard.press("Control+z");
  await stands(0, first);
}

test("an organiser draws a theatre of 1,800 seats, publishes an event in it and sees it sell", async () => {
  await show();
  const page = await organiser({}, "/plans/new");
  const name = `Theatre ${crypto.randomUUID().slice(0, 6)}`;
  await field(page, "plan.name").fill(name);
  await choice(page, "dates.venue").selectOption({ label: "Browser hall, Tunis" });
  const block = async (rows, seats) => {
    await field(page, "plan.rows").fill(String(rows));
    await field(page, "plan.seats").fill(String(seats));
    await field(page, "plan.seats").press("Tab");
  };
  await button(page, "plan.addBlock").click();
  await block(20, 50);
  await field(page, "plan.curve").fill("25");
  await button(page, "plan.addBlock").click();
  await block(16, 50);
  await says(page, ".choose-main .lead", /1,800 seats/);
  await button(page, "plan.undo").click();
  await button(page, "plan.redo").click();
  await dragsBlocks(page);
  await button(page, "planTools.accessible").click();
  await page.locator(".map-canvas").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await says(page, ".map-told", /wheelchair place/);
  await picture(page, "web-plan-editor");
  await button(page, "plan.save").click();
  await page.waitForSelector(".note.is-good");

  await page.goto(`${base}/en/organiser/events/new`);
  await choice(page, "organiser.organisation").selectOption({ label: "Browser stage" });
  await page.getByLabel("English", { exact: true }).first().fill(`Night ${name}`);
  await button(page, "organiser.create").click();
  await page.waitForSelector(".check-list .is-wanting");
  await expect(button(page, "publish.now")).toBeDisabled();
  const address = page.url();

  await page.getByRole("link", { name: textOf("en", "organiser.newPrices") }).click();
  await field(page, "prices.seatClass").fill("standard");
  await field(page, "prices.amount").fill("25");
  await page.getByLabel("English", { exact: true }).fill("Full price");
  await button(page, "organiser.save").click();
  await page.getByRole("link", { name: textOf("en", "organiser.newDate") }).click();
  await choice(page, "dates.venue").selectOption({ label: "Browser hall, Tunis" });
  await choice(page, "dates.plan").selectOption({ label: `${name} — 1,800 seats` });
  const day = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
  await field(page, "dates.from").fill(`${day}T20:30`);
  await button(page, "organiser.save").click();
  await page.waitForSelector(".date-card");
  await button(page, "publish.now").click();
  await page.waitForSelector(".note.is-good");

  await page.locator(".date-card a", { hasText: textOf("en", "organiser.sales") }).click();
  await until("the inventory has heard of the date", async () => {
    if (await page.locator(".table-frame").isVisible()) {
      return true;
    }
    const again = page.locator(".note.is-bad button").first();
    if (await again.isVisible()) {
      await again.click();
    }
    return undefined;
  });
  await says(page, "[role=status]", /0 of 1,800 places taken/);
  await picture(page, "web-sales");

  await page.goto(address);
  await page.locator(".date-card a", { hasText: textOf("en", "organiser.cancelDate") }).click();
  await says(page, ".card p", /0 paid orders/);
  await page.getByLabel(textOf("en", "cancelDate.sure")).check();
  await button(page, "organiser.cancelDate").click();
  await page.waitForURL(address);
  await says(page, ".date-card .tag", new RegExp(textOf("en", "sellingStatuses.cancelled")));
  await leave(page);
});

test("a picture is uploaded, made smaller, and shown to the public and to search engines", async () => {
  const { eventId, word } = await show();
  const page = await organiser({}, `/events/${eventId}`);
  await page.locator("details summary", { hasText: textOf("en", "pictures.add") }).click();
  const file = { name: "stage.jpg", mimeType: "image/jpeg", buffer: await page.screenshot({ type: "jpeg" }) };
  await field(page, "pictures.file").setInputFiles({ ...file, buffer: Buffer.from("no picture at all") });
  await page.getByLabel("English", { exact: true }).fill("The stage, seen from the stalls");
  await button(page, "pictures.send").click();
  await page.waitForSelector(".note.is-bad");
  await field(page, "pictures.file").setInputFiles(file);
  await button(page, "pictures.send").click();
  await page.waitForFunction(() => document.querySelector(".picture-list img")?.naturalWidth > 0);
  await picture(page, "web-organiser-picture");

  await until("the catalogue has heard of the picture", async () => {
    const answer = await fetch(`${base}/api/catalog/events/${eventId}`);
    return (await answer.json()).media.length > 0 ? true : undefined;
  });
  await page.goto(`${base}/en/events/${eventId}`);
  await page.waitForFunction(() => document.querySelector(".event-head img")?.naturalWidth > 0);
  await expect(page.locator(".event-head img")).toHaveAttribute("alt", "The stage, seen from the stalls");
  const facts = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
  const [image] = facts["@graph"][0].image;
  assert.ok(image.startsWith(`${base}/api/events/${eventId}/media/`), image);
  assert.equal((await fetch(image)).headers.get("Content-Type"), "image/jpeg");
  await picture(page, "web-event-picture");
  await page.goto(`${base}/en/search?query=${word}`);
  await page.waitForFunction(() => document.querySelector(".event-card img")?.naturalWidth > 0);

  await page.goto(`${base}/en/organiser/events/${eventId}`);
  await page.locator(".picture-list button").click();
  await says(page, ".picture-list li", new RegExp(textOf("en", "pictures.none")));
  await leave(page);
});

test("seats are held back on the map and released again, and a zone made smaller", async () => {
  const { eventId, performanceId } = await show({ rows: 3, seatsPerRow: 8, zone: 30 });
  const page = await organiser({}, `/events/${eventId}/performances/${performanceId}/box-office`);
  await page.waitForSelector(".zone-line");
  await page.locator(".map-canvas").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await button(page, "boxOfficeTools.row").click();
  await page.locator(".map-canvas").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await says(page, ".choose-side .hint", /9 seats chosen/);
  await page.getByRole("button", { name: "Hold 9 seats", exact: true }).click();
  await says(page, ".choose-side .lead", /9 seats held back/);
  assert.equal(await statesOf(performanceId), "bfffffffbbbbbbbbffffffff");
  await picture(page, "web-box-office");

  await page.locator(".map-canvas").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Release 8 seats", exact: true }).click();
  await says(page, ".choose-side .lead", /1 seat held back/);
  assert.equal(await statesOf(performanceId), "bfffffffffffffffffffffff");

  await field(page, "boxOffice.zonePlaces").fill("20");
  await page.locator(".zone-line button").click();
  await says(page, ".zone-line .hint", /0 of 20/);
  await leave(page);
});

test("held-back seats say for whom: kept, listed, shown, changed and released by label", async () => {
  const { eventId, performanceId } = await show({ rows: 3, seatsPerRow: 8 });
  const path = `/api/inventory/performances/${performanceId}`;
  const page = await organiser({}, `/events/${eventId}/performances/${performanceId}/box-office`);
  const map = page.locator(".map-canvas");
  const labels = page.locator(".kept-back h3");
  const card = (label) => page.locator(".kept-back .card").filter({ has: page.getByRole("heading", { name: label, exact: true }) });
  const press = async (...keys) => {
    await map.focus();
    for (const key of keys) {
      await page.keyboard.press(key);
    }
  };
  await says(page, ".choose-side .lead", /0 seats held back/);
  await expect(page.getByText(textOf("en", "boxOffice.noneKept"))).toBeVisible();

  await button(page, "boxOfficeTools.row").click();
  await press("ArrowRight", "Enter");
  await field(page, "boxOffice.label").fill("  Press ");
  await page.getByRole("button", { name: "Hold 8 seats", exact: true }).click();
  await expect(labels).toHaveText(["Press"]);
  await expect(card("Press")).toContainText("8 seats held back");
  await expect(card("Press").locator(".hint").first()).toContainText(textOf("en", "team.you"));
  await expect(field(page, "boxOffice.label")).toHaveValue("");

  // by keyboard alone: the next row's seat for somebody else, whom a colleague spells in Arabic
  await button(page, "boxOfficeTools.seat").click();
  await press("ArrowDown", "Enter");
  await field(page, "boxOffice.label").fill("ضيوف الراعي");
  await page.getByRole("button", { name: "Hold 1 seat", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(labels).toHaveText(["Press", "ضيوف الراعي"]);
  await press("ArrowUp");
  await expect(page.locator(".map-told")).toHaveText(/Parterre, row A, seat 1 · held back: .Press./);
  await press("ArrowDown");
  await expect(page.locator(".map-told")).toHaveText(/held back: .ضيوف الراعي./);

  // what a colleague keeps back meanwhile is there after the next step
  const token = await tokenOf("organizer1");
  const { sections } = (await ask(token, "GET", `${path}/seat-map`)).json;
  assert.equal((await ask(token, "POST", `${path}/capacity`, { block: [sections[0].seatIds.at(-1)] })).status, 200);

  // from the list: one seat of a label gets another one, another seat is released
  await card("Press").getByRole("button", { name: /row A, seat 1 / }).click();
  await field(page, "boxOffice.label").fill("ضيوف الراعي");
  await page.getByRole("button", { name: "Change the label of 1 seat", exact: true }).click();
  await expect(card("ضيوف الراعي")).toContainText("2 seats held back");
  await expect(labels).toHaveText(["Press", "ضيوف الراعي", textOf("en", "boxOffice.noLabel")]);
  await card("Press").getByRole("button", { name: /row A, seat 2 / }).click();
  await page.getByRole("button", { name: "Release 1 seat", exact: true }).click();
  await expect(card("Press")).toContainText("6 seats held back");

  await card("Press").getByRole("button", { name: textOf("en", "boxOffice.mark"), exact: true }).click();
  await expect(choice(page, "boxOffice.markOnMap")).toHaveValue("=Press");
  // wherever the page was scrolled to: what the bar covers in part would be found too small
  await page.evaluate(() => window.scrollTo(0, 0));
  const found = [];
  await clean(page, "labels", found);
  await picture(page, "web-box-office-labels");
  assert.deepEqual(found, []);

  // labels are the organisation's: not the public's, not another one's
  assert.ok(!(await ask(token, "GET", `${path}/seat-map`)).text.includes("Press"));
  assert.equal((await fetch(`${base}${path}/kept-back`)).status, 401);
  assert.equal((await ask(await tokenOf("organizer2"), "GET", `${path}/kept-back`)).status, 403);

  await card("Press").getByRole("button", { name: textOf("en", "boxOffice.releaseAll"), exact: true }).click();
  await page.getByRole("button", { name: "Release 6 seats", exact: true }).click();
  await expect(labels).toHaveText(["ضيوف الراعي", textOf("en", "boxOffice.noLabel")]);
  await says(page, ".choose-side .lead", /3 seats held back/);
  assert.equal(await statesOf(performanceId), "bfffffffbffffffffffffffb");
  await leave(page);
});

test("an organiser sees who has bought and who comes, and takes both lists along", async () => {
  const { eventId, performanceId } = await soldShow();
  const page = await organiser({}, `/events/${eventId}/performances/${performanceId}/orders`);
  await says(page, ".count", /1 order/);
  const number = (await page.textContent("tbody th")).trim();
  const orders = await downloaded(page, () => button(page, "dateOrders.export").click());
  assert.match(orders, new RegExp(`\r\n${number},`));
  const found = [];
  await clean(page, "orders", found);
  await page.getByRole("link", { name: number, exact: true }).click();
  await says(page, ".lines li", /Parterre A 3/);
  await says(page, ".timeline li", /./);
  await clean(page, "order", found);
  await picture(page, "web-organiser-order");
  await page.locator(".back").click();
  await says(page, ".count", /1 order/);
  await choice(page, "dateOrders.status").selectOption("refunded");
  await says(page, ".count", /0 orders/);

  await page.getByRole("link", { name: textOf("en", "attendees.title"), exact: true }).click();
  await says(page, ".count", /1 ticket/);
  await says(page, "tbody th", /Parterre A 3/);
  await expect(page.locator("tbody td").first()).toHaveText(/\p{Letter}+ \p{Letter}+/u);
  const holder = (await page.textContent("tbody td")).trim();
  await clean(page, "attendees", found);
  assert.deepEqual(found, []);
  const attendees = await downloaded(page, () => button(page, "attendees.export").click());
  assert.match(attendees, new RegExp(`${holder},Parterre,A,3,${number},stalls-full,30\\.5(00)?,TND,valid,`));
  await field(page, "attendees.find").fill("balcony");
  await says(page, "tbody td", new RegExp(textOf("en", "attendees.notFound")));

  await page.getByRole("link", { name: textOf("en", "organiser.sales"), exact: true }).click();
  await page.locator(".chart").waitFor();
  await expect(page.locator(".chart tbody td")).toHaveCount(7);
  const perDay = await page.locator(".chart tbody td").allTextContents();
  assert.equal(perDay.reduce((sum, count) => sum + Number(count), 0), 1, "the ticket that was sold, today");
  await says(page, ".card p", /1 paid order · .*30\.500/);
  await picture(page, "web-organiser-sales-chart");
  await leave(page);

  const stranger = await visitor();
  await stranger.goto(`${base}/en/account`);
  await stranger.waitForSelector("#kc-login");
  await enter(stranger, "customer1");
  await stranger.waitForSelector(".account-number");
  const refused = await stranger.evaluate(async (id) => (await fetch(`/api/performances/${id}/attendees`)).status, performanceId);
  assert.equal(refused, 403);
  await stranger.context().close();
});

test("an owner takes somebody in for one event's door, and lets him go", async () => {
  const { eventId, organisationId, word } = await show();
  const name = newName();
  await newAccount(name);
  const [{ id }] = await admin("GET", `/users?exact=true&username=${name}`);
  const page = await organiser({}, "/team");
  await page.waitForSelector(".member");
  await choice(page, "organiser.organisation").selectOption(organisationId);
  await field(page, "team.account").fill("somebody");
  await button(page, "organiser.save").click();
  await says(page, "[role=alert]", new RegExp(textOf("en", "team.accountWrong")));
  await field(page, "team.account").fill(`nobody-${word}@eventify.example`);
  await button(page, "organiser.save").click();
  await says(page, "[role=alert]", /Nobody has an account/);
  await field(page, "team.account").fill(addressOf(name));
  await page.getByLabel(`Rehearsal ${word}`, { exact: true }).check();
  await button(page, "organiser.save").click();
  await says(page, ".member", new RegExp(`Browser Test.*${textOf("en", "memberRoles.checkin")}.*Rehearsal ${word}`));
  await picture(page, "web-team");
  const assigned = await page.evaluate(async (organisation) => (await (await fetch(`/api/organisations/${organisation}`)).json()).members, organisationId);
  assert.deepEqual(assigned.find((member) => member.userId === id), { userId: id, name: "Browser Test", role: "checkin", eventIds: [eventId] });
  await page.getByRole("button", { name: "Remove from the team: Browser Test", exact: true }).click();
  await says(page, ".note.is-good", new RegExp(textOf("en", "team.removed")));
  await expect(page.locator(".member", { hasText: id })).toHaveCount(0);
  await leave(page);
  await removeAccount(name);
});

test("an administrator sees the drafts of all and works for any organisation", async () => {
  const { organisationId, word } = await show();
  const page = await visitor();
  await page.goto(`${base}/en/organiser`);
  await page.waitForSelector("#kc-login");
  await enter(page, "admin1");
  await page.waitForSelector(".order-list .card");
  await page.goto(`${base}/en/organiser/team`);
  await choice(page, "organiser.organisation").selectOption(organisationId);
  await page.getByLabel(`Rehearsal ${word}`, { exact: true }).waitFor();
  await leave(page);
});

test("an organiser adds a venue and changes it", async () => {
  const { organisationId } = await show();
  const name = `Garden ${crypto.randomUUID().slice(0, 6)}`;
  const page = await organiser({}, "/venues/new");
  await choice(page, "organiser.organisation").selectOption(organisationId);
  await page.getByLabel("English", { exact: true }).fill(name);
  await field(page, "venues.address").fill("2 rue de Grèce");
  await field(page, "venues.city").fill("Tunis");
  await field(page, "venues.latitude").fill("36.799");
  await field(page, "venues.longitude").fill("200");
  await choice(page, "venues.country").selectOption({ label: "Tunisia" });
  await choice(page, "venues.timeZone").selectOption("Africa/Tunis");
  await button(page, "organiser.save").click();
  await says(page, "[role=alert]", /latitude/);
  await field(page, "venues.longitude").fill("10.181");
  await button(page, "organiser.save").click();
  await page.waitForURL("**/organiser/venues");
  await until("the venue is in the list", async () => {
    if (await page.getByRole("link", { name, exact: true }).isVisible()) {
      return true;
    }
    const next = page.locator(".pager button").last();
    if ((await next.isVisible()) && (await next.isEnabled())) {
      await next.click();
    }
    return undefined;
  });
  await page.getByRole("link", { name, exact: true }).click();
  await field(page, "venues.city").fill("La Marsa");
  await button(page, "organiser.save").click();
  await page.waitForURL("**/organiser/venues");
  await leave(page);
});

test("an event is archived, another one cancelled with what it costs said before", async () => {
  const kept = await show();
  const page = await organiser({}, `/events/${kept.eventId}`);
  await page.locator("details summary", { hasText: textOf("en", "organiser.archive") }).click();
  await button(page, "organiser.archiveNow").click();
  await says(page, ".result-head .tag", new RegExp(textOf("en", "eventStatuses.archived")));

  const gone = await soldShow();
  await page.goto(`${base}/en/organiser/events/${gone.eventId}`);
  await page.getByRole("link", { name: textOf("en", "organiser.cancelEvent"), exact: true }).click();
  await says(page, ".card p", /1 date · 1 paid order/);
  await says(page, ".card .total", /30\.500/);
  await expect(button(page, "organiser.cancelEvent")).toBeDisabled();
  await page.getByLabel(textOf("en", "cancelEvent.sure")).check();
  await button(page, "organiser.cancelEvent").click();
  await page.waitForURL(`**/organiser/events/${gone.eventId}`);
  await says(page, ".result-head .tag", new RegExp(textOf("en", "eventStatuses.cancelled")));
  await leave(page);
});

test("who is no organiser is told so", async () => {
  const page = await visitor();
  await page.goto(`${base}/en/organiser`);
  await page.waitForSelector("#kc-login");
  await enter(page, "customer1");
  await says(page, "h1", new RegExp(textOf("en", "organiser.notYours")));
  await leave(page);
});

for (const [language, scheme, width] of [["en", "light", 1280], ["ar", "dark", 1280], ["fr", "light", 320]]) {
  test(`every page of organisers is clean: ${language}, ${scheme}, ${width} px`, async () => {
    const stage = await show({ zone: 30 });
    const page = await organiser({ language, scheme, width, height: 800, touch: width < 700 }, "");
    const found = [];
    const at = async (name, path, ready) => {
      await page.goto(`${base}/${language}/organiser${path}`);
      await page.waitForSelector(ready);
      await clean(page, name, found);
      await picture(page, `web-organiser-${name}-${language}-${scheme}-${width}`);
    };
    const event = `/events/${stage.eventId}`;
    const date = `${event}/performances/${stage.performanceId}`;
    await at("events", "", ".order-list .card");
    await at("new", "/events/new", "form .button");
    await at("event", event, ".date-card");
    await at("edit", `${event}/edit`, "form .button");
    await at("prices", `${event}/prices/new`, "form .button");
    await at("date", `${date}/edit`, "form .button");
    await at("cancel", `${date}/cancel`, ".button.danger");
    await at("sales", `${date}/sales`, ".table-frame");
    await keptBack(stage);
    await at("box-office", `${date}/box-office`, ".kept-back .card ~ .card");
    await at("orders", `${date}/orders`, ".count");
    await at("attendees", `${date}/attendees`, "ev-date-links ~ .note");
    await at("cancel-event", `${event}/cancel`, ".button.danger");
    await at("venues", "/venues", ".order-list .card");
    await at("venue", "/venues/new", "form .button");
    await at("team", "/team", ".member");
    await at("plan", "/plans/new", ".map-canvas");
    await page.click(".choose-side .button");
    await page.waitForSelector(".choose-side details");
    await clean(page, "block", found);
    await picture(page, `web-organiser-block-${language}-${scheme}-${width}`);
    await button(page, "planTools.move", language).click();
    await page.waitForSelector(".push");
    await clean(page, "move", found);
    await picture(page, `web-organiser-move-${language}-${scheme}-${width}`);
    assert.deepEqual(found, []);
    await leave(page);
  });
}
