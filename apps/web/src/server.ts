import { AngularNodeAppEngine, createNodeRequestHandler, isMainModule } from '@angular/ssr/node';
import { readFile, readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languageOf, negotiate, settingsOf, writePage } from './server/pages';

/**
 * Renders what everybody reads alike, and serves the app's files. Stands behind the gateway, which alone is reachable from outside: no cookie and no token gets here, and what it
 * renders for one reader is what it renders for all.
 */
const PORT = Number(process.env['EVENTIFY_WEB_PORT'] ?? '8090');
const HOST = process.env['EVENTIFY_WEB_HOST'] ?? '127.0.0.1';
const PUBLIC_URL = new URL(process.env['EVENTIFY_PUBLIC_URL'] ?? 'http://localhost:8080');
const SETTINGS = settingsOf(process.env);
const MOST_RENDERINGS = Number(process.env['EVENTIFY_WEB_MAX_RENDERINGS'] ?? '64');
const TYPES: Record<string, string> = {
  '.js': 'text/javascript;charset=UTF-8',
  '.css': 'text/css;charset=UTF-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain;charset=UTF-8',
};
/** As the build names files: what is in them is in their name. */
const HASHED = /-[0-9A-Za-z_-]{8}\.(js|css)$/;

interface File {
  readonly content: Buffer;
  readonly type: string;
  readonly tag: string;
}

const browserFolder = join(fileURLToPath(new URL('.', import.meta.url)), '..', 'browser');
let files: ReadonlyMap<string, File> = new Map();
const engine = new AngularNodeAppEngine({ allowedHosts: [PUBLIC_URL.hostname] });
let renderings = 0;

async function readFiles(folder: string): Promise<ReadonlyMap<string, File>> {
  const found = new Map<string, File>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.html')) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    found.set(path.slice(folder.length), {
      content,
      type: TYPES[extname(entry.name)] ?? 'application/octet-stream',
      tag: `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`,
    });
  }
  return found;
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
}

function sendFile(path: string, file: File, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('ETag', file.tag);
  response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (header(request, 'if-none-match').includes(file.tag.slice(1, -1))) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.content.length });
  response.end(request.method === 'HEAD' ? undefined : file.content);
}

function refuse(response: ServerResponse, status: number, retryAfter?: number): void {
  if (retryAfter) response.setHeader('Retry-After', String(retryAfter));
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=UTF-8', 'Cache-Control': 'no-store' }).end(`${status}\n`);
}

/** Of a request only path and query reach the app: hosts, cookies and forwarded headers are not its business. */
async function sendPage(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (renderings >= MOST_RENDERINGS) {
    refuse(response, 503, 1);
    return;
  }
  renderings++;
  try {
    const language = languageOf(url.pathname);
    const asked = new Request(url, { headers: { 'accept-language': language ?? 'en' } });
    const answer = await engine.handle(asked, { language });
    if (!answer) {
      refuse(response, 404);
      return;
    }
    const location = answer.headers.get('Location');
    if (location) {
      response.writeHead(answer.status, { Location: location, 'Cache-Control': 'no-cache' }).end();
      return;
    }
    const html = writePage(await answer.text(), { language: language ?? 'en', nonce: header(request, 'x-csp-nonce'), settings: SETTINGS });
    const body = Buffer.from(html);
    response.writeHead(answer.status, {
      'Content-Type': 'text/html;charset=UTF-8',
      'Content-Language': language ?? 'en',
      'Content-Length': body.length,
      'Cache-Control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  } finally {
    renderings--;
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    refuse(response, 405);
    return;
  }
  const url = new URL(`${PUBLIC_URL.origin}${(request.url ?? '/').replace(/^\/+/, '/')}`);
  if (url.pathname === '/health') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end('{"status":"UP"}');
    return;
  }
  const file = files.get(url.pathname);
  if (file) {
    sendFile(url.pathname, file, request, response);
  } else if (url.pathname === '/') {
    response
      .writeHead(302, { Location: `/${negotiate(header(request, 'accept-language'))}`, Vary: 'Accept-Language', 'Cache-Control': 'no-cache' })
      .end();
  } else if (languageOf(url.pathname)) {
    await sendPage(url, request, response);
  } else {
    refuse(response, 404);
  }
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  answer(request, response).catch((failure: unknown) => {
    console.error(JSON.stringify({ level: 'ERROR', path: (request.url ?? '').split('?')[0], message: String(failure) }));
    if (!response.headersSent) refuse(response, 500);
    else response.destroy();
  });
}

async function start(): Promise<void> {
  files = await readFiles(browserFolder);
  const server = createServer(serve);
  server.requestTimeout = 30_000;
  server.listen(PORT, HOST, () => console.log(JSON.stringify({ level: 'INFO', message: `listening on ${HOST}:${PORT}` })));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
      setTimeout(() => process.exit(0), 5000).unref();
    });
  }
}

/** For the build, which asks this module for the app's routes without starting anything. */
export const reqHandler = createNodeRequestHandler(serve);

if (isMainModule(import.meta.url)) await start();
