// The app on a phone: installable, and tickets that open without a network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, expect, logOut, newAccount, newName, removeAccount, startBrowser, stopBrowser } from "./platform.mjs";
import { show } from "./stage.mjs";
import { address, cards, hold, leave, openList, order, pay, seat, thanks, visitor } from "./web.mjs";

before(() => startBrowser());
after(stopBrowser);

test("tickets open without a network, and are gone from the browser after log-out", async () => {
  const stage = await show();
  const name = newName();
  const customer = { name, password: await newAccount(name) };
  const page = await visitor({ width: 360, height: 740, touch: true, offline: true });
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", 3).click();
  await hold(page, customer);
  await order(page);
  await pay(page, cards.accepted);
  await thanks(page);
  await page.goto(`${base}/en/tickets`);
  await page.waitForSelector("html[data-kept]");

  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector(".away");
  // a page that was never looked at in this browser
  await page.click(`.ticket a:has-text("${stage.word}")`);
  await page.waitForFunction(() => document.querySelector("img.qr")?.naturalWidth > 0);
  await expect(page.locator(".seat-line").first()).toHaveText(/Parterre A 3/);
  await page.reload();
  await page.waitForFunction(() => document.querySelector("img.qr")?.naturalWidth > 0);
  await page.goto(`${base}/ar/tickets`);
  await page.locator(`.ticket a:has-text("${stage.word}")`).waitFor();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  // a page that is not kept leads to what is
  await page.goto(`${base}/en/orders`);
  await page.waitForURL("**/en/tickets");
  await page.locator(`.ticket a:has-text("${stage.word}")`).waitFor();

  await page.context().setOffline(false);
  await logOut(page);
  assert.equal(await page.evaluate(() => caches.has("eventify-tickets")), false);
  await leave(page);
  await removeAccount(name);
});

test("the app can be installed", async () => {
  const page = await visitor();
  await page.goto(`${base}/fr`);
  const devtools = await page.context().newCDPSession(page);
  const { errors } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // headless contexts are private ones, which install nothing
  assert.deepEqual(
    installabilityErrors.map((each) => each.errorId).filter((id) => id !== "in-incognito"),
    [],
  );
  await leave(page);
});
