import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { type BucketAddress, Failure, type ListedObject, type ObjectName, type Objects } from '../../contract/index.ts';
import { accessTo } from './access.ts';
import { type Answer, type Ask, requests } from './request.ts';

/** Changes with the layout below the prefix. */
const LAYOUT = 'v1';
/** Requests at a time: more only share the same line. */
const REQUESTS = 8;
/** Names that Galley gives; what else lies there is not its own. */
const OURS = /([0-9a-f]{64}(?:\.json)?)$/;

/**
 * Objects in a bucket of an S3-compatible store, by the usual variables of AWS. Nothing is asked of it before the
 * first method is called; where it could not be reached, or refused to be read or written, it is not asked for that again.
 */
export function objectsInBucket(
  { bucket, prefix }: BucketAddress,
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Objects {
  const address = { bucket, prefix };
  const place = `s3://${[bucket, prefix].filter(Boolean).join('/')}`;
  const nameOf = (name: string) => [prefix, LAYOUT, name].filter(Boolean).join('/');
  const failures = new Map<Ask['method'], Failure>();
  let request: ((ask: Ask) => Promise<Answer | undefined>) | undefined;

  const limit = pLimit(REQUESTS);
  const send = (ask: Ask) => limit(() => sendNow(ask));

  async function sendNow(ask: Ask): Promise<Answer | undefined> {
    const before = failures.get(ask.method);
    if (before) throw before;
    try {
      request ??= requests(accessTo(address, env), place, signal);
      return await request(ask);
    } catch (error) {
      if (error instanceof Failure) {
        const methods = error.ruleId === 'cache/refused' ? [ask.method] : (['GET', 'PUT', 'DELETE'] as const);
        for (const method of methods) failures.set(method, error);
      }
      throw error;
    }
  }

  async function page(kind: string, more: Record<string, string>): Promise<string> {
    const query = { ...more, 'list-type': '2', prefix: nameOf(`${kind}/`) };
    return Buffer.from((await send({ method: 'GET', name: '', query }))?.bytes ?? []).toString();
  }

  const write = async (name: ObjectName, body: Uint8Array) =>
    void (await send({ method: 'PUT', name: nameOf(name), body }));

  return {
    place,
    isRemote: true,
    reach: async () => void (await page('records', { 'max-keys': '1' })),
    async read(name) {
      const answer = await send({ method: 'GET', name: nameOf(name) });
      const written = Date.parse(answer?.headers.get('last-modified') ?? '');
      return answer && { bytes: answer.bytes, ...(written > 0 && { written }) };
    },
    write,
    async writeFile(name, file, sha256) {
      const bytes = await readFile(file);
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found !== sha256) throw new Error(`\`${file}\` was changed meanwhile`);
      await write(name, bytes);
    },
    async list(kind) {
      const listed: ListedObject[] = [];
      for (let token: string | undefined = ''; token !== undefined; ) {
        const xml = await page(kind, token === '' ? {} : { 'continuation-token': token });
        for (const [, object = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const id = OURS.exec(textOf('Key', object) ?? '')?.[1];
          const written = Date.parse(textOf('LastModified', object) ?? '') || 0;
          const times = async () => ({ modified: written, changed: written });
          if (id !== undefined) listed.push({ name: `${kind}/${id}`, times });
        }
        token = textOf('NextContinuationToken', xml) || undefined;
      }
      return listed;
    },
    remove: async (name) => void (await send({ method: 'DELETE', name: nameOf(name) })),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of an element that holds nothing else. */
function textOf(element: string, xml: string): string | undefined {
  const text = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  return text?.replace(/&(#x?)?([0-9a-z]+);/gi, (whole, number: string | undefined, name: string) =>
    number ? String.fromCodePoint(Number.parseInt(name, number === '#' ? 10 : 16)) : (ENTITIES[name] ?? whole),
  );
}
