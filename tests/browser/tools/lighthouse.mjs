// Lighthouse on the pages that everybody reads: accessibility, best practices and (where a page may be found by search engines) SEO are at 100.
import { createServer } from "node:net";
import { chromium } from "playwright";
import lighthouse, { desktopConfig } from "lighthouse";
import { base, chromiumBinary } from "../src/platform.mjs";
import { show } from "../src/stage.mjs";

const stage = await show();
const event = `events/${stage.eventId}`;
const found = ["accessibility", "best-practices", "seo"];
const pages = [
  ["fr", found, undefined],
  ["en", found, desktopConfig],
  ["ar", found, undefined],
  ["en/search", found, undefined],
  [`fr/${event}`, found, undefined],
  [`ar/${event}`, found, undefined],
  // a place is chosen by a person: not for search engines
  [`en/${event}/performances/${stage.performanceId}`, found.slice(0, 2), undefined],
];

const port = await freePort();
const browser = await chromium.launch({
  executablePath: chromiumBinary(),
  args: [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
const problems = [];
try {
  for (const [path, onlyCategories, config] of pages) {
    const { lhr } = await lighthouse(`${base}/${path}`, { port, onlyCategories, logLevel: "error", locale: "en", maxWaitForLoad: 60_000 }, config);
    if (lhr.runtimeError) {
      problems.push(`${path}: ${lhr.runtimeError.message}`);
      continue;
    }
    const scores = onlyCategories.map((name) => `${name} ${Math.round(lhr.categories[name].score * 100)}`);
    console.log(`${path}: ${scores.join(", ")}`);
    for (const name of onlyCategories) {
      for (const { id, weight } of lhr.categories[name].auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 1) {
          problems.push(`${path}: ${name}: ${id}: ${audit.title} ${JSON.stringify(audit.details?.items ?? []).slice(0, 1000)}`);
        }
      }
    }
  }
} finally {
  await browser.close();
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
