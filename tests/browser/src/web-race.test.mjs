// Two browsers want the same place.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { expect, logIn, picture, startBrowser, stopBrowser } from "./platform.mjs";
import { show } from "./stage.mjs";
import { address, leave, openList, seat, visitor } from "./web.mjs";

const told = 2_000;

before(() => startBrowser());
after(stopBrowser);

async function choosing(stage, user) {
  const page = await visitor();
  await logIn(page, user);
  await page.goto(address(stage));
  await openList(page);
  await seat(page, "A", 4).click();
  await page.locator(".chosen-list li").waitFor();
  return page;
}

test("who only looks at a seat sees it go within two seconds, and is offered the nearest", async () => {
  const stage = await show();
  const quick = await choosing(stage, "customer1");
  const slow = await choosing(stage, "customer2");
  await quick.click(".choose-side .button.big");
  await quick.waitForSelector(".time-card");
  const taken = Date.now();
  await slow.waitForSelector(".choose-side .note.is-warm");
  const after_ = Date.now() - taken;
  assert.ok(after_ < told, `told after ${after_} ms`);
  const note = await slow.textContent(".choose-side .note.is-warm");
  assert.match(note, /seat 4/);
  assert.match(note, /seat [35]/);
  await expect(slow.locator(".chosen-list li")).toHaveCount(0);
  await expect(seat(slow, "A", 4)).toBeDisabled();
  await picture(slow, "web-too-slow");
  await slow.click(".choose-side .note.is-warm button");
  await slow.locator(".chosen-list li").waitFor();
  await slow.click(".choose-side .button.big");
  await slow.waitForSelector(".time-card");
  await leave(quick);
  await leave(slow);
});

test("both click at once: one has it, the other is told and offered another", async () => {
  const stage = await show();
  const both = await Promise.all([choosing(stage, "customer1"), choosing(stage, "customer2")]);
  await Promise.all(both.map((page) => page.click(".choose-side .button.big")));
  const ends = await Promise.all(both.map((page) => page.waitForSelector(".time-card, .choose-side .note.is-warm").then((found) => found.getAttribute("class"))));
  assert.equal(ends.filter((found) => found.includes("time-card")).length, 1, String(ends));
  assert.equal(ends.filter((found) => found.includes("is-warm")).length, 1, String(ends));
  const loser = both[ends.findIndex((found) => found.includes("is-warm"))];
  await expect(loser.locator(".choose-side .note.is-warm button")).toHaveCount(1);
  for (const page of both) await leave(page);
});
