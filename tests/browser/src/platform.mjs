// The platform under test and a browser in front of it, for all tests of this folder. EVENTIFY_PUBLIC_URL and the rest are what ./eventify env prints.
import assert from "node:assert/strict";
import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";
import { expect as atOnce } from "playwright/test";

export const base = required("EVENTIFY_PUBLIC_URL");
export const password = required("EVENTIFY_DEMO_PASSWORD");
const keycloak = required("EVENTIFY_KEYCLOAK_URL");
const adminPassword = required("EVENTIFY_KEYCLOAK_ADMIN_PASSWORD");
const mail = required("EVENTIFY_MAIL_URL");
const pictures = process.env.EVENTIFY_SCREENSHOTS ?? join(import.meta.dirname, "..", "target", "screenshots");
const soon = 60_000;

/** A page may draw a moment after what was done to it: asked again until it holds. */
export const expect = atOnce.configure({ timeout: 20_000 });
let browser;

/** @param flags of Chromium beside those that every test needs */
export async function startBrowser(flags = []) {
  mkdirSync(pictures, { recursive: true });
  // A container's root has no sandbox of its own; nothing but the platform under test is visited.
  browser = await chromium.launch({ executablePath: chromiumBinary(), args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...flags] });
}

export async function stopBrowser() {
  await browser?.close();
}

export function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; is the platform up? (./eventify up)`);
  }
  return value;
}

export function chromiumBinary() {
  if (process.env.EVENTIFY_CHROMIUM) {
    return process.env.EVENTIFY_CHROMIUM;
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
      try {
        const file = join(folder, name);
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here: the next one
      }
    }
  }
  throw new Error("no Chromium on the PATH; install one, or name it in EVENTIFY_CHROMIUM");
}

export async function newPage(locale = "en", settings = {}) {
  const context = await browser.newContext({ locale, viewport: { width: 900, height: 800 }, ...settings });
  context.setDefaultTimeout(soon);
  return context.newPage();
}

export async function picture(page, name) {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Until the page knows that somebody is logged in, or that nobody is. */
export async function known(page) {
  await page.waitForSelector(".account-link");
}

export async function anonymous(page) {
  await page.waitForSelector(".bar-tools > .button");
}

/** From a page of ours to Keycloak's log-in. */
export async function toLogIn(page) {
  await page.click(".bar-tools > .button");
}

/** On Keycloak's page. */
export async function enter(page, user, secret = password) {
  await page.fill("#username", user);
  await page.fill("#password", secret);
  await page.click("#kc-login");
}

/** From the landing page to Keycloak and back. */
export async function logIn(page, user = "customer1", secret = password) {
  await page.goto(`${base}/en`);
  await toLogIn(page);
  await enter(page, user, secret);
  await known(page);
}

export async function logOut(page, everywhere = false) {
  await page.goto(`${base}/en/account`);
  await page.click(everywhere ? ".leave .quiet" : ".leave .button:not(.quiet)");
  await anonymous(page);
}

export async function admin(method, path, body) {
  const login = await fetch(`${keycloak}/realms/master/protocol/openid-connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "admin-cli", username: "admin", password: adminPassword }),
  });
  const bearer = (await login.json()).access_token;
  const answer = await fetch(`${keycloak}/admin/realms/eventify${path}`, {
    method,
    headers: { Authorization: `Bearer ${bearer}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

/** A name that nobody has. */
export function newName() {
  return `browser-${crypto.randomUUID().slice(0, 8)}`;
}

export function addressOf(name) {
  return `${name}@eventify.example`;
}

/** An account whose address is confirmed; its password. */
export async function newAccount(name) {
  const secret = `pass phrase of ${crypto.randomUUID()}`;
  await admin("POST", "/users", {
    username: name,
    email: addressOf(name),
    emailVerified: true,
    enabled: true,
    firstName: "Browser",
    lastName: "Test",
    credentials: [{ type: "password", value: secret, temporary: false }],
  });
  return secret;
}

export async function giveRole(name, role) {
  const [user] = await admin("GET", `/users?exact=true&username=${name}`);
  await admin("POST", `/users/${user.id}/role-mappings/realm`, [await admin("GET", `/roles/${role}`)]);
}

export async function removeAccount(name) {
  for (const user of await admin("GET", `/users?exact=true&username=${name}`)) {
    await admin("DELETE", `/users/${user.id}`);
  }
}

/** The link of Keycloak in the newest mail to an address, once there are so many of them. */
export async function linkInMailTo(address, mails = 1) {
  const until = Date.now() + soon;
  while (Date.now() < until) {
    const answer = await fetch(`${mail}/api/user/${address}/messages`);
    const messages = answer.ok ? await answer.json() : [];
    if (messages.length >= mails) {
      const text = messages
        .map((message) => message.mimeMessage.replaceAll("=\r\n", "").replaceAll("=3D", "="))
        .at(-1);
      const link = /http:\/\/[^\s"<>]+\/login-actions\/action-token[^\s"<>]+/.exec(text);
      assert.ok(link, text);
      return link[0].replaceAll("&amp;", "&");
    }
    await new Promise((again) => setTimeout(again, 250));
  }
  throw new Error(`no mail to ${address}`);
}
