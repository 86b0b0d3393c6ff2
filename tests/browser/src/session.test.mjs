// Log-in, renewal, log-out and CSRF in a real browser, against the platform that EVENTIFY_PUBLIC_URL names (./eventify env).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createServer } from "node:http";
import { admin, anonymous, base, expect, known, logIn, logOut, newPage, picture, startBrowser, stopBrowser, toLogIn } from "./platform.mjs";

const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/;

before(() => startBrowser());
after(stopBrowser);

async function accessTokenSeconds(seconds) {
  const [client] = await admin("GET", "/clients?clientId=eventify-web");
  client.attributes["access.token.lifespan"] = seconds === 0 ? "" : String(seconds);
  await admin("PUT", `/clients/${client.id}`, client);
}

/** All that a script of the page, or one that slipped into it, could read. */
async function visibleToScripts(page) {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches_ = "caches" in self ? await caches.keys() : [];
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookie: document.cookie,
      databases,
      caches: caches_,
      html: document.documentElement.outerHTML,
      name: window.name,
      history: history.state,
    });
  });
}

test("a person logs in, and nothing that scripts can read holds a token", async () => {
  const page = await newPage("en");
  const refused = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) {
      refused.push(message.text());
    }
  });
  await logIn(page);

  await expect(page.locator(".account-link .wide-only").first()).toHaveText("Amina Ben Salah");
  const visible = await visibleToScripts(page);
  assert.doesNotMatch(visible, token);
  assert.deepEqual(JSON.parse(visible).local, {});
  assert.deepEqual(JSON.parse(visible).session, {});
  assert.equal(JSON.parse(visible).cookie, "");
  assert.doesNotMatch(page.url(), /code=|token/);
  const ours = (await page.context().cookies(base)).filter((cookie) => cookie.name.includes("eventify-session"));
  assert.equal(ours.length, 1);
  assert.equal(ours[0].httpOnly, true);
  assert.equal(ours[0].sameSite, "Lax");
  assert.doesNotMatch(ours[0].value, token);
  assert.deepEqual(refused, []);
  await picture(page, "known-en");

  const orders = await page.evaluate(async () => (await fetch("/api/orders?mine")).status);
  assert.equal(orders, 200);
  await page.context().close();
});

test("an access token that ends is renewed without anybody noticing", async () => {
  await accessTokenSeconds(4);
  try {
    const page = await newPage("en");
    await logIn(page);
    const cookie = (await page.context().cookies(base)).find((each) => each.name.includes("eventify-session")).value;

    // two lives of a token later
    await page.waitForTimeout(9_000);
    const statuses = await page.evaluate(() => Promise.all([...Array(6)].map(async () => (await fetch("/api/orders?mine")).status)));

    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200]);
    await page.reload();
    await known(page);
    const after_ = (await page.context().cookies(base)).find((each) => each.name.includes("eventify-session")).value;
    assert.equal(after_, cookie);
    await page.context().close();
  } finally {
    await accessTokenSeconds(0);
  }
});

test("another site can neither act for a person nor read who they are", async () => {
  const page = await newPage("en");
  await logIn(page);
  const evil = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<form id="f" method="post" enctype="text/plain" action="${base}/api/reservations"><input name='{"a' value='":1}'></form>`);
  });
  await new Promise((ready) => evil.listen(0, "127.0.0.1", ready));
  try {
    // 127.0.0.1 and localhost are different sites
    const site = `http://127.0.0.1:${evil.address().port}/`;
    const other = await page.context().newPage();
    await other.goto(site);
    const fetched = await other.evaluate(async (url) => {
      try {
        const answer = await fetch(`${url}/session`, { credentials: "include" });
        return await answer.text();
      } catch (refused) {
        return `refused: ${refused.name}`;
      }
    }, base);
    assert.match(fetched, /^refused/);
    const [posted] = await Promise.all([
      other.waitForResponse((response) => response.url().endsWith("/api/reservations")),
      other.evaluate(() => document.getElementById("f").submit()),
    ]);
    assert.equal((await posted.request().allHeaders()).cookie, undefined);
    assert.ok(posted.status() >= 400, `a form of another site got ${posted.status()}`);
  } finally {
    evil.close();
  }
  // and a page of ours without the token
  const withoutToken = await page.evaluate(async () => {
    const answer = await fetch("/api/reservations", { method: "POST", headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() }, body: "{}" });
    return [answer.status, (await answer.json()).error.code];
  });
  assert.deepEqual(withoutToken, [403, "csrf_refused"]);
  const withToken = await page.evaluate(async () => {
    const { csrfToken } = await (await fetch("/session")).json();
    const answer = await fetch("/api/reservations", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID(), "X-CSRF-Token": csrfToken },
      body: "{}",
    });
    return answer.status;
  });
  assert.equal(withToken, 201);
  await page.context().close();
});

test("logging out ends it here and at Keycloak; everywhere means every browser", async () => {
  const first = await newPage("en");
  const second = await newPage("en");
  await logIn(first, "customer2");
  await logIn(second, "customer2");

  await logOut(first, true);
  await second.reload();
  await anonymous(second);

  assert.equal((await first.context().cookies(base)).filter((cookie) => cookie.name.includes("eventify-session")).length, 0);
  assert.equal(await first.evaluate(async () => (await fetch("/api/orders?mine")).status), 401);
  await toLogIn(first);
  await first.waitForSelector("#password");
  await first.context().close();
  await second.context().close();
});

for (const [language, direction, title] of [["en", "ltr", "Sign in"], ["fr", "ltr", "Se connecter"], ["ar", "rtl", "تسجيل الدخول"]]) {
  test(`the log-in page speaks ${language} in the product's look`, async () => {
    const page = await newPage(language);
    await page.goto(`${base}/`);
    await picture(page, `landing-${language}`);
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await toLogIn(page);
    await page.waitForSelector("#password");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await expect(page.locator("#kc-page-title")).toHaveText(title);
    const accent = await page.evaluate(() => getComputedStyle(document.getElementById("kc-login")).backgroundColor);
    assert.equal(accent, "rgb(13, 85, 96)");
    await picture(page, `login-${language}`);
    await page.context().close();
  });
}
