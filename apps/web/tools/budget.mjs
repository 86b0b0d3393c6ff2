// What a browser fetches before it can show the first page, compressed: scripts that index.html names with all they import at once, and style sheets.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const LIMIT_KIB = 150;
const site = new URL('../target/site/browser/', import.meta.url);
const index = await readFile(new URL('index.csr.html', site), 'utf8');
const wanted = new Set([...index.matchAll(/(?:src|href)="\/?([\w.-]+\.(?:js|css))"/g)].map((match) => match[1]));
for (const name of wanted) {
  if (!name.endsWith('.js')) continue;
  const source = await readFile(new URL(name, site), 'utf8');
  for (const [, imported] of source.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) wanted.add(imported);
}
let bytes = 0;
for (const name of wanted) bytes += gzipSync(await readFile(new URL(name, site)), { level: 9 }).length;
const kib = bytes / 1024;
console.log(`initial scripts and styles: ${kib.toFixed(1)} KiB gzip in ${wanted.size} files (limit ${LIMIT_KIB})`);
if (kib > LIMIT_KIB || wanted.size === 0) process.exit(1);
