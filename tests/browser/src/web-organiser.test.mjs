// An organiser draws a hall, makes an event of it, publishes it and sees it sell; his pages are clean in three languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { base, enter, picture, startBrowser, stopBrowser } from "./platform.mjs";
import { show, until } from "./stage.mjs";
import { leave, says, textOf, visitor } from "./web.mjs";

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

const button = (page, key) => page.getByRole("button", { name: textOf("en", key), exact: true });
const field = (page, key) => page.getByLabel(textOf("en", key), { exact: true });

const choice = (page, key) => page.locator("label").filter({ hasText: new RegExp(`^\\s*${textOf("en", key)}`) }).locator("select");

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
  assert.equal(await button(page, "publish.now").isDisabled(), true);
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
    await at("plan", "/plans/new", ".map-canvas");
    await page.click(".choose-side .button");
    await page.waitForSelector(".choose-side details");
    await clean(page, "block", found);
    await picture(page, `web-organiser-block-${language}-${scheme}-${width}`);
    assert.deepEqual(found, []);
    await leave(page);
  });
}
