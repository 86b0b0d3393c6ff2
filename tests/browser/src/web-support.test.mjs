// Support finds an order by what a customer names, sees every step of it and gives the money back; administrators see the venues. Nobody else gets in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { addressOf, base, enter, expect, known, newAccount, newName, picture, removeAccount, required, startBrowser, stopBrowser } from "./platform.mjs";
import { sendUnreadable } from "./broker.mjs";
import { ask, show, tokenOf, until } from "./stage.mjs";
import { address, cards, hold, leave, openList, order, pay, says, seat, textOf, thanks, visitor } from "./web.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const refundFails = "4000000000005126";
/** heard by the order context alone */
const poison = "ticket.checked-in";
const made = [];

before(() => startBrowser());
after(async () => {
  await stopBrowser();
  await discardLetters();
  for (const name of made) {
    await removeAccount(name);
  }
});

async function staff(user, settings = {}, path = "") {
  const page = await visitor(settings);
  await page.goto(`${base}/${settings.language ?? "en"}/support${path}`);
  await page.waitForSelector("#kc-login");
  await enter(page, user);
  await page.waitForSelector(".area-links");
  return page;
}

/** An order of one place, paid with a card, by somebody who has no other orders. */
async function booked(stage, card = cards.accepted, place = 1) {
  const name = newName();
  made.push(name);
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", place).click();
  await hold(page, { name, password: await newAccount(name) });
  const id = await order(page);
  await pay(page, card);
  await thanks(page);
  await leave(page);
  return { id, mail: addressOf(name), ...(await asSupport(`/api/orders/${id}`)) };
}

async function asSupport(path) {
  const answer = await fetch(base + path, { headers: { Authorization: `Bearer ${await tokenOf("support1")}` } });
  assert.equal(answer.status, 200, path);
  return answer.json();
}

async function letters() {
  const { status, json } = await ask(await tokenOf("admin1"), "GET", "/api/dead-letters/order");
  assert.equal(status, 200);
  return json.items;
}

async function discardLetters() {
  const token = await tokenOf("admin1");
  for (const { id } of await letters()) {
    assert.equal((await ask(token, "DELETE", `/api/dead-letters/order/${id}`)).status, 204);
  }
}

/** A dead letter of the order context, the only one. */
async function deadLetter() {
  await discardLetters();
  await sendUnreadable(poison);
  return until("the message is dead", async () => (await letters())[0]);
}

const button = (page, key, language = "en") => page.getByRole("button", { name: textOf(language, key), exact: true });

async function find(page, words, number) {
  await page.fill("#sought", words);
  // what was found before must be gone: it may be the same order
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith("/api/orders/search") || answer.url().includes("/api/orders/search?")), page.click("form .button")]);
  const link = page.locator(".order-list a", { hasText: number });
  await link.waitFor();
  await expect(page.locator(".order-list li")).toHaveCount(1);
  return link;
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

