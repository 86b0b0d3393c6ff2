// A visitor of the web app: what every test of it does, and what none of them may see (a violation of the content policy, an error of a script).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { base, enter, newPage } from "./platform.mjs";

export const languages = ["fr", "en", "ar"];
const locales = { fr: "fr-FR", en: "en-GB", ar: "ar" };
const textsIn = (area, language) => JSON.parse(readFileSync(join(import.meta.dirname, "../../../apps/web/src/texts", area, `${language}.json`), "utf8"));
const texts = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...["organiser", "door", "support", ""].map((area) => textsIn(area, language)))]),
);
/** What a browser writes for an answer that the page expects and tells about, such as a declined card. */
const answered = /^Failed to load resource: the server responded with a status of (402|404|409|415|422)/;
/** And without a network. */
const unanswered = /^Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|FAILED)$/;
const wrong = new Map();

export const cards = { accepted: "4242424242424242", secure: "4000000000003220", declined: "4000000000000002" };

/** A text of the app, without places to fill in. */
export function textOf(language, key) {
  const text = key.split(".").reduce((node, part) => node?.[part], texts[language]);
  assert.equal(typeof text, "string", key);
  return text;
}

export async function visitor({ language = "en", scheme = "light", width = 1280, height = 900, touch = false, javaScript = true, offline = false } = {}) {
  const page = await newPage(locales[language], { viewport: { width, height }, colorScheme: scheme, hasTouch: touch, javaScriptEnabled: javaScript, timezoneId: "Europe/Paris" });
  const faults = [];
  wrong.set(page, faults);
  await page.context().addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !answered.test(message.text()) && !(offline && unanswered.test(message.text()))) {
      faults.push(message.text());
    }
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  return page;
}

/** Nothing went wrong on any page of the visit. */
export async function leave(page) {
  const faults = wrong.get(page);
  wrong.delete(page);
  await page.context().close();
  assert.deepEqual(faults, []);
}

export function address(show, language = "en") {
  return `${base}/${language}/events/${show.eventId}/performances/${show.performanceId}`;
}

/** Opens the list of seats. */
export async function openList(page) {
  await page.click(".segments button:nth-child(2)");
  await page.waitForSelector(".seat-button:not([disabled])");
}

/** A seat of the list by row and number. */
export function seat(page, row, number) {
  return page.locator(".seat-row").nth(row.charCodeAt(0) - 65).getByText(String(number), { exact: true });
}

export async function openRow(page, row) {
  const details = page.locator(".seat-row").nth(row.charCodeAt(0) - 65);
  if ((await details.getAttribute("open")) === null) {
    await details.locator("summary").click();
  }
}

/** From the places chosen to the cart, over Keycloak for who is not logged in yet. */
export async function hold(page, user) {
  await page.click(".choose-side .button.big");
  if (user) {
    await page.waitForSelector("#kc-login");
    await enter(page, user.name, user.password);
  }
  await page.waitForURL("**/cart");
  await page.waitForSelector(".time-card");
}

/** From the cart to the page of payment; the order's id. */
export async function order(page) {
  await page.click(".actions .button.big");
  await page.waitForURL("**/orders/*/pay");
  await page.waitForSelector(".pay-form");
  return orderOf(page);
}

export function orderOf(page) {
  return /\/orders\/([0-9a-f-]{36})/.exec(page.url())[1];
}

export async function pay(page, number) {
  await page.fill("[autocomplete=cc-number]", number);
  await page.fill("[autocomplete=cc-exp]", `12/${String((new Date().getFullYear() + 3) % 100)}`);
  await page.fill("[autocomplete=cc-csc]", "123");
  await page.click(".pay-form .button.big");
}

export async function thanks(page) {
  await page.waitForSelector(".thanks h1");
}

/** Until what a selector finds says something; what it says. */
export async function says(page, selector, pattern) {
  await page.locator(selector).filter({ hasText: pattern }).first().waitFor();
}
