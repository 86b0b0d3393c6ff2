// The service worker gets the version of the app: another text whenever another file is there, so that browsers see that there is a newer one.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';

const site = new URL('../target/site/browser/', import.meta.url);
const worker = new URL('sw.js', site);
const names = (await readdir(site)).filter((name) => /\.(js|css)$/.test(name) && name !== 'sw.js').sort();
const version = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12);
const source = await readFile(worker, 'utf8');
const stamped = source.replace(/^const VERSION = '[^']*';$/m, `const VERSION = '${version}';`);
if (!stamped.includes(version)) throw new Error('sw.js has no place for the version');
await writeFile(worker, stamped);
