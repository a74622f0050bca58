import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { bucketAddress, type ObjectName } from '../../../pipeline/contract/index.ts';
import { accessTo } from '../../../pipeline/host/bucket/access.ts';
import { objectsInBucket } from '../../../pipeline/host/bucket/index.ts';
import { folderWith } from '../../build/folder.ts';
import { freePort } from '../../queue/redis.ts';
import { BUCKET, KEYS, type S3, startS3 } from './server.ts';
import { HAS_VERSITY, startVersity } from './versity.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const nameOf = (text: string): ObjectName => `objects/${sha256(text)}`;
const never = new AbortController().signal;

const servers = [
  { name: 'a small server', start: startS3, isThere: true, many: 5 },
  { name: 'versitygw (where it is installed)', start: startVersity, isThere: HAS_VERSITY, many: 1001 },
];

describe.each(servers)('objects in a bucket of $name', ({ start, isThere, many }) => {
  if (!isThere) return it.skip('versitygw is not installed', () => undefined);
  const server = start();
  afterAll(async () => (await server).end());
  const open = async (prefix: string) => objectsInBucket({ bucket: BUCKET, prefix }, (await server).env, never);

  it.each(['', 'cache', 'reports & co/Würfel+1 (50%)/~!*\'"'])(
    'come back as they were put under the prefix `%s`',
    async (prefix) => {
      const objects = await open(prefix);
      const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256));
      expect(await objects.read('objects/a1')).toBeUndefined();
      await objects.write('objects/a1', bytes);
      const found = await objects.read('objects/a1');
      expect(Buffer.compare(Buffer.from(found?.bytes ?? []), bytes)).toBe(0);
      expect(Math.abs((found?.written ?? 0) - Date.now())).toBeLessThan(60_000);
      await objects.write('objects/a1', Buffer.from('other'));
      expect(String(Buffer.from((await objects.read('objects/a1'))?.bytes ?? []))).toBe('other');
      await objects.remove('objects/a1');
      await objects.remove('objects/a1');
      expect(await objects.read('objects/a1')).toBeUndefined();
    },
  );

  it('take the content of a file that has the digest that is said, and of no other', async () => {
    const objects = await open('files');
    const file = join(await folderWith(), 'a.pdf');
    await writeFile(file, 'one');
    await objects.writeFile(nameOf('one'), file, sha256('one'));
    expect(String(Buffer.from((await objects.read(nameOf('one')))?.bytes ?? []))).toBe('one');
    await expect(objects.writeFile(nameOf('two'), file, sha256('two'))).rejects.toThrow('changed meanwhile');
    expect(await objects.read(nameOf('two'))).toBeUndefined();
  });

  it('are listed on as many pages as it takes, but not what somebody else has put there', async () => {
    const objects = await open('many <&> pages');
    const names = Array.from({ length: many }, (_, i) => nameOf(`${i}`));
    for (let i = 0; i < many; i += 50) {
      await Promise.all(names.slice(i, i + 50).map((name) => objects.write(name, Buffer.from(name))));
    }
    await objects.write('objects/README', Buffer.from('of somebody else'));
    await objects.write(`records/${sha256('r')}.json`, Buffer.from('{}'));
    const listed = await objects.list('objects');
    expect(listed.map(({ name }) => name).sort()).toEqual(names.sort());
    for (const { modified, changed } of await Promise.all(listed.slice(0, 3).map(({ times }) => times()))) {
      expect(modified).toBe(changed);
      expect(Math.abs(modified - Date.now())).toBeLessThan(600_000);
    }
    expect((await objects.list('records')).map(({ name }) => name)).toEqual([`records/${sha256('r')}.json`]);
  });

  it('refuse other keys', async () => {
    const { env } = await server;
    const other = objectsInBucket({ bucket: BUCKET, prefix: '' }, { ...env, AWS_SECRET_ACCESS_KEY: 'wrong' }, never);
    await expect(other.reach()).rejects.toMatchObject({
      ruleId: 'cache/refused',
      reason: `The cache \`s3://${BUCKET}\` refuses to be read: HTTP 403 SignatureDoesNotMatch`,
      note: expect.stringContaining('AWS_SECRET_ACCESS_KEY'),
    });
    const none = objectsInBucket({ bucket: 'nobodys', prefix: '' }, env, never);
    await expect(none.reach()).rejects.toMatchObject({
      ruleId: 'cache/refused',
      reason: expect.stringContaining('HTTP 404 NoSuchBucket'),
    });
    // Not as if it were only empty.
    await expect(none.read(nameOf('x'))).rejects.toMatchObject({ ruleId: 'cache/refused' });
  });
});

