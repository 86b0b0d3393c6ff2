import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { demoToken, eventify } from './eventify.js';

/** The platform under test, as the caller of this test describes it. */
function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

const PATIENCE_MS = 45_000;

/** Asks again until the answer is there: the saga works on after the provider has the money. */
async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(250);
  }
  throw new Error(`not in time: ${what}`);
}

/** What Stripe's script does in a browser. */
async function pay(clientSecret: string): Promise<void> {
  const intent = clientSecret.split('_secret_')[0];
  const answer = await fetch(`${given('EVENTIFY_PSP_URL')}/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${given('EVENTIFY_PSP_PUBLISHABLE_KEY')}` },
    body: new URLSearchParams({ client_secret: clientSecret, payment_method: 'pm_card_visa', return_url: 'https://example.org/return' }),
    signal: AbortSignal.timeout(20_000),
  });
  assert.equal(answer.status, 200, await answer.text());
}

test('the generated client books a ticket', { timeout: 180_000 }, async () => {
  const token = await demoToken(given('EVENTIFY_TOKEN_URL'), 'customer1', given('EVENTIFY_DEMO_PASSWORD'));
  const api = eventify(given('EVENTIFY_PUBLIC_URL'), async () => token);
  const performanceId = given('EVENTIFY_TEST_PERFORMANCE');

  const started = await api.POST('/api/reservations', {
    params: { header: { 'Idempotency-Key': randomUUID() } },
    body: { performanceId },
  });
  assert.equal(started.response.status, 201, JSON.stringify(started.error));
  assert.ok(started.data);
  const id = started.data.reservationId;

  const filled = await api.POST('/api/reservations/{id}/items', {
    params: { path: { id }, header: { 'Idempotency-Key': randomUUID() } },
    body: { bestAvailable: { quantity: 1, seatClass: 'stalls', together: true } },
  });
  assert.equal(filled.response.status, 200, JSON.stringify(filled.error));
  assert.equal(filled.data?.items.length, 1);

  const key = randomUUID();
  const order = () =>
    api.POST('/api/orders', { params: { header: { 'Idempotency-Key': key } }, body: { reservationId: id, language: 'en' } });
  const placed = await order();
  assert.equal(placed.response.status, 201, JSON.stringify(placed.error));
  assert.ok(placed.data);
  const orderId = placed.data.orderId;

  const again = await order();
  assert.equal(again.data?.orderId, orderId, 'the same key gives the same order');

  const seen = async () => (await api.GET('/api/orders/{orderId}', { params: { path: { orderId } } })).data;
  await pay(await until('the order can be paid', async () => (await seen())?.payment?.clientSecret));
  const done = await until('the tickets', async () => {
    const now = await seen();
    return now?.status === 'tickets_issued' ? now : undefined;
  });
  assert.match(done.total.amount, /^\d+\.\d+$/, 'money is a decimal string');

  const ticket = await until('the ticket', async () => {
    const { data } = await api.GET('/api/tickets', { params: { query: { orderId, page: 1, size: 1 } } });
    return data?.items[0];
  });
  const picture = await api.GET('/api/tickets/{ticketId}/qr.svg', {
    params: { path: { ticketId: ticket.ticketId } },
    parseAs: 'text',
  });
  assert.equal(picture.response.status, 200);
  assert.match(String(picture.data), /<svg/);
});

test('an error has its stable code and the correlation id', { timeout: 30_000 }, async () => {
  const token = await demoToken(given('EVENTIFY_TOKEN_URL'), 'customer1', given('EVENTIFY_DEMO_PASSWORD'));
  const api = eventify(given('EVENTIFY_PUBLIC_URL'), async () => token);
  const correlationId = randomUUID();

  const { error, response } = await api.GET('/api/orders/{orderId}', {
    params: { path: { orderId: randomUUID() }, header: { 'X-Correlation-Id': correlationId } },
  });

  assert.equal(response.status, 404);
  // either body of an error may come; without asking for application/problem+json it is this one
  assert.ok(error && 'error' in error, JSON.stringify(error));
  assert.equal(error.error.code, 'order_not_found');
  assert.equal(error.error.correlationId, correlationId);
  assert.equal(response.headers.get('X-Correlation-Id'), correlationId);
});
