import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { UserConfig } from '../../../pipeline/galley.ts';
import { galley } from '../../cli/project.ts';
import { BUCKET, KEYS, type S3, startS3 } from '../../host/bucket/server.ts';
import { HAS_VERSITY, startVersity } from '../../host/bucket/versity.ts';
import { filesIn, folderWith } from '../folder.ts';
import { CONFIG, NO_CACHE, outputs, project, run, told } from './project.ts';

const PLACE = `s3://${BUCKET}/reports`;
const IN_BUCKET: UserConfig = { ...CONFIG, cache: { folder: PLACE } };

afterEach(() => vi.unstubAllEnvs());

async function served<Server extends { env: Record<string, string>; end(): Promise<void> }>(
  start: () => Promise<Server>,
): Promise<Server> {
  const server = await start();
  onTestFinished(() => server.end());
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  return server;
}

/** A build, and the rules of what it said of the project as a whole. */
async function heard(folder: string, config = IN_BUCKET) {
  const rules: (string | undefined)[] = [];
  const result = await run(folder, config, {
    onEvent: (event) => {
      if (event.type === 'message' && event.document === undefined) rules.push(event.message.ruleId);
    },
  });
  return { told: told(result), rules };
}

/** Another machine: the same project in another folder, of which nothing was built. */
async function madeOnce(): Promise<string> {
  const folder = await project();
  expect(await heard(folder)).toEqual({ told: 'a built, b built', rules: [] });
  await rm(folder, { recursive: true });
  return project();
}

const servers = [
  { name: 'a small server', start: startS3, isThere: true },
  { name: 'versitygw (where it is installed)', start: startVersity, isThere: HAS_VERSITY },
];

describe.each(servers)('a cache in a bucket of $name', ({ start, isThere }) => {
  if (!isThere) return it.skip('versitygw is not installed', () => undefined);

  it('gives another machine, byte for byte, what a build there would have made', async () => {
    await served(start as typeof startS3);
    const [there, alone] = [await madeOnce(), await project()];
    expect(await heard(there)).toEqual({ told: 'a cache, b cache', rules: [] });
    await run(alone, NO_CACHE);
    expect(await outputs(there)).toEqual(await outputs(alone));
    // Nothing of it stays on the machine but the editions.
    expect((await filesIn(there)).filter((name) => !/^(?:dist|look|shared|source|works)/.test(name))).toEqual([]);
  });

  it('is told of, tidied and emptied by `galley cache`', async () => {
    const { env } = await served(start as typeof startS3);
    const configured = (maxSize: number) => JSON.stringify({ cache: { folder: PLACE, maxSize } });
    const cwd = await folderWith({ 'galley.config.json': configured(1000), 'source/a.md': '# A\n\nText.\n' });
    const cache = async (...args: string[]) => (await galley(['cache', ...args], { cwd, env })).stdout;
    expect(await cache()).toBe(`${PLACE}: 0 documents, 0.0 MB of at most 1000.0 MB\n`);
    const build = () => galley(['build', '--edition', 'html'], { cwd, env });
    expect((await build()).code).toBe(0);
    await writeFile(join(cwd, 'source/a.md'), '# A\n\nMore text.\n');
    await build();
    expect(await cache()).toMatch(`${PLACE}: 2 documents, `);
    // Room for one of the two: the later one stays, and is taken from there.
    const [, size = ''] = / ([\d.]+) MB of/.exec(await cache()) ?? [];
    await writeFile(join(cwd, 'galley.config.json'), configured(Number(size) * 0.75));
    expect(await cache()).toMatch(': 2 documents, ');
    expect(await cache('--prune')).toMatch(': 1 documents, ');
    await rm(join(cwd, 'dist'), { recursive: true });
    expect((await build()).stdout).toMatch(/restored.* from the cache/);
    expect(await cache('--clear')).toMatch(': 0 documents, 0.0 MB');
  });
});

