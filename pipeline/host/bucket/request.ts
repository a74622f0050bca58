import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { Failure } from '../../contract/index.ts';
import type { Access } from './access.ts';
import { codeIn, refusal } from './refusal.ts';

/** What is asked of a bucket. */
export interface Ask {
  method: 'GET' | 'PUT' | 'DELETE';
  /** Name of the object; `''` for the bucket itself. */
  name: string;
  query?: Readonly<Record<string, string>>;
  body?: Uint8Array;
}

/** What it answered. */
export interface Answer {
  headers: Headers;
  bytes: Uint8Array;
}

/** How often a request is tried, and what pauses between two of them begin with (ms), which double. */
const TRIES = 3;
const PAUSE = 125;
/** How long nothing may come (ms), beside what is sent meanwhile at a speed below which nothing comes of it (bytes/ms). */
const PATIENCE = 10_000;
const SLOWEST = 25;

/**
 * Makes signed requests of a bucket: undefined is answered for an object that is not there.
 *
 * Fails with `cache/unreachable` where nothing else was answered than that it cannot answer now, and with
 * `cache/refused`. Messages hold neither keys nor what was sent.
 */
export function requests(access: Access, place: string, signal: AbortSignal) {
  const keys = new Map<string, ArrayBuffer>();
  return async (ask: Ask): Promise<Answer | undefined> => {
    let reason = '';
    for (let tried = 0; tried < TRIES; tried += 1) {
      if (tried > 0)
        await sleep(PAUSE * 2 ** tried * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
      const answer = await once(ask, access, keys, signal).catch(reasonOf);
      signal.throwIfAborted();
      if (typeof answer === 'string') {
        reason = answer;
        continue;
      }
      const { status, headers, bytes } = answer;
      if (status >= 200 && status < 300) return { headers, bytes };
      if (status === 404 && codeIn(bytes) !== 'NoSuchBucket') return undefined;
      throw refusal(place, ask.method, answer);
    }
    throw unreachable(place, reason);
  };
}

/** One try; a text says why there should be another one. */
async function once(
  { method, name, query = {}, body }: Ask,
  { url, ...access }: Access,
  cache: Map<string, ArrayBuffer>,
  signal: AbortSignal,
): Promise<(Answer & { status: number }) | string> {
  const late = new AbortController();
  const allow = (sent = 0) =>
    setTimeout(() => late.abort(new Error('it takes too long to answer')), PATIENCE + sent / SLOWEST);
  let clock = allow(body?.length);
  try {
    const path = name.split('/').map(encodeURIComponent).join('/');
    // Not as `URLSearchParams` writes it: a space as `+` is signed as if it were `%20`.
    const search = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    const signer = new AwsV4Signer({
      ...access,
      ...{ method, cache, service: 's3' },
      url: `${url}/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`,
      // The store compares it with what it was sent.
      headers: {
        'X-Amz-Content-Sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
    });
    const { url: address, headers } = await signer.sign();
    const response = await fetch(address, {
      ...{ method, headers },
      ...(body && { body: Uint8Array.from(body) }),
      // A signature is for one host.
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
    });
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      clearTimeout(clock);
      clock = allow();
    }
    const bytes = Buffer.concat(chunks);
    const { status } = response;
    if (status >= 500 || status === 429 || status === 408) return `HTTP ${[status, codeIn(bytes)].join(' ').trim()}`;
    return { status, headers: response.headers, bytes };
  } finally {
    clearTimeout(clock);
  }
}

/** `fetch` says what happened in the cause of its error. */
function reasonOf({ message, cause }: Error & { cause?: { message?: string; code?: string } }): string {
  return cause?.message || cause?.code || message;
}

const unreachable = (place: string, reason: string): Failure =>
  new Failure('cache/unreachable', `Cannot reach the cache \`${place}\`: ${reason}`, {
    note: 'Check AWS_ENDPOINT_URL, AWS_REGION and the network, or name another place under `cache.folder`.',
  });
