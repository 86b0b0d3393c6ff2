/*
 * Tickets, and the door's pages, that open without a network. Kept is only what the page of tickets asks for: its files (their names say what is in them), one page a language, the tickets and their
 * codes; for the door its files and pages, whose list and scans the page itself keeps. Everything else goes to the network as if nobody were here; a page that cannot be had becomes the kept one, which reads the address and shows what is kept.
 */
// of the app; the build writes it
const VERSION = 'development';
const FILES = 'eventify-files';
const PAGES = 'eventify-pages';
const TICKETS = 'eventify-tickets';
const DOOR = 'eventify-door-pages';
const HASHED = /-[0-9A-Za-z_-]{8}\.(js|css)$/;
const TICKET = /^\/api\/tickets(\/[0-9a-f-]{36}(\/qr\.svg)?)?$/;
const LANGUAGE = /^\/(fr|en|ar)(?=\/|$)/;
const OFFLINE = 'Pas de connexion. · No connection. · لا يوجد اتصال.';

self.addEventListener('install', () => {
  console.debug(`Eventify ${VERSION}`);
  return self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (LANGUAGE.test(url.pathname)) event.respondWith(page(request, url));
  } else if (HASHED.test(url.pathname)) {
    event.respondWith(file(request));
  } else if (TICKET.test(url.pathname)) {
    event.respondWith(ticket(request));
  }
});

self.addEventListener('message', (event) => {
  const { kind, files = [], pages = [], tickets = [] } = event.data ?? {};
  if (kind !== 'keep' && kind !== 'keep-door') return;
  event.waitUntil(
    Promise.all(kind === 'keep' ? [keep(FILES, files), keep(PAGES, pages), keep(TICKETS, tickets)] : [keep(DOOR, [...files, ...pages])]).then(
      () => event.ports[0]?.postMessage('kept'),
      (failure) => event.ports[0]?.postMessage(String(failure)),
    ),
  );
});

async function kept(name, key) {
  return (await caches.open(name)).match(key, { ignoreVary: true });
}

async function file(request) {
  return (await kept(FILES, request)) ?? (await kept(DOOR, request)) ?? fetch(request);
}

async function page(request, url) {
  try {
    return await fetch(request);
  } catch {
    const [language] = LANGUAGE.exec(url.pathname);
    const door = new RegExp(`^${language}/door(/|$)`).test(url.pathname) && (await kept(DOOR, `${language}/door`));
    const found = door || (await kept(PAGES, `${language}/tickets`));
    return found ?? new Response(OFFLINE, { status: 503, headers: { 'Content-Type': 'text/plain;charset=UTF-8' } });
  }
}

/** From the network, and the kept one follows it; without a network the kept one. */
async function ticket(request) {
  try {
    const answer = await fetch(request);
    const cache = await caches.open(TICKETS);
    const known = await cache.match(request, { ignoreVary: true });
    if (known && answer.ok) await cache.put(request.url, answer.clone());
    if (known && (answer.status === 401 || answer.status === 404)) await cache.delete(request.url);
    return answer;
  } catch (failure) {
    const found = await kept(TICKETS, request);
    if (found) return found;
    throw failure;
  }
}

/** Exactly these, no others: what is no longer needed goes. */
async function keep(name, wanted) {
  const cache = await caches.open(name);
  const addresses = new Set(wanted.map((each) => new URL(each, self.location.origin).href));
  for (const old of await cache.keys()) if (!addresses.has(old.url)) await cache.delete(old);
  for (const address of addresses) {
    if (HASHED.test(address) && (await cache.match(address))) continue;
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (answer.ok) await cache.put(address, answer);
  }
}
