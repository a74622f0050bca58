import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who may do something in the bucket of a test. */
export const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIDGALLEYTEST',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'FwoGZXIvYXdzEJr//galley+session+token==',
  AWS_REGION: 'eu-central-1',
};
export const BUCKET = 'editions';

/** A request as the server got it. */
export interface Seen {
  method: string;
  /** Decoded, without the bucket. */
  key: string;
  query: URLSearchParams;
}

/** A store that speaks as much of S3 as a cache needs, and takes no request whose signature it cannot make itself. */
export interface S3 {
  env: Record<string, string>;
  /** Everything that lies in the bucket. */
  objects: Map<string, { bytes: Buffer; modified: Date }>;
  seen: Seen[];
  /** Answers some requests otherwise: with a status and a code of S3, with the beginning of an object, or not at all. */
  disturb: (
    request: Seen,
  ) => [status: number, code: string, headers?: Record<string, string>] | 'cut' | 'silence' | undefined;
  end(): Promise<void>;
}

/** Keys that a list has on one page. */
const PAGE = 2;

export async function startS3(): Promise<S3> {
  const server = createServer((request, response) => void answer(request, response));
  const s3: S3 = {
    env: {},
    objects: new Map(),
    seen: [],
    disturb: () => undefined,
    end: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A path before the bucket, as behind a proxy.
  s3.env = { ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/store/` };
  return s3;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const url = new URL(request.url ?? '', 'http://host');
    const [, store, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const seen = { method: request.method ?? '', key: rest.join('/'), query: url.searchParams };
    s3.seen.push(seen);
    const disturbed = s3.disturb(seen);
    if (disturbed === 'silence') return;
    if (disturbed === 'cut')
      return void response.writeHead(200, { 'Content-Length': 9 }).write('cut', () => response.destroy());
    const refused = disturbed ?? refusalOf(request, url, body) ?? (store !== 'store' && [400, 'InvalidURI']);
    if (refused) return fail(response, ...refused);
    if (bucket !== BUCKET) return fail(response, 404, 'NoSuchBucket');
    const { key } = seen;
    if (request.method === 'PUT') s3.objects.set(key, { bytes: body, modified: new Date() });
    if (request.method === 'PUT') return void response.writeHead(200).end();
    if (request.method === 'DELETE') s3.objects.delete(key);
    if (request.method === 'DELETE') return void response.writeHead(204).end();
    if (key === '') return void response.writeHead(200).end(list(url.searchParams));
    const object = s3.objects.get(key);
    if (!object) return fail(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'Last-Modified': object.modified.toUTCString() }).end(object.bytes);
  }

  function list(query: URLSearchParams): string {
    const [prefix, after] = [query.get('prefix') ?? '', query.get('continuation-token')?.slice(1, -1) ?? ''];
    const keys = [...s3.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, Math.min(PAGE, Number(query.get('max-keys') ?? PAGE)));
    const contents = page.map(
      (key) =>
        `<Contents><Key>${xml(key)}</Key><LastModified>${s3.objects.get(key)?.modified.toISOString()}</LastModified></Contents>`,
    );
    // Tokens hold what has to be written otherwise in XML, and in a URL.
    const more =
      page.length < keys.length ? `<NextContinuationToken>${xml(`&${page.at(-1)}+`)}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?>\n<ListBucketResult>${more}${contents.join('')}</ListBucketResult>`;
  }
}

/** As S3 does, it says what was signed, and by whom: a client must not repeat it. */
function fail(response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers);
  response.end(
    `<Error><Code>${code}</Code><Message>Told</Message><AWSAccessKeyId>${KEYS.AWS_ACCESS_KEY_ID}</AWSAccessKeyId>` +
      `<StringToSign>x-amz-security-token:${KEYS.AWS_SESSION_TOKEN}</StringToSign></Error>`,
  );
}

const xml = (text: string) => text.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&#38;'));
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Why a request is not taken, by “Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)” of
 * the API of Amazon S3.
 */
function refusalOf({ method, headers }: IncomingMessage, url: URL, body: Buffer): [number, string] | undefined {
  const [, key, day, region, signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (key === undefined || day === undefined) return [403, 'AccessDenied'];
  if (key !== KEYS.AWS_ACCESS_KEY_ID) return [403, 'InvalidAccessKeyId'];
  if (region !== KEYS.AWS_REGION) return [400, 'AuthorizationHeaderMalformed'];
  if (headers['x-amz-security-token'] !== KEYS.AWS_SESSION_TOKEN) return [400, 'InvalidToken'];
  const time = String(headers['x-amz-date']);
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!time.startsWith(day) || !(Math.abs(at - Date.now()) < 15 * 60_000)) return [403, 'RequestTimeTooSkewed'];
  const names = signed.split(';');
  const mustBe = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (!mustBe.every((name) => names.includes(name))) return [403, 'AccessDenied'];
  if (headers['x-amz-content-sha256'] !== sha256(body)) return [400, 'XAmzContentSHA256Mismatch'];
  const pairs = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const canonical = [
    method,
    url.pathname.split('/').map(decodeURIComponent).map(encode).join('/'),
    pairs.join('&'),
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const secret = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${KEYS.AWS_SECRET_ACCESS_KEY}`);
  const expected = hmac(secret, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n'));
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return [403, 'SignatureDoesNotMatch'];
  return undefined;
}
