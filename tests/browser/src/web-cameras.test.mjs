// A phone with two cameras at the door: another one is chosen, and stays chosen.
import { after, before, test } from "node:test";
import { base, enter, expect, picture, startBrowser, stopBrowser } from "./platform.mjs";
import { show } from "./stage.mjs";
import { leave, textOf, visitor } from "./web.mjs";

before(() => startBrowser(["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=2"]));
after(stopBrowser);

const button = (page, key) => page.getByRole("button", { name: textOf("en", key), exact: true });

test("of two cameras the other one is chosen, and is the one that films the next time", async () => {
  const stage = await show({ inHours: 2 });
  const page = await visitor({ width: 360, height: 740, touch: true });
  await page.goto(`${base}/en/door/${stage.performanceId}`);
  await page.waitForSelector("#kc-login");
  await enter(page, "checkin1");
  await page.waitForSelector(".door-counts");

  const choice = page.getByLabel(textOf("en", "door.camera"), { exact: true });
  const films = () => page.locator("video").evaluate((video) => video.srcObject?.getVideoTracks()[0]?.getSettings().deviceId);
  await button(page, "door.startCamera").click();
  await expect(choice.locator("option")).toHaveCount(2);
  const first = await choice.inputValue();
  await expect.poll(films).toBe(first);
  const other = await choice.locator("option").evaluateAll((options, chosen) => options.map((option) => option.value).find((value) => value !== chosen), first);

  await choice.selectOption(other);
  await expect.poll(films).toBe(other);
  await expect(choice).toHaveValue(other);
  await picture(page, "web-door-cameras");

  await button(page, "door.stopCamera").click();
  await expect(choice).toHaveCount(0);
  await page.reload();
  await page.waitForSelector(".door-counts");
  await button(page, "door.startCamera").click();
  await expect.poll(films).toBe(other);
  await expect(choice).toHaveValue(other);
  await leave(page);
});