test("support finds an order by mail, number and ticket, sees its steps, cancels it, and the money is back", async () => {
  const paid = await booked(await show());
  const page = await staff("support1", { offline: true });
  await page.fill("#sought", "who knows");
  await page.click("form .button");
  await says(page, ".wrong", new RegExp(textOf("en", "support.unclear").slice(0, 20)));
  await page.fill("#sought", `nobody-${paid.mail}`);
  await page.click("form .button");
  await says(page, ".page p", new RegExp(textOf("en", "support.nothing").slice(0, 20)));
  await find(page, paid.mail.toUpperCase(), paid.orderNumber);
  assert.equal(new URL(page.url()).search, "");
  await find(page, paid.lines[0].ticketId, paid.orderNumber);
  const link = await find(page, paid.orderNumber.toLowerCase().replaceAll("-", " "), paid.orderNumber);
  await link.click();

  await says(page, ".timeline li", /tickets_prepared/);
  for (const { code, correlationId } of paid.timeline) {
    await says(page, ".timeline li", new RegExp(`${code}[\\s\\S]*${correlationId}`));
  }
  await button(page, "dossier.readTickets").click();
  await says(page, ".lines .tag", new RegExp(`^${textOf("en", "ticketStatuses.valid")}$`));
  await picture(page, "web-support-order");

  // what is known stays when it cannot be read again
  await page.context().setOffline(true);
  await button(page, "dossier.readAgain").click();
  await page.waitForSelector(".note.is-bad");
  await expect(page.locator("h1")).toHaveText(new RegExp(paid.orderNumber));
  await page.context().setOffline(false);
  await page.locator(".note.is-bad button").first().click();
  await expect(page.locator(".note.is-bad")).toHaveCount(0);

  await button(page, "order.cancel").click();
  const cancel = page.getByRole("button", { name: /^Cancel 1 place$/ });
  await expect(cancel, "without a reason").toBeDisabled();
  await page.getByLabel(textOf("en", "dossier.reason")).fill("He is ill");
  await says(page, ".remedy .total", /TND\s*30\.500/);
  await picture(page, "web-support-cancel");
  await cancel.click();
  await says(page, ".note.is-good", /TND\s*30\.500/);
  await says(page, ".money-back", /TND\s*30\.500/);
  await says(page, ".tag", new RegExp(`^${textOf("en", "orderStatuses.refunded")}$`));
  await says(page, "article.note.is-good", /He is ill/);
  await says(page, ".timeline li", /cancellation_done/);
  await picture(page, "web-support-refunded");
  await leave(page);
});

test("a refund that the bank let fail waits, is tried again, and arrives once", async () => {
  const paid = await booked(await show(), refundFails);
  const token = await tokenOf("support1");
  const cancelled = await fetch(`${base}/api/orders/${paid.id}/cancel`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: JSON.stringify({ reason: "browser test" }),
  });
  assert.equal(cancelled.status, 202);
  await until("the refund has failed", async () => ((await asSupport(`/api/orders/${paid.id}/saga`)).cancellations[0].refundStatus === "failed" ? true : undefined));
  const psp = `${required("EVENTIFY_PSP_URL")}/simulator`;
  const { payments } = await (await fetch(`${psp}/state?metadata%5Border_id%5D=${paid.id}`)).json();
  assert.equal((await fetch(`${psp}/payment_intents/${payments[0].id}/let_refunds_arrive`, { method: "POST" })).status, 200);

  const page = await staff("support1", {}, "/refunds");
  const waiting = page.locator(".order-list li", { hasText: paid.orderNumber });
  await until("the refund is on the page", async () => {
    if (await waiting.isVisible()) {
      return true;
    }
    const next = page.locator(".pager button").nth(1);
    if ((await next.isVisible()) && (await next.isEnabled())) {
      await next.click();
    }
    return undefined;
  });
  await picture(page, "web-support-refunds");
  await waiting.getByRole("button").click();
  await page.waitForSelector(".note.is-good");
  await page.goto(`${base}/en/support/orders/${paid.id}`);
  await until("the money is back", async () => {
    await page.waitForSelector(".timeline li");
    if (await page.locator(".money-back").isVisible()) {
      return true;
    }
    await button(page, "dossier.readAgain").click();
    return undefined;
  });
  await says(page, ".money-back", /TND\s*30\.500/);
  await says(page, "article.note", /tried again 1 time/);
  await leave(page);
});