describe('a bucket that cannot be used', () => {
  async function server(): Promise<S3> {
    const s3 = await startS3();
    onTestFinished(() => s3.end());
    return s3;
  }
  const secrets = [KEYS.AWS_ACCESS_KEY_ID, KEYS.AWS_SECRET_ACCESS_KEY, KEYS.AWS_SESSION_TOKEN, 'hunter2'];
  const openAs = (env: Record<string, string>, signal = never) =>
    objectsInBucket({ bucket: BUCKET, prefix: 'p' }, env, signal);

  it.each([
    [
      'unknown keys',
      { AWS_ACCESS_KEY_ID: 'AKIDNOBODY' },
      'cache/refused',
      'HTTP 403 InvalidAccessKeyId',
      'AWS_ACCESS_KEY_ID',
    ],
    ['an old token', { AWS_SESSION_TOKEN: 'old' }, 'cache/refused', 'HTTP 400 InvalidToken', 'AWS_SESSION_TOKEN'],
    ['no token', { AWS_SESSION_TOKEN: '' }, 'cache/refused', 'HTTP 400 InvalidToken', 'AWS_SESSION_TOKEN'],
    [
      'another region',
      { AWS_REGION: 'us-east-2' },
      'cache/refused',
      'HTTP 400 AuthorizationHeaderMalformed',
      'AWS_REGION',
    ],
    ['no keys', { AWS_ACCESS_KEY_ID: '' }, 'cache/environment', '`AWS_ACCESS_KEY_ID`', 'Set AWS_ACCESS_KEY_ID'],
    [
      'half a key',
      { AWS_SECRET_ACCESS_KEY: ' ' },
      'cache/environment',
      '`AWS_SECRET_ACCESS_KEY`',
      'Set AWS_ACCESS_KEY_ID',
    ],
    [
      'a broken key',
      { AWS_SECRET_ACCESS_KEY: 'hunter2\nx' },
      'cache/environment',
      '`AWS_SECRET_ACCESS_KEY`',
      'line break',
    ],
    ['a broken token', { AWS_SESSION_TOKEN: 'hunter2\nx' }, 'cache/environment', '`AWS_SESSION_TOKEN`', 'line break'],
    [
      'a password in the address',
      { AWS_ENDPOINT_URL: 'http://u:hunter2@127.0.0.1' },
      'cache/environment',
      '`AWS_ENDPOINT_URL`',
      'password',
    ],
    ['no address', { AWS_ENDPOINT_URL_S3: 'hunter2' }, 'cache/environment', '`AWS_ENDPOINT_URL_S3`', 'neither a user'],
  ])('says so, and what to do, but no secret: %s', async (_, env, ruleId, reason, note) => {
    const objects = openAs({ ...(await server()).env, ...env });
    const failure = await objects.reach().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      ruleId,
      reason: expect.stringContaining(reason),
      note: expect.stringContaining(note),
    });
    const all = JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + String(failure);
    for (const secret of secrets) expect(all).not.toContain(secret);
  });

  it('is one of another region: the one that it has is named, and no signature sent there', async () => {
    const s3 = await server();
    s3.disturb = () => [
      301,
      'PermanentRedirect',
      { 'x-amz-bucket-region': 'ap-east-1', location: s3.env.AWS_ENDPOINT_URL ?? '' },
    ];
    await expect(openAs(s3.env).reach()).rejects.toMatchObject({
      ruleId: 'cache/refused',
      note: 'Give the region of the bucket in AWS_REGION: `ap-east-1`.',
    });
    expect(s3.seen).toHaveLength(1);
  });

  it('is asked again where it was busy, up to three times in all, and then no more', async () => {
    const s3 = await server();
    const objects = openAs(s3.env);
    s3.disturb = () => (s3.seen.length % 3 === 0 ? undefined : [503, 'SlowDown']);
    await objects.write('objects/a', Buffer.from('a'));
    expect(s3.seen).toHaveLength(3);
    s3.disturb = () => [s3.seen.length % 2 === 0 ? 500 : 429, 'InternalError'];
    await expect(objects.read('objects/a')).rejects.toMatchObject({
      ruleId: 'cache/unreachable',
      reason: expect.stringMatching(/^Cannot reach the cache `s3:\/\/editions\/p`: HTTP (500|429) InternalError$/),
      note: expect.stringContaining('AWS_ENDPOINT_URL'),
    });
    expect(s3.seen).toHaveLength(6);
    await expect(objects.write('objects/b', Buffer.from('b'))).rejects.toMatchObject({ ruleId: 'cache/unreachable' });
    expect(s3.seen).toHaveLength(6);
  });

  it.each([
    ['did not answer in time', 'silence'],
    ['broke off', 'cut'],
  ] as const)('is asked again where it %s', async (_, disturbance) => {
    const s3 = await server();
    const objects = openAs(s3.env);
    await objects.write('objects/a', Buffer.from('a whole object'));
    s3.disturb = () => (s3.seen.length === 2 ? disturbance : undefined);
    expect(String((await objects.read('objects/a'))?.bytes)).toBe('a whole object');
    expect(s3.seen).toHaveLength(3);
  });

  it('is one that nobody serves', async () => {
    const AWS_ENDPOINT_URL = `http://127.0.0.1:${await freePort()}`;
    await expect(openAs({ ...KEYS, AWS_ENDPOINT_URL }).reach()).rejects.toMatchObject({
      ruleId: 'cache/unreachable',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('can still be read where it must not be written', async () => {
    const s3 = await server();
    const objects = openAs(s3.env);
    await objects.write('objects/a', Buffer.from('a'));
    s3.disturb = ({ method }) => (method === 'PUT' ? [403, 'AccessDenied'] : undefined);
    const failure = {
      ruleId: 'cache/refused',
      reason: expect.stringContaining('refuses to be written: HTTP 403 AccessDenied'),
    };
    await expect(objects.write('objects/b', Buffer.from('b'))).rejects.toMatchObject(failure);
    await expect(objects.write('objects/b', Buffer.from('b'))).rejects.toMatchObject(failure);
    expect(s3.seen.filter(({ method }) => method === 'PUT')).toHaveLength(2);
    expect(await objects.read('objects/a')).toBeDefined();
  });

  it('keeps nobody who is interrupted', async () => {
    const s3 = await server();
    const stop = new AbortController();
    s3.disturb = () => {
      setTimeout(() => stop.abort(new Error('given up')), 10);
      return 'silence';
    };
    await expect(openAs(s3.env, stop.signal).reach()).rejects.toThrow('given up');
  });
});

describe('where a bucket is', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  it.each([
    ['one of AWS, in its own host', 'cache', { AWS_REGION: 'eu-west-1' }, 'https://cache.s3.eu-west-1.amazonaws.com'],
    ['without a region', 'cache', {}, 'https://cache.s3.us-east-1.amazonaws.com'],
    ['by the other variable', 'cache', { AWS_DEFAULT_REGION: 'eu-west-2' }, 'https://cache.s3.eu-west-2.amazonaws.com'],
    ['in China', 'cache', { AWS_REGION: 'cn-north-1' }, 'https://cache.s3.cn-north-1.amazonaws.com.cn'],
    [
      'with a dot, which no certificate covers',
      'a.b',
      { AWS_REGION: 'eu-west-1' },
      'https://s3.eu-west-1.amazonaws.com/a.b',
    ],
    ['one of one’s own, in the path', 'cache', { AWS_ENDPOINT_URL: 'http://minio:9000/' }, 'http://minio:9000/cache'],
    [
      'the endpoint of S3 before that of all services',
      'cache',
      { AWS_ENDPOINT_URL: 'http://other', AWS_ENDPOINT_URL_S3: 'https://s3.example.org/path' },
      'https://s3.example.org/path/cache',
    ],
  ])('%s', (_, bucket, env, url) => {
    expect(accessTo({ bucket, prefix: '' }, { ...keys, ...env }).url).toBe(url);
  });

  it.each([
    ['s3://editions', { bucket: 'editions', prefix: '' }],
    ['s3://editions/', { bucket: 'editions', prefix: '' }],
    ['s3://editions/reports/2026/', { bucket: 'editions', prefix: 'reports/2026' }],
    ['s3://', undefined],
    ['s3://Editions/x', undefined],
    ['s3://editions/a//b', undefined],
    ['s3://editions/../other', undefined],
    ['s3:editions', undefined],
    ['./editions', undefined],
  ])('as it is written: %s', (text, address) => {
    expect(bucketAddress(text)).toEqual(address);
  });
});