describe('a cache in a bucket', () => {
  const start = (): Promise<S3> => served(startS3);
  const objectsIn = ({ objects }: S3, kind: string) => [...objects].filter(([key]) => key.includes(`/v1/${kind}/`));

  it.each(['records', 'objects'])('takes damaged %s for missing, says so once, and mends itself', async (kind) => {
    const s3 = await start();
    const there = await madeOnce();
    for (const [, object] of objectsIn(s3, kind)) object.bytes = Buffer.concat([object.bytes, Buffer.from(' ')]);
    expect(await heard(there)).toEqual({ told: 'a built, b built', rules: ['cache/damaged'] });
    await rm(join(there, 'dist'), { recursive: true });
    expect(await heard(there)).toEqual({ told: 'a cache, b cache', rules: [] });
  });

  it('takes nothing from a record that names files outside of the output folder', async () => {
    const s3 = await start();
    const there = await madeOnce();
    const { createHash } = await import('node:crypto');
    for (const [, object] of objectsIn(s3, 'records')) {
      const body =
        String(object.bytes)
          .split('\n')[1]
          ?.replace(/"report\.json"/, '"../../stolen"') ?? '';
      expect(body).toContain('stolen');
      object.bytes = Buffer.from(`${createHash('sha256').update(body).digest('hex')}\n${body}`);
    }
    expect(await heard(there)).toEqual({ told: 'a built, b built', rules: ['cache/damaged'] });
    expect((await filesIn(there)).filter((name) => name.includes('stolen'))).toEqual([]);
  });

  it('makes again without a word what a rule of the bucket has removed', async () => {
    const s3 = await start();
    const there = await madeOnce();
    for (const [key] of objectsIn(s3, 'objects').slice(1)) s3.objects.delete(key);
    expect(await heard(there)).toEqual({ told: 'a built, b built', rules: [] });
  });

  it('has a record only when all that it names is there', async () => {
    const s3 = await start();
    await run(await project(), IN_BUCKET);
    for (const [key, { bytes }] of objectsIn(s3, 'records')) {
      const { files } = JSON.parse(String(bytes).split('\n')[1] ?? '') as { files: Record<string, { sha256: string }> };
      const at = (name: string) => s3.seen.findIndex((one) => one.method === 'PUT' && one.key.endsWith(name));
      for (const { sha256 } of Object.values(files)) {
        expect(at(sha256)).toBeGreaterThan(-1);
        expect(at(sha256)).toBeLessThan(at(key));
      }
    }
    s3.objects.clear();
    // A file that is refused leaves no record behind.
    s3.disturb = ({ method, key }) =>
      method === 'PUT' && key.includes('/objects/') ? [403, 'AccessDenied'] : undefined;
    expect(await heard(await project())).toEqual({ told: 'a built, b built', rules: ['cache/refused'] });
    expect([...s3.objects.keys()]).toEqual([]);
  });

  it('says that a record was used when it is a day old', async () => {
    const s3 = await start();
    const there = await madeOnce();
    const [[one, record] = ['', undefined]] = objectsIn(s3, 'records');
    if (record) record.modified = new Date(Date.now() - 25 * 3600_000);
    s3.seen.length = 0;
    await heard(there);
    expect(s3.seen.filter(({ method }) => method === 'PUT').map(({ key }) => key)).toEqual([one]);
    expect(Date.now() - Number(s3.objects.get(one)?.modified)).toBeLessThan(60_000);
  });

  it.each<[string, (s3: S3) => void, string]>([
    ['is busy for long', (s3) => Object.assign(s3, { disturb: () => [503, 'SlowDown'] }), 'cache/unreachable'],
    ['refuses', () => vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other'), 'cache/refused'],
    ['lacks its keys', () => vi.stubEnv('AWS_ACCESS_KEY_ID', ''), 'cache/environment'],
  ])('keeps no build from its work where it %s, and is told of once', async (_, harm, rule) => {
    const s3 = await start();
    harm(s3);
    const folder = await project();
    expect(await heard(folder)).toEqual({ told: 'a built, b built', rules: [rule] });
    expect(await heard(folder)).toEqual({ told: 'a output, b output', rules: [] });
  });

  it('may only be read by some', async () => {
    const s3 = await start();
    const there = await madeOnce();
    for (const object of s3.objects.values()) object.modified = new Date(0);
    s3.disturb = ({ method }) => (method === 'PUT' ? [403, 'AccessDenied'] : undefined);
    expect(await heard(there)).toEqual({ told: 'a cache, b cache', rules: [] });
    await writeFile(join(there, 'source/b.md'), '# B\n\nOther.\n');
    expect(await heard(there)).toEqual({ told: 'a output, b built', rules: ['cache/refused'] });
  });

  it('is looked at by `galley doctor`, and must answer `galley cache`', async () => {
    const { env } = await start();
    const cwd = await folderWith({ 'galley.config.json': JSON.stringify({ cache: { folder: PLACE } }) });
    expect((await galley(['doctor'], { cwd, env })).stdout).toContain(`✓ Cache: ${PLACE}; it answers`);
    const wrong = { ...env, AWS_ACCESS_KEY_ID: 'AKIDNOBODY' };
    const { code, stdout } = await galley(['doctor'], { cwd, env: wrong });
    expect(stdout).toContain(`! Cache: The cache \`${PLACE}\` refuses to be read: HTTP 403 InvalidAccessKeyId`);
    expect(code).toBe(0);
    const refused = await galley(['cache'], { cwd, env: wrong });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('(cache/refused)')]);
  });

  it('leaves no secret anywhere', async () => {
    const { env, objects } = await start();
    const cwd = await folderWith({
      'galley.config.json': JSON.stringify({ cache: { folder: PLACE } }),
      'source/a.md': '# A\n\nText.\n',
    });
    const runs = [
      await galley(['build', '--edition', 'html', '--json'], { cwd, env }),
      await galley(['build', '--edition', 'html', '--force'], { cwd, env: { ...env, AWS_REGION: 'us-east-2' } }),
    ];
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs[1]?.stderr).toContain('(cache/refused)');
    const written = (await filesIn(cwd)).map((name) => readFile(join(cwd, name), 'latin1'));
    const kept = [...objects].map(([key, { bytes }]) => key + bytes.toString('latin1'));
    const all = [...runs.map(({ stdout, stderr }) => stdout + stderr), ...(await Promise.all(written)), ...kept].join(
      '\n',
    );
    expect(all).toContain(PLACE);
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const)
      expect(all).not.toContain(KEYS[name]);
  });

  it.each(['gs://editions', 's3://', 's3://editions/../other'])('is no other address: %s', async (folder) => {
    await expect(run(await project(), { ...CONFIG, cache: { folder } })).rejects.toMatchObject({
      errors: [
        {
          ruleId: 'config/invalid-option',
          reason: expect.stringMatching(/for `cache\.folder`, expected a folder, or a bucket such as/),
        },
      ],
    });
  });
});
