// What a person does with an account at Keycloak, in a real browser: register, confirm an address, find a password again, a one-time password app, a passkey.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import {
  addressOf,
  admin,
  anonymous,
  base,
  expect,
  giveRole,
  known,
  linkInMailTo,
  logIn,
  logOut,
  newAccount,
  newName,
  newPage,
  picture,
  removeAccount,
  startBrowser,
  stopBrowser,
  toLogIn,
} from "./platform.mjs";

const period = 30;

before(() => startBrowser());
after(stopBrowser);

/** RFC 6238 with SHA-1 and six digits, as the realm says. */
function oneTimePassword(secret, periodsAhead = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / period) + periodsAhead));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function whoAmI(page) {
  return page.evaluate(async () => (await fetch("/session")).json());
}

test("a person registers, confirms the address by mail and is logged in as a customer", async () => {
  const name = newName();
  const page = await newPage("fr");
  try {
    await page.goto(`${base}/session/login?action=register&returnTo=/fr/`);
    await page.waitForSelector("#lastName");
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await picture(page, "register-fr");
    await page.fill("#username", name);
    await page.fill("#email", addressOf(name));
    await page.fill("#firstName", "Nour");
    await page.fill("#lastName", "Trabelsi");
    await page.press("#lastName", "Enter");
    const link = await linkInMailTo(addressOf(name));
    await picture(page, "verify-address-fr");
    // before the address is confirmed nobody is logged in
    const other = await page.context().newPage();
    await other.goto(`${base}/fr/`);
    await anonymous(other);

    // a password is set by whoever can read the mail
    await page.goto(link);
    await page.waitForSelector("#password-new");
    await picture(page, "first-password-fr");
    await page.fill("#password-new", "trop-court");
    await page.fill("#password-confirm", "trop-court");
    await page.press("#password-confirm", "Enter");
    await page.waitForSelector("text=12.");
    await page.fill("#password-new", "une phrase bien assez longue");
    await page.fill("#password-confirm", "une phrase bien assez longue");
    await page.press("#password-confirm", "Enter");
    await known(page);

    const who = await whoAmI(page);
    assert.equal(who.name, "Nour Trabelsi");
    assert.deepEqual(who.roles, ["CUSTOMER"]);
    assert.match(new URL(page.url()).pathname, /^\/fr\/?$/);
  } finally {
    await page.context().close();
    await removeAccount(name);
  }
});

test("who has forgotten the password gets a new one by mail, and the old one is over", async () => {
  const name = newName();
  const old = await newAccount(name);
  const page = await newPage("en");
  try {
    await page.goto(`${base}/en/`);
    await toLogIn(page);
    await page.click('a[href*="reset-credentials"]');
    await page.fill("#username", addressOf(name));
    await page.press("#username", "Enter");
    const link = await linkInMailTo(addressOf(name));
    await page.goto(link);
    await page.waitForSelector("#password-new");
    await picture(page, "new-password-en");
    const fresh = "another long pass phrase";
    await page.fill("#password-new", fresh);
    await page.fill("#password-confirm", fresh);
    await page.press("#password-confirm", "Enter");
    await known(page);

    await logOut(page);
    await toLogIn(page);
    await page.fill("#username", name);
    await page.fill("#password", old);
    await page.click("#kc-login");
    await page.waitForSelector("[id^=input-error]");
    await logIn(page, name, fresh);
    // a link counts once
    const again = await newPage("en");
    await again.goto(link);
    assert.equal(await again.$("#password-new"), null);
    await again.context().close();
  } finally {
    await page.context().close();
    await removeAccount(name);
  }
});

