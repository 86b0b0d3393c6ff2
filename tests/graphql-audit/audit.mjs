// Usage: node audit.mjs <url>. Ends with 1 when a MUST or a SHOULD of the specification is not kept.
import { serverAudits } from 'graphql-http';

const url = process.argv[2] ?? process.env.EVENTIFY_GRAPHQL_URL;
if (!url) {
  console.error('usage: node audit.mjs <url of /graphql>');
  process.exit(2);
}
const TIMEOUT_MILLIS = 30_000;
const fetchFn = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
const counts = { passed: 0, notices: 0, failed: 0 };
for (const audit of serverAudits({ url, fetchFn })) {
  const result = await audit.fn();
  if (result.status === 'ok') {
    counts.passed++;
    console.log(`ok      ${audit.name}`);
  } else {
    const failed = /^(MUST|SHOULD)/.test(audit.name);
    counts[failed ? 'failed' : 'notices']++;
    console.log(`${failed ? 'FAILED ' : 'notice '} ${audit.name}: ${result.reason}`);
  }
}
console.log(JSON.stringify(counts));
process.exit(counts.failed === 0 ? 0 : 1);
