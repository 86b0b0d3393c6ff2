// What every test relies on: whatever goes wrong on a page of a visit fails the test that made it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, startBrowser, stopBrowser } from "./platform.mjs";
import { leave, visitor } from "./web.mjs";

before(() => startBrowser());
after(stopBrowser);

/** What somebody could plant in a page, and the directive that forbids it. */
const planted = {
  "script-src-elem": () => {
    const script = document.createElement("script");
    script.textContent = "window.planted = true";
    document.head.append(script);
  },
  "script-src-attr": () => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.planted = true");
    document.body.append(button);
    button.click();
  },
  "style-src-elem": () => {
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.head.append(style);
  },
  "style-src-attr": () => document.body.setAttribute("style", "color: red"),
  "img-src": () => {
    const image = new Image();
    image.src = "http://elsewhere.example/picture.png";
    document.body.append(image);
  },
  "connect-src": () => void fetch("http://elsewhere.example/").catch(() => undefined),
};

for (const [directive, plant] of Object.entries(planted)) {
  test(`a violation of the policy is found: ${directive}`, async () => {
    const page = await visitor();
    await page.goto(`${base}/en`);
    const told = page.waitForEvent("console", (message) => message.text().startsWith(`content policy: ${directive}`));
    await page.evaluate(plant);
    await told;
    assert.equal(await page.evaluate(() => window.planted), undefined);
    await assert.rejects(leave(page), (refused) => refused.actual.some((fault) => fault.startsWith(`content policy: ${directive}`)));
  });
}

test("an error of a script is found, and what a page writes as one", async () => {
  const page = await visitor();
  await page.goto(`${base}/en`);
  // the app hears what nobody caught, and writes it
  const thrown = page.waitForEvent("console", (message) => message.text().includes("Error: thrown"));
  await page.evaluate(() => {
    console.error("written");
    setTimeout(() => {
      throw new Error("thrown");
    });
  });
  await thrown;
  await assert.rejects(leave(page), (refused) => refused.actual.includes("written") && refused.actual.some((fault) => fault.includes("Error: thrown")));
});

test("an answer that a page expects is no fault, and a visit without one is none", async () => {
  const page = await visitor();
  await page.goto(`${base}/en`);
  await page.evaluate(async () => (await fetch("/api/catalog/events/00000000-0000-4000-8000-000000000000")).status);
  await leave(page);
});
