// The customer's way through the web app, from the programme to the ticket and back, in real Chromium.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, expect, newAccount, newName, password, picture, removeAccount, startBrowser, stopBrowser } from "./platform.mjs";
import { show } from "./stage.mjs";
import { address, cards, hold, languages, leave, openList, openRow, order, orderOf, pay, says, seat, textOf, thanks, visitor } from "./web.mjs";

const customer = { name: "customer1", password };

before(() => startBrowser());
after(stopBrowser);

for (const language of languages) {
  test(`${language}: search, choose, pay, ticket, cancel, refund`, async () => {
    const { word } = await show();
    const page = await visitor({ language });
    await page.goto(base);
    await page.waitForURL(`**/${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
    await page.fill("#search-words", word);
    await page.press("#search-words", "Enter");
    await page.waitForURL("**/search?query=*");
    await page.click(`.event-card a:has-text("${word}")`);
    await page.click(".date-card a.button");
    await openList(page);
    await seat(page, "A", 3).click();
    await seat(page, "A", 4).click();
    await hold(page, customer);
    await expect(page.locator("h1")).toHaveText(textOf(language, "cart.title"));
    await says(page, ".total strong", /61[.,]000/);
    await page.click(".time-card button");
    await page.waitForSelector(".time-card .hint");
    await order(page);
    await pay(page, cards.accepted);
    await thanks(page);
    await expect(page.locator(".thanks h1")).toHaveText(textOf(language, "thanks.title"));
    await picture(page, `web-thanks-${language}`);
    const orderId = orderOf(page);

    await page.click(".lines .button.small");
    await page.waitForFunction(() => document.querySelector("img.qr")?.naturalWidth > 0);
    await expect(page.locator(".seat-line").first()).toHaveText(/Parterre A [34]/);
    const ticket = page.url().split("/").at(-1);
    const pdf = await page.evaluate(async (id) => {
      const answer = await fetch(`/api/tickets/${id}/pdf`);
      return [answer.status, answer.headers.get("Content-Type")];
    }, ticket);
    assert.deepEqual(pdf, [200, "application/pdf"]);
    await picture(page, `web-ticket-${language}`);

    await page.goto(`${base}/${language}/orders/${orderId}`);
    await page.click(".actions button.quiet");
    await page.click(".lines li:nth-child(2) input");
    await says(page, ".card .total strong", /30[.,]500/);
    await page.click(".lines li:nth-child(2) input");
    await says(page, ".card .total strong", /61[.,]000/);
    await page.click(".button.danger");
    await page.waitForSelector(".note.is-good");
    // told while the page is open: tickets revoked, money back
    await page.getByText(textOf(language, "orderStatuses.refunded"), { exact: true }).waitFor();
    await expect(page.locator(".total strong").last()).toHaveText(/61[.,]000/);
    await picture(page, `web-refunded-${language}`);
    await page.goto(`${base}/${language}/tickets/${ticket}`);
    await page.waitForSelector(".pass.is-gone");
    await expect(page.locator("img.qr")).toHaveCount(0);
    await leave(page);
  });
}

test("a card is declined, another one pays the same order", async () => {
  const stage = await show();
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", 1).click();
  await hold(page, customer);
  const ordered = await order(page);
  await pay(page, "4242424242424241");
  await page.waitForSelector("[aria-invalid=true]");
  await pay(page, cards.declined);
  await page.waitForSelector(".note.is-bad");
  await expect(page.locator(".note.is-bad").first()).toHaveText(new RegExp(textOf("en", "declines.generic_decline").slice(0, 20)));
  await pay(page, cards.accepted);
  await thanks(page);
  assert.equal(orderOf(page), ordered);
  await expect(page.locator(".timeline")).toHaveText(/failed/i);
  await leave(page);
});

test("3-D Secure: given up at the bank, refused, then confirmed, all on the same order", async () => {
  const stage = await show();
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "B", 2).waitFor({ state: "attached" });
  await openRow(page, "B");
  await seat(page, "B", 2).click();
  await hold(page, customer);
  const ordered = await order(page);
  await pay(page, cards.secure);
  await page.waitForSelector("#accept");
  await page.goBack();
  await page.waitForSelector(".pay-form");
  assert.equal(orderOf(page), ordered);
  await pay(page, cards.secure);
  await page.click("#refuse");
  await page.waitForURL("**/pay?*");
  await page.waitForSelector(".note.is-bad");
  assert.equal(orderOf(page), ordered);
  await pay(page, cards.secure);
  await page.click("#accept");
  await thanks(page);
  assert.equal(orderOf(page), ordered);
  await leave(page);
});

test("reload and back at each step lose nothing", async () => {
  const stage = await show({ zone: 20 });
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", 2).click();
  await page.locator(".stepper button").nth(1).click();
  await page.locator(".chosen-list li").nth(1).waitFor();
  await page.reload();
  await page.locator(".chosen-list li").nth(1).waitFor();

  await hold(page, customer);
  await page.reload();
  await page.waitForSelector(".time-card");
  await page.locator(".lines li").nth(1).waitFor();
  await page.goBack();
  await page.waitForSelector(".choose-side .note.is-good");
  // what is in the cart is not chosen a second time
  await expect(page.locator(".chosen-list li")).toHaveCount(0);
  await page.goForward();
  await page.waitForSelector(".time-card");

  const ordered = await order(page);
  await page.reload();
  await page.waitForSelector(".pay-form");
  assert.equal(orderOf(page), ordered);
  await page.goBack();
  await page.waitForURL("**/cart");
  // the cart is an order by now, and says where it is (the links of the languages have the same end for a moment)
  await page.click(`main a[href$="/orders/${ordered}/pay"]`);
  await page.waitForSelector(".pay-form");
  await pay(page, cards.accepted);
  await thanks(page);
  await page.reload();
  await thanks(page);
  await page.goBack();
  await expect(page.locator(".pay-form")).toHaveCount(0);
  await leave(page);
});

test("a session that ends in the middle is taken up again after log-in", async () => {
  const stage = await show();
  const page = await visitor();
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", 5).click();
  await hold(page, customer);
  await page.context().clearCookies();
  await page.click(".actions .button.big");
  await page.fill("#username", customer.name);
  await page.fill("#password", customer.password);
  await page.click("#kc-login");
  await page.waitForSelector(".time-card");
  await order(page);
  await leave(page);
});

test("a ticket is passed on to somebody else", async () => {
  const stage = await show();
  const name = newName();
  const secret = await newAccount(name);
  const page = await visitor();
  const other = await visitor({ language: "fr" });
  try {
    await page.goto(address(stage));
    await openList(page);
    await seat(page, "A", 7).click();
    await hold(page, customer);
    await order(page);
    await pay(page, cards.accepted);
    await thanks(page);
    await page.click(".lines .button.small");
    await page.waitForSelector("img.qr");
    await page.click("section.card button");
    await expect(page.locator(".link-field")).toHaveValue(/^http/);
    const link = await page.inputValue(".link-field");
    await other.goto(link);
    await other.click(".button.big");
    await other.fill("#username", name);
    await other.fill("#password", secret);
    await other.click("#kc-login");
    await other.click(".button.big");
    await other.waitForFunction(() => document.querySelector("img.qr")?.naturalWidth > 0);
    await expect(other.locator(".seat-line").first()).toHaveText(/Parterre A 7/);
    await page.reload();
    await page.waitForSelector(".note.is-bad, .pass.is-gone");
    await leave(page);
    await leave(other);
  } finally {
    await removeAccount(name);
  }
});
