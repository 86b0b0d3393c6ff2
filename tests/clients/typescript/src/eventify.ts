import { setTimeout as pause } from 'node:timers/promises';
import createClient from 'openapi-fetch';
import type { paths } from './generated/eventify.js';

const ATTEMPTS = 6;

/** Sends again what a busy platform asks to send again; the Idempotency-Key stays, so nothing happens twice. */
async function patient(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(request.clone());
    if (attempt === ATTEMPTS || (answer.status !== 503 && answer.status !== 429)) return answer;
    await pause(Number(answer.headers.get('Retry-After') ?? 1) * 1000);
  }
}

/** A client of the platform in the name of whoever the token is for; the types come from the REST contract. */
export function eventify(baseUrl: string, token: () => Promise<string>) {
  const client = createClient<paths>({ baseUrl, fetch: patient });
  client.use({
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await token()}`);
      return request;
    },
  });
  return client;
}

/** A person's token by the demo profile's direct grant; a real front end uses authorization code with PKCE. */
export async function demoToken(tokenUrl: string, username: string, password: string): Promise<string> {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'eventify-cli', scope: 'openid', username, password }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}