test("a one-time password app is added, and the password alone is not enough any more", async () => {
  const name = newName();
  const secret = await newAccount(name);
  const page = await newPage("en");
  try {
    await logIn(page, name, secret);
    await page.goto(`${base}/session/login?action=totp&returnTo=/en/`);
    await page.click("#mode-manual");
    const key = (await page.textContent("#kc-totp-secret-key")).trim();
    await picture(page, "totp-en");
    await page.fill("#totp", oneTimePassword(key));
    await page.fill("#userLabel", "phone");
    await page.press("#userLabel", "Enter");
    await known(page);
    await logOut(page);

    await toLogIn(page);
    await page.fill("#username", name);
    await page.fill("#password", secret);
    await page.click("#kc-login");
    await page.waitForSelector("#otp");
    await picture(page, "otp-en");
    await page.fill("#otp", "000000");
    await page.press("#otp", "Enter");
    await page.waitForSelector("[id^=input-error-otp]");
    // the code of the enrolment is used up; Keycloak also takes the next one
    await page.fill("#otp", oneTimePassword(key, 1));
    await page.press("#otp", "Enter");
    await known(page);
    assert.equal((await whoAmI(page)).authenticated, true);
  } finally {
    await page.context().close();
    await removeAccount(name);
  }
});

test("staff cannot log in with a password alone, and set up a second factor at the first log-in", async () => {
  const [name, customer] = [newName(), newName()];
  const secret = await newAccount(name);
  const customersSecret = await newAccount(customer);
  const page = await newPage("en");
  const { browserFlow } = await admin("GET", "");
  try {
    await giveRole(name, "ORGANIZER");
    // the demo profile asks for no second factor; every other profile has this flow from the start
    await admin("PUT", "", { browserFlow: "eventify browser" });
    await page.goto(`${base}/en/`);
    await toLogIn(page);
    await page.fill("#username", name);
    await page.fill("#password", secret);
    await page.click("#kc-login");
    await page.waitForSelector("#mode-manual");
    await picture(page, "staff-second-factor-en");
    const other = await page.context().newPage();
    await other.goto(`${base}/en/`);
    await anonymous(other);
    await page.click("#mode-manual");
    const key = (await page.textContent("#kc-totp-secret-key")).trim();
    await page.fill("#totp", oneTimePassword(key));
    await page.fill("#userLabel", "phone");
    await page.press("#userLabel", "Enter");
    await known(page);
    assert.deepEqual((await whoAmI(page)).roles.toSorted(), ["CUSTOMER", "ORGANIZER"]);
    await logOut(page);

    await toLogIn(page);
    await page.fill("#username", name);
    await page.fill("#password", secret);
    await page.click("#kc-login");
    await page.fill("#otp", oneTimePassword(key, 1));
    await page.press("#otp", "Enter");
    await known(page);

    const customers = await newPage("en");
    await logIn(customers, customer, customersSecret);
    await customers.context().close();
  } finally {
    await admin("PUT", "", { browserFlow });
    await page.context().close();
    await removeAccount(name);
    await removeAccount(customer);
  }
});

test("a passkey is added, and logs in without a password", async () => {
  const name = newName();
  const secret = await newAccount(name);
  const page = await newPage("en");
  try {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    // Keycloak asks for a name of the passkey
    page.on("dialog", (dialog) => dialog.accept("laptop"));
    await logIn(page, name, secret);
    await page.goto(`${base}/session/login?action=passkey&returnTo=/en/`);
    await page.waitForSelector("#registerWebAuthn");
    await picture(page, "passkey-en");
    await page.click("#registerWebAuthn");
    await known(page);
    const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId });
    assert.equal(credentials.length, 1);
    assert.equal(credentials[0].isResidentCredential, true);
    await logOut(page);

    await toLogIn(page);
    // some browsers offer the passkey by themselves, others after the button
    const back = known(page);
    const button = page.click("#authenticateWebAuthnButton").catch(() => undefined);
    await Promise.race([back, button]);
    await back;

    assert.equal((await whoAmI(page)).name, "Browser Test");
  } finally {
    await page.context().close();
    await removeAccount(name);
  }
});

for (const [language, direction] of [["en", "ltr"], ["fr", "ltr"], ["ar", "rtl"]]) {
  test(`registration and lost passwords speak ${language}`, async () => {
    const page = await newPage(language);
    await page.goto(`${base}/session/login?action=register&returnTo=/${language}/`);
    await page.waitForSelector("#lastName");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await picture(page, `register-${language}`);
    await page.goto(`${base}/session/login?returnTo=/${language}/`);
    await page.click('a[href*="reset-credentials"]');
    await page.waitForSelector("#username");
    await expect(page.locator("html")).toHaveAttribute("dir", direction);
    await picture(page, `lost-password-${language}`);
    await page.context().close();
  });
}
