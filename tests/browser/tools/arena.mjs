// How fast the seat map of the season's arena is: ./run arena, against a platform with the demo season (./eventify demo).
import { base, startBrowser, stopBrowser, newPage } from "../src/platform.mjs";

const seconds = 4;
const found = await (await fetch(`${base}/api/catalog/events?query=arena&size=100`)).json();
let best;
for (const { eventId } of found.items) {
  const event = await (await fetch(`${base}/api/catalog/events/${eventId}`)).json();
  for (const each of event.performances) {
    if (each.availability.capacity > (best?.capacity ?? 0)) {
      best = { eventId, performanceId: each.performanceId, capacity: each.availability.capacity };
    }
  }
  if (best?.capacity >= 20_000) break;
}
if (!best) throw new Error("no arena; load the season by ./eventify demo");

await startBrowser();
const page = await newPage("en", { viewport: { width: 1280, height: 900 } });
await page.context().addInitScript(() => {
  // each picture of the map: its bitmap is copied to the screen
  window.pictures = [];
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...values) {
    draw.apply(this, values);
    if (this.canvas.classList.contains("map-canvas") && window.pictures.length < 1000) window.pictures.push(performance.now());
  };
});
await page.goto(`${base}/en/events/${best.eventId}/performances/${best.performanceId}`);
// the first picture with seats in it is the first one after their states came
const begin = await (
  await page.waitForFunction(() => {
    const entries = performance.getEntriesByType("resource");
    const layout = entries.find((entry) => entry.name.includes("/layout"))?.responseEnd ?? 0;
    const states = entries.find((entry) => entry.name.includes("/seat-map"))?.responseEnd ?? 0;
    const data = Math.max(layout, states);
    const picture = layout > 0 && states > 0 && window.pictures.find((at) => at > data);
    return picture ? { layout, states, data, picture } : undefined;
  })
).jsonValue();

async function frames(name, act) {
  const result = await page.evaluate(
    async ([what, length]) => {
      const canvas = document.querySelector(".map-canvas");
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const x = left + width / 2;
      const y = top + height / 2;
      const point = (type, dx, dy) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: "mouse", clientX: x + dx, clientY: y + dy, bubbles: true }));
      canvas.setPointerCapture = () => {};
      const gaps = [];
      let last = performance.now();
      const start = last;
      if (what === "pan") point("pointerdown", 0, 0);
      await new Promise((done) => {
        const step = (now) => {
          gaps.push(now - last);
          last = now;
          const phase = (now - start) / 400;
          if (what === "pan") point("pointermove", 150 * Math.sin(phase), 100 * Math.cos(phase));
          else canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: 60 * Math.sign(Math.sin(phase)), clientX: x, clientY: y, bubbles: true, cancelable: true }));
          if (now - start < length * 1000) requestAnimationFrame(step);
          else done();
        };
        requestAnimationFrame(step);
      });
      if (what === "pan") point("pointerup", 0, 0);
      const sorted = gaps.slice(1).sort((a, b) => a - b);
      return { frames: sorted.length / ((last - start) / 1000), median: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.floor(sorted.length * 0.95)], longest: sorted.at(-1) };
    },
    [act, seconds],
  );
  console.log(`${name}: ${result.frames.toFixed(0)} frames/s, between two ${result.median.toFixed(1)} ms median, ${result.p95.toFixed(1)} ms p95, ${result.longest.toFixed(0)} ms longest`);
  return result;
}

console.log(`arena of ${best.capacity} places`);
console.log(`first picture ${(begin.picture - begin.data).toFixed(0)} ms after its data (layout at ${begin.layout.toFixed(0)} ms, states at ${begin.states.toFixed(0)} ms)`);
await frames("whole, wheel", "zoom");
await page.click(".map-tools button:nth-child(3)");
for (let times = 0; times < 2; times++) await page.click(".map-tools button:nth-child(1)");
await frames("near, panning", "pan");
for (let times = 0; times < 3; times++) await page.click(".map-tools button:nth-child(1)");
await frames("seats with numbers, panning", "pan");
await stopBrowser();