test("an administrator sees a dead letter, has it tried again, and discards it", async () => {
  const letter = await deadLetter();
  const page = await staff("admin1", {}, "/dead-letters");
  const orders = page.locator("section.letters", { has: page.locator("#letters-order") });
  const cards = orders.locator("li.card");
  await says(page, "section.letters h2", new RegExp(textOf("en", "deadLetterContexts.catalogue")));
  await cards.first().waitFor();
  await expect(page.locator("section.letters")).toHaveCount(6);
  await expect(orders.locator(".lead")).toHaveText(/^1 dead letter$/);
  const told = await cards.innerText();
  for (const fact of [poison, textOf("en", "deadLetters.cause"), letter.cause]) {
    assert.ok(told.includes(fact), `${fact} in ${told}`);
  }
  assert.ok(!(await page.content()).includes("{ not json"), "what stands in it");
  await picture(page, "web-support-dead-letters");

  await orders.getByRole("button", { name: new RegExp(`^${textOf("en", "deadLetters.replay")}: ${poison}`) }).click();
  await says(page, "section.letters .note.is-good", new RegExp(textOf("en", "deadLetters.replayed").slice(0, 20)));
  await expect(page.locator("#letters-order")).toBeFocused();
  const again = await until("it is dead again", async () => (await letters()).find(({ id }) => id !== letter.id));
  await button(page, "dossier.readAgain").click();
  await cards.first().waitFor();

  const forGood = orders.getByRole("button", { name: new RegExp(`^${textOf("en", "deadLetters.discardNow")}`) });
  await expect(forGood, "asked first").toBeHidden();
  await orders.locator("summary").click();
  await picture(page, "web-support-dead-letter-discard");
  await forGood.click();
  await says(page, "section.letters .note.is-good", new RegExp(textOf("en", "deadLetters.discarded")));
  await until("the list is empty", async () => ((await orders.locator(".lead").innerText()) === "0 dead letters" ? true : undefined));
  assert.deepEqual(await letters(), []);
  assert.ok(again.id);
  await leave(page);
});

test("dead letters are for administrators only", async () => {
  for (const user of ["customer1", "support1"]) {
    assert.equal((await ask(await tokenOf(user), "GET", "/api/dead-letters/order")).status, 403, user);
  }
  const page = await staff("support1");
  await expect(page.locator(".area-links a")).toHaveCount(2);
  await page.goto(`${base}/en/support/dead-letters`);
  await says(page, ".note", new RegExp(textOf("en", "deadLetters.notYours")));
  await expect(page.locator("section.letters")).toHaveCount(0);
  await leave(page);
  const customers = await visitor();
  await customers.goto(`${base}/en/support/dead-letters`);
  await customers.waitForSelector("#kc-login");
  await enter(customers, "customer1");
  await known(customers);
  await says(customers, "h1", new RegExp(textOf("en", "support.notYours")));
  await expect(customers.locator("section.letters")).toHaveCount(0);
  await leave(customers);
});

test("a customer is told that these pages are not his", async () => {
  const page = await visitor();
  await page.goto(`${base}/en/support`);
  await page.waitForSelector("#kc-login");
  await enter(page, "customer1");
  await known(page);
  await says(page, "h1", new RegExp(textOf("en", "support.notYours")));
  await expect(page.locator("#sought")).toHaveCount(0);
  await leave(page);
});

for (const [language, scheme, width] of [["en", "light", 1280], ["ar", "dark", 1280], ["fr", "light", 320]]) {
  test(`every page of support is clean: ${language}, ${scheme}, ${width} px`, async () => {
    const paid = await booked(await show());
    const page = await staff("admin1", { language, scheme, width, height: 800, touch: width < 700 });
    const found = [];
    const look = async (name) => {
      await clean(page, name, found);
      await picture(page, `web-support-${name}-${language}-${scheme}-${width}`);
    };
    await find(page, paid.orderNumber, paid.orderNumber);
    await look("find");
    await page.locator(".order-list a").click();
    await page.waitForSelector(".timeline li");
    await button(page, "dossier.readTickets", language).click();
    await look("order");
    await button(page, "order.cancel", language).click();
    await page.waitForSelector(".remedy");
    await look("cancel");
    await page.goto(`${base}/${language}/support/refunds`);
    await page.waitForSelector(".page .lead");
    await look("refunds");
    await page.goto(`${base}/${language}/support/venues`);
    await page.locator(".order-list button").first().click();
    await page.waitForSelector(".order-list .plain-list");
    await look("venues");
    await deadLetter();
    await page.goto(`${base}/${language}/support/dead-letters`);
    await page.locator("section.letters summary").first().click();
    await until("every context has answered", async () => ((await page.locator("section.letters .lead").count()) === 6 ? true : undefined));
    await look("dead-letters");
    assert.deepEqual(found, []);
    await leave(page);
  });
}
