import { isPlatformServer } from '@angular/common';
import { inject, Injectable, InjectionToken, PLATFORM_ID } from '@angular/core';
import type { TypedDocumentString } from '../api/generated/graphql';
import { ServerClock } from './clock';
import { LanguageService } from './language';
import { Problem } from './problem';

/** Where the gateway answers: for a browser it is this site; the rendering server is told by its environment. */
export const GATEWAY = new InjectionToken<string>('GATEWAY', {
  providedIn: 'root',
  factory: () => (isPlatformServer(inject(PLATFORM_ID)) ? (process.env['EVENTIFY_WEB_GATEWAY_URL'] ?? 'http://localhost:8080') : ''),
});

const READ_LIMIT_MS = 15_000;
/** A page is rendered without what takes longer, and the browser asks for it again: less than the gateway waits for a page. */
const RENDER_LIMIT_MS = 6_000;

interface GraphqlAnswer<R> {
  data?: R | null;
  errors?: {
    message: string;
    extensions?: { code?: string; correlationId?: string; details?: { field?: string; issue?: string }[] };
  }[];
}

export interface Ask {
  readonly signal?: AbortSignal;
  readonly idempotencyKey?: string;
  /** the ETag of what was read: the change is refused (412) when somebody else was faster */
  readonly ifMatch?: string;
  /** not what the browser has kept, be it for a second only */
  readonly fresh?: boolean;
  /** how long an answer may take, for what is long on its way */
  readonly limitMs?: number;
}

/** What was read, with the ETag that a change of it needs. */
export interface Tagged<T> {
  readonly value: T;
  readonly tag: string;
}

/** The one way to the gateway. Every refusal comes back as a {@link Problem}. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly gateway = inject(GATEWAY);
  private readonly limitMs = isPlatformServer(inject(PLATFORM_ID)) ? RENDER_LIMIT_MS : READ_LIMIT_MS;
  private readonly language = inject(LanguageService);
  private readonly clock = inject(ServerClock);

  /** Proof for the session that a page of ours asks, which everything but GET needs. The session service knows it, and may have to ask for it first. */
  proof: (() => Promise<string | undefined>) | undefined;

  async graphql<R, V>(document: TypedDocumentString<R, V>, variables: V, ask: Ask = {}): Promise<R> {
    const answer = await this.send<GraphqlAnswer<R>>('POST', '/graphql', { query: document.toString(), variables }, ask);
    const failure = answer.errors?.[0];
    if (failure || !answer.data) {
      const facts = failure?.extensions;
      throw new Problem(200, facts?.code ?? 'unexpected', failure?.message ?? '', facts?.correlationId, facts?.details ?? []);
    }
    return answer.data;
  }

  get<T>(path: string, parameters: Record<string, string | number | boolean | undefined> = {}, ask: Ask = {}): Promise<T> {
    return this.send<T>('GET', withQuery(path, parameters), undefined, ask);
  }

  async getTagged<T>(path: string, ask: Ask = {}): Promise<Tagged<T>> {
    return this.exchange<T>('GET', path, undefined, ask);
  }

  /** A body that is a file goes as it is. */
  post<T>(path: string, body?: unknown, ask: Ask = {}): Promise<T> {
    return this.send<T>('POST', path, body, ask);
  }

  putTagged<T>(path: string, body: unknown, ask: Ask & { readonly ifMatch: string }): Promise<Tagged<T>> {
    return this.exchange<T>('PUT', path, body, ask);
  }

  delete<T>(path: string, ask: Ask = {}): Promise<T> {
    return this.send<T>('DELETE', path, undefined, ask);
  }

  private async send<T>(method: string, path: string, body: unknown, ask: Ask): Promise<T> {
    return (await this.exchange<T>(method, path, body, ask)).value;
  }

  private async exchange<T>(method: string, path: string, body: unknown, ask: Ask): Promise<Tagged<T>> {
    const headers: Record<string, string> = {
      Accept: path === '/graphql' ? 'application/graphql-response+json, application/json;q=0.9' : 'application/json',
      'Accept-Language': this.language.language(),
    };
    if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json';
    if (ask.ifMatch) headers['If-Match'] = ask.ifMatch;
    if (ask.idempotencyKey) headers['Idempotency-Key'] = ask.idempotencyKey;
    const proof = method === 'GET' ? undefined : await this.proof?.();
    if (proof) headers['X-CSRF-Token'] = proof;
    const limit = AbortSignal.timeout(ask.limitMs ?? this.limitMs);
    const asked = Date.now();
    let response: Response;
    try {
      response = await fetch(this.gateway + path, {
        method,
        headers,
        body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
        signal: ask.signal ? AbortSignal.any([ask.signal, limit]) : limit,
        credentials: 'same-origin',
        cache: ask.fresh ? 'no-cache' : 'default',
      });
    } catch (failure) {
      if (limit.aborted) throw new Problem(0, 'offline', '', undefined);
      throw failure;
    }
    this.clock.set(response.headers.get('Date'), asked, Date.now());
    const tag = response.headers.get('ETag') ?? '';
    if (response.status === 204) return { value: undefined as T, tag };
    const text = await response.text();
    const json = parse(text);
    if (!response.ok && !(path === '/graphql' && typeof json === 'object' && json !== null && 'errors' in json)) {
      throw problemOf(response, json);
    }
    return { value: json as T, tag };
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(response: Response, json: unknown): Problem {
  const error = (json as { error?: { code?: string; message?: string; correlationId?: string; details?: { field?: string; issue?: string }[] } } | undefined)
    ?.error;
  const after = Number(response.headers.get('Retry-After'));
  return new Problem(
    response.status,
    error?.code ?? (response.status === 401 ? 'unauthorized' : response.status >= 500 ? 'service_unavailable' : 'unexpected'),
    error?.message ?? '',
    error?.correlationId ?? response.headers.get('X-Correlation-Id') ?? undefined,
    error?.details ?? [],
    Number.isFinite(after) && after > 0 ? after : undefined,
  );
}

function withQuery(path: string, parameters: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
