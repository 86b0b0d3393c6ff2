// Everybody can use it: by keyboard alone, with a screen reader (axe), on a narrow phone, without JavaScript.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { base, expect, logIn, password, picture, startBrowser, stopBrowser } from "./platform.mjs";
import { show } from "./stage.mjs";
import { address, cards, hold, leave, openList, order, pay, seat, textOf, thanks, visitor } from "./web.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const mostTabs = 120;

before(() => startBrowser());
after(stopBrowser);

/** Tab by tab to what a person looks for. */
async function tabTo(page, selector) {
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way by keyboard to ${selector}`);
}

test("a booking by keyboard alone", async () => {
  const stage = await show();
  const page = await visitor();
  await page.goto(`${base}/en/events/${stage.eventId}`);
  await page.waitForSelector(".date-card a.button");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await tabTo(page, ".date-card a.button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".map-canvas");
  await page.waitForFunction(() => document.querySelector(".legend strong"));
  await tabTo(page, ".map-canvas");
  // to the first seat, one to the right, one back in the row behind: each is told in words
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => /seat 1 .*free/.test(document.querySelector(".map-told").textContent));
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => /seat 2/.test(document.querySelector(".map-told").textContent));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /chosen/.test(document.querySelector(".map-told").textContent));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => /row B, seat 2/.test(document.querySelector(".map-told").textContent));
  await page.keyboard.press(" ");
  await page.locator(".chosen-list li").nth(1).waitFor();
  await tabTo(page, ".choose-side .button.big");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#username");
  await tabTo(page, "#username");
  await page.keyboard.type("customer1");
  await tabTo(page, "#password");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".time-card");
  await tabTo(page, ".actions .button.big");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".pay-form");
  await tabTo(page, "[autocomplete=cc-number]");
  await page.keyboard.type(cards.accepted);
  await page.keyboard.press("Tab");
  await page.keyboard.type(`12${String((new Date().getFullYear() + 3) % 100)}`);
  await page.keyboard.press("Tab");
  await page.keyboard.type("123");
  await page.keyboard.press("Enter");
  await thanks(page);
  await expect(page.locator(".lines li")).toHaveCount(2);
  await leave(page);
});

/** What axe finds on a page, and whether it is wider than the screen; all pages of a visit are looked at before it counts. */
async function clean(page, name, found) {
  // a policy that forbids scripts of others forbids axe, too: it comes in from outside the page
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

for (const [language, scheme, width] of [["en", "light", 1280], ["en", "dark", 1280], ["ar", "light", 1280], ["ar", "dark", 360], ["fr", "light", 320]]) {
  test(`every page is clean: ${language}, ${scheme}, ${width} px`, async () => {
    const stage = await show({ zone: 30 });
    const page = await visitor({ language, scheme, width, height: 800, touch: width < 700 });
    const found = [];
    const at = async (name, path, ready) => {
      await page.goto(`${base}/${language}${path}`);
      await page.waitForSelector(ready);
      await clean(page, name, found);
      await picture(page, `web-${name}-${language}-${scheme}-${width}`);
    };
    await at("landing", "", ".event-card");
    await at("search", `/search?query=${stage.word}`, ".event-card");
    await at("event", `/events/${stage.eventId}`, ".date-card a.button");
    await at("nothing", "/nothing", "h1");
    await at("map", `/events/${stage.eventId}/performances/${stage.performanceId}`, ".map-canvas");
    await openList(page);
    await seat(page, "A", 1).click();
    await page.locator(".stepper button").nth(1).click();
    await clean(page, "list", found);
    await page.click(".segments button:nth-child(3)");
    await clean(page, "best", found);
    await hold(page, { name: "customer1", password });
    await clean(page, "cart", found);
    await order(page);
    await clean(page, "pay", found);
    await pay(page, cards.declined);
    await page.waitForSelector(".note.is-bad");
    await clean(page, "declined", found);
    await pay(page, cards.accepted);
    await thanks(page);
    await clean(page, "thanks", found);
    await page.click(".lines .button.small");
    await page.waitForSelector("img.qr");
    await clean(page, "ticket", found);
    await picture(page, `web-ticket-${language}-${scheme}-${width}`);
    await at("tickets", "/tickets", ".ticket");
    await at("orders", "/orders", ".order-list .card");
    await page.click(".order-list a");
    await page.waitForSelector(".timeline li");
    await page.click(".actions button.quiet");
    await page.waitForSelector(".button.danger");
    await clean(page, "cancel", found);
    await at("account", "/account", "section.card");
    await at("cart-empty", "/cart", ".actions");
    await at("transfer", "/transfers/none", ".button.big");
    assert.deepEqual(found, []);
    await leave(page);
  });
}

for (const language of ["en", "ar"]) {
  test(`what is suggested is reached by keyboard, finger and mouse: ${language}`, async () => {
    const stage = await show();
    const page = await visitor({ language, width: 360, height: 800, touch: true });
    const found = [];
    const field = page.locator("#search-words");
    const options = page.locator(".suggestions").getByRole("option");
    const event = options.filter({ hasText: stage.word }).first();
    const offered = async () => {
      await page.goto(`${base}/${language}`);
      await page.locator(".languages").waitFor();
      await field.fill("");
      await field.pressSequentially(stage.word);
      await event.waitFor();
      await expect(field).toHaveAttribute("aria-expanded", "true");
    };

    await offered();
    // nothing is chosen for somebody who goes on typing
    await expect(field).not.toHaveAttribute("aria-activedescendant");
    await expect(page.locator(".suggestions").getByRole("option", { selected: true })).toHaveCount(0);
    await picture(page, `web-suggestions-${language}`);
    await page.keyboard.press("ArrowDown");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
    await expect(field).toHaveAttribute("aria-activedescendant", await options.first().getAttribute("id"));
    await expect(field).toBeFocused();
    await clean(page, "suggestions", found);
    await picture(page, `web-suggestion-${language}`);
    await page.keyboard.press("Escape");
    await expect(options).toHaveCount(0);
    await expect(field).toHaveValue(stage.word);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(field).toHaveAttribute("aria-activedescendant", await options.first().getAttribute("id"));
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${language}/events/${stage.eventId}`);

    await offered();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${language}/search?query=${stage.word}`);
    await expect(options).toHaveCount(0);

    await offered();
    await event.tap();
    await page.waitForURL(`**/${language}/events/${stage.eventId}`);
    await offered();
    await event.click();
    await page.waitForURL(`**/${language}/events/${stage.eventId}`);
    await offered();
    await page.keyboard.press("Tab");
    await expect(options).toHaveCount(0);
    assert.deepEqual(found, []);
    await leave(page);
  });
}

test("what was typed before the page was alive stays", async () => {
  const page = await visitor();
  let alive;
  const waiting = new Promise((go) => (alive = go));
  await page.route("**/*.js", async (route) => {
    await waiting;
    await route.continue();
  });
  await page.goto(`${base}/en`, { waitUntil: "commit" });
  await page.fill("#search-words", "early");
  alive();
  await page.locator(".bar-tools > .button").waitFor();
  await page.locator("#search-words").press("End");
  await page.keyboard.type(" bird");
  await expect(page.locator("#search-words")).toHaveValue("early bird");
  await leave(page);
});

for (const language of ["fr", "en", "ar"]) {
  test(`without JavaScript the programme and an event still read: ${language}`, async () => {
    const stage = await show();
    const page = await visitor({ language, javaScript: false });
    await page.goto(`${base}/${language}`);
    await expect(page.locator("h1")).toHaveText(textOf(language, "landing.title"));
    await expect(page.locator(".event-card h3 a")).not.toHaveCount(0);
    // a form and links of plain HTML
    await page.fill("#search-words", stage.word);
    await page.press("#search-words", "Enter");
    await page.click(`.event-card a:has-text("${stage.word}")`);
    await expect(page.locator("h1")).toHaveText(new RegExp(stage.word));
    await expect(page.locator(".date-card time")).toHaveCount(1);
    const facts = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
    assert.equal(facts["@context"], "https://schema.org");
    const [event] = facts["@graph"];
    assert.equal(event["@type"], "TheaterEvent");
    assert.match(event.name, new RegExp(stage.word));
    assert.equal(event.offers[0].priceCurrency, "TND");
    assert.equal(event.location.address.addressCountry, "TN");
    assert.deepEqual(
      await page.locator("link[rel=alternate]").evaluateAll((links) => links.map((link) => link.hreflang)),
      ["fr", "en", "ar"],
    );
    await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /./);
    await leave(page);
  });
}

test("a language is changed without losing what was chosen", async () => {
  const stage = await show();
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", 6).click();
  await page.click(".languages a[hreflang=ar]");
  await page.waitForSelector("html[dir=rtl]");
  await page.locator(".chosen-list li").waitFor();
  await leave(page);
});

test("in Arabic every number is written with the digits that the reader chose, also after a reload", async () => {
  const stage = await show({ zone: 30 });
  const page = await visitor({ language: "ar" });
  await logIn(page);
  // what is a name stays as it is printed: of an event, of a street, of a row and a seat
  const names = /Zyx\w+|1 rue des Essais|Parterre A 2|EV-[0-9A-Z-]+/g;
  const numbers = async (selector = "main") => (await page.locator(selector).allInnerTexts()).join(" ").replaceAll(names, "");
  const latin = /[0-9]/;
  const eastern = /[٠-٩]/;
  const found = [];
  const at = async (name, selector) => {
    const text = await numbers(selector);
    if (latin.test(text) || !eastern.test(text)) {
      found.push(`${name}: ${text.replaceAll(/\s+/g, " ")}`);
    }
  };
  const event = async () => {
    await page.goto(`${base}/ar/events/${stage.eventId}`);
    await page.waitForSelector(".date-card a.button");
    await page.waitForFunction(() => document.querySelector(".account-link"));
  };
  await event();
  const before = await numbers(".date-card");
  assert.match(before, latin);
  assert.doesNotMatch(before, eastern);

  await page.goto(`${base}/ar/account`);
  await page.getByRole("button", { name: "٠١٢٣٤٥٦٧٨٩" }).click();
  await page.reload();
  await page.locator("[aria-pressed=true]", { hasText: "٠١٢٣٤٥٦٧٨٩" }).waitFor();
  await event();
  await at("price and time of an event", ".date-card");
  await at("event");
  await page.goto(`${base}/ar/search?query=${stage.word}`);
  await page.waitForSelector(".event-card");
  await at("search", ".event-card");
  await page.goto(address(stage, "ar"));
  await page.waitForFunction(() => document.querySelector(".legend strong"));
  await at("prices and free places", ".legend");
  await page.locator(".stepper button").nth(1).click();
  await page.locator(".chosen-list li").waitFor();
  await at("counter of a zone", ".stepper output");
  await at("what is chosen", ".chosen-list");
  await openList(page);
  await seat(page, "A", 2).click();
  await hold(page);
  await at("countdown", ".countdown");
  await at("cart");
  await page.reload();
  await page.waitForSelector(".time-card");
  await at("cart after a reload");
  await order(page);
  await at("payment", ".pay-form .button.big");
  await pay(page, cards.accepted);
  await thanks(page);
  await at("thanks");
  await page.goto(`${base}/ar/orders`);
  await page.waitForSelector(".order-list .card");
  await at("orders", ".order-list .card:first-child");
  await page.click(".order-list a");
  await page.waitForSelector(".timeline li");
  await at("order");
  assert.deepEqual(found, []);
  await picture(page, "web-digits-ar");

  await page.goto(`${base}/ar/account`);
  await page.getByRole("button", { name: "0123456789" }).click();
  await event();
  await expect.poll(() => numbers(".date-card")).toBe(before);
  await leave(page);
});

test("in Arabic an organiser's numbers follow the choice of digits, too", async () => {
  const stage = await show({ zone: 30 });
  const page = await visitor({ language: "ar" });
  await logIn(page, "organizer1");
  await page.goto(`${base}/ar/account`);
  await page.getByRole("button", { name: "٠١٢٣٤٥٦٧٨٩" }).click();
  await page.goto(`${base}/ar/organiser/events/${stage.eventId}`);
  await page.waitForSelector(".date-card");
  await page.locator(".card-actions .hint").first().waitFor();
  const text = (await page.locator("main").innerText()).replaceAll(/Zyx\w+/g, "");
  assert.match(text, /[٠-٩]/);
  assert.doesNotMatch(text, /[0-9]/);
  await leave(page);
});

test("who is logged in sees the name, and nobody's on the way out", async () => {
  const page = await visitor();
  await logIn(page);
  await expect(page.locator(".account-link .wide-only").first()).toHaveText("Amina Ben Salah");
  await leave(page);
});
