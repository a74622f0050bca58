import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { build } from '../../pipeline/galley.ts';
import type { Job } from '../../pipeline/queue/job.ts';
import { filesIn, folderWith } from '../build/folder.ts';
import { BIN, galley } from '../cli/project.ts';
import { BUCKET, KEYS, startS3 } from '../host/bucket/server.ts';
import { freePort, HAS_REDIS, listen, said, startRedis } from './redis.ts';

interface Event {
  type: string;
  document?: string;
  message?: unknown;
}

const CONFIG = JSON.stringify({ variants: ['reading'] });
const text = (number: number) =>
  `---\ntitle: Tides ${number}\ndate: 2026-01-31\nlanguage: en-GB\n---\n\nThe tide rose to 4.${number} metres.\n`;

/** A project of so many documents, and one that cannot be read. */
async function project(documents: number, config = CONFIG): Promise<string> {
  const sources = Array.from({ length: documents }, (_, i) => [`source/d${i}.md`, text(i)] as const);
  const bad = Buffer.from('bad \u00ff\u0092 text', 'latin1');
  return folderWith({ 'galley.config.json': config, ...Object.fromEntries(sources), 'source/bad.md': bad });
}

/** What a reader of the editions has: all outputs but those that say how long it took. */
async function outputs(folder: string): Promise<Record<string, string>> {
  const names = (await filesIn(folder)).filter((name) => !/(?:report|manifest)\.json$/.test(name));
  const read = names.map(async (name) => [name, await readFile(join(folder, name), 'base64')] as const);
  return Object.fromEntries(await Promise.all(read));
}

describe('a build by workers refuses', () => {
  it.each([
    ['an address that is none', 'redis', {}, 'usage/queue'],
    ['a comparison', 'redis://localhost', { against: 'source/d0.md', paths: ['source/d0.md'] }, 'config/queue'],
    ['a template that is a folder', 'redis://localhost', { template: './look' }, 'config/queue'],
    ['a project without a cache', 'redis://localhost', { config: { cache: false } as const }, 'config/queue'],
  ])('%s', async (_, queue, options, ruleId) => {
    const cwd = await project(1);
    await expect(build({ cwd, queue, ...options })).rejects.toMatchObject({ ruleId });
  });

  it('a Redis that is not there, in seconds', async () => {
    const cwd = await project(1);
    const queue = `redis://user:secret@127.0.0.1:${await freePort()}`;
    const failure = await build({ cwd, queue }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ ruleId: 'queue/unreachable', note: expect.stringContaining('redis-server') });
    expect(String(failure)).not.toContain('secret');
  });
});

describe.skipIf(!HAS_REDIS)('a build by workers (where there is a Redis)', async () => {
  if (!HAS_REDIS) return;
  const redis = await startRedis();
  afterAll(() => redis.end());

  /** A worker as a process of its own, as it is started on another machine. */
  async function worker(cwd: string, env: Record<string, string> = {}): Promise<ChildProcess> {
    const args = [BIN, 'worker', '--queue', redis.url, '-j', '1'];
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } });
    onTestFinished(async () => {
      const ended =
        child.exitCode !== null || child.signalCode !== null || new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    });
    await said(child, /Waiting for documents/);
    return child;
  }

  /** A build by the command, whose code is that of the workers; `meanwhile` is told what happens. */
  async function built(
    cwd: string,
    args: readonly string[],
    meanwhile: (type: string) => void = () => undefined,
    env: Record<string, string> = {},
  ) {
    const { stdout } = await galley(['build', '--json', ...args], {
      ...{ cwd, env },
      meanwhile: (child) =>
        child.stdout?.on('data', (lines: string) => {
          for (const [, type = ''] of String(lines).matchAll(/^\{"type":"([^"]+)"/gm)) meanwhile(type);
        }),
    });
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return { ...events.at(-1).result, events } as { built: number; reused: number; failed: number; events: Event[] };
  }

  it('comes to the same bytes as one on this machine, tells of what fails, and finds all in the cache again', async () => {
    const cwd = await project(4);
    await Promise.all([worker(cwd), worker(cwd)]);
    const first = await built(cwd, ['--queue', redis.url]);
    expect([first.built, first.failed]).toEqual([4, 1]);
    const told = first.events.flatMap((event) => (event.type === 'message' ? [event] : []));
    expect(told).toMatchObject([{ document: 'bad', message: { rule: 'source/encoding', line: 1 } }]);
    expect(first.events.filter(({ type }) => type === 'document:done')).toHaveLength(4);
    const elsewhere = await outputs(join(cwd, 'dist'));

    const again = await built(cwd, ['--queue', redis.url]);
    expect([again.built, again.reused, again.failed]).toEqual([0, 4, 1]);
    const local = await built(cwd, ['--force']);
    expect(local.built).toBe(4);
    expect(await outputs(join(cwd, 'dist'))).toEqual(elsewhere);
  });

  describe('with a cache in a bucket', () => {
    const IN_BUCKET = JSON.stringify({ variants: ['reading'], cache: { folder: `s3://${BUCKET}/shared` } });
    const bucket = async () => {
      const s3 = await startS3();
      onTestFinished(() => s3.end());
      return s3;
    };

    it('needs no folder that is shared, comes to the same bytes, and tells Redis no secret', async () => {
      const { env, objects } = await bucket();
      // Three machines, each with a copy of the project.
      const [cwd, ...others] = await Promise.all([project(4, IN_BUCKET), project(4, IN_BUCKET), project(4, IN_BUCKET)]);
      await Promise.all(others.map((other) => worker(other, env)));
      const heard = await listen(redis.url);
      const first = await built(cwd, ['--queue', redis.url], undefined, env);
      expect([first.built, first.failed]).toEqual([4, 1]);
      const elsewhere = await outputs(join(cwd, 'dist'));
      expect(others.filter((other) => existsSync(join(other, 'dist')) || existsSync(join(other, '.galley')))).toEqual(
        [],
      );
      expect([...objects.keys()].filter((key) => key.startsWith('shared/v1/records/'))).toHaveLength(4);
      expect((await built(cwd, ['--force'], undefined, env)).built).toBe(4);
      expect(await outputs(join(cwd, 'dist'))).toEqual(elsewhere);
      expect(heard()).toContain('source/d0.md');
      for (const secret of [KEYS.AWS_ACCESS_KEY_ID, KEYS.AWS_SECRET_ACCESS_KEY, KEYS.AWS_SESSION_TOKEN, 's3://'])
        expect(heard()).not.toContain(secret);
    });

    it('does not begin where it cannot be used', async () => {
      const { env } = await bucket();
      const cwd = await project(1, IN_BUCKET);
      const wrong = { ...env, AWS_SECRET_ACCESS_KEY: 'other' };
      for (const command of ['worker', 'build']) {
        const { code, stderr } = await galley([command, '--queue', redis.url], { cwd, env: wrong });
        expect([code, stderr]).toEqual([1, expect.stringContaining('HTTP 403 SignatureDoesNotMatch (cache/refused)')]);
      }
    });

    it('says why where a worker may not write there', async () => {
      const s3 = await bucket();
      s3.disturb = ({ method }) => (method === 'PUT' ? [403, 'AccessDenied'] : undefined);
      const cwd = await project(1, IN_BUCKET);
      await rm(join(cwd, 'source/bad.md'));
      await worker(cwd, s3.env);
      const { failed, events } = await built(cwd, ['--queue', redis.url], undefined, s3.env);
      expect(failed).toBe(1);
      expect(events.filter(({ type }) => type === 'message')).toMatchObject([
        {
          message: {
            rule: 'queue/lost',
            reason: expect.stringContaining('refuses to be written: HTTP 403 AccessDenied'),
          },
        },
      ]);
    });
  });

  it('loses nothing where a worker is killed in the middle', async () => {
    const cwd = await project(8);
    const [one] = await Promise.all([worker(cwd), worker(cwd)]);
    let done = 0;
    const result = await built(cwd, ['--queue', redis.url], (type) => {
      done += type === 'document:done' ? 1 : 0;
      if (done === 2) one.kill('SIGKILL');
    });
    expect(done).toBe(8);
    expect([result.built, result.failed]).toEqual([8, 1]);
    for (let i = 0; i < 8; i += 1) expect(existsSync(join(cwd, `dist/d${i}/d${i}.pdf`))).toBe(true);
    // The next worker takes away what the killed one has left.
    await worker(cwd);
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith(`galley-worker-${one.pid}-`));
    expect(left).toEqual([]);
  });

  it('is told of by workers that have another state of the project', async () => {
    const [cwd, other] = [await project(1), await project(1)];
    await rm(join(cwd, 'source/bad.md'));
    await writeFile(join(other, 'source/d0.md'), `${text(0)}\nMore.\n`);
    await worker(other);
    const { failed, documents } = await build({ cwd, queue: redis.url });
    expect(failed).toBe(1);
    expect(documents[0]?.messages).toMatchObject([
      { ruleId: 'queue/lost', reason: expect.stringContaining('This worker makes other editions') },
    ]);
  });

  it('has nothing done outside of its project', async () => {
    const cwd = await project(1);
    await worker(cwd);
    const queue = new Queue<Job>('galley', { connection: { url: redis.url } });
    onTestFinished(() => queue.close());
    const settings = { editions: [], variants: [], pdfStandard: [], press: false, force: false };
    const { QueueEvents } = await import('bullmq');
    const events = new QueueEvents('galley', { connection: { url: redis.url } });
    onTestFinished(() => events.close());
    await events.waitUntilReady();
    for (const path of ['/etc/passwd', '../elsewhere.md', 'source/../..']) {
      const job = await queue.add('document', { document: 'x', path, key: 'k', settings });
      await expect(job.waitUntilFinished(events)).rejects.toThrow('is no document of this project');
    }
    for (const bad of [
      { template: './look' },
      { template: 'some-package' },
      { editions: ['exe'] },
      { press: 'yes' },
      { date: '31 January' },
      { config: './other.config.ts' },
    ]) {
      const data = { document: 'd0', path: 'source/d0.md', key: 'k', settings: { ...settings, ...bad } };
      const job = await queue.add('document', data as never);
      await expect(job.waitUntilFinished(events)).rejects.toThrow(Object.keys(bad)[0]);
    }
  });

  it('says that nobody works, and leaves nothing in the queue when it is given up', async () => {
    const cwd = await project(2);
    const stop = new AbortController();
    const told: (string | undefined)[] = [];
    const building = build({
      cwd,
      queue: redis.url,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type !== 'message') return;
        told.push(event.message.ruleId);
        if (event.message.ruleId === 'queue/no-worker') stop.abort(new Error('given up'));
      },
    });
    await expect(building).rejects.toThrow('given up');
    expect(told).toContain('queue/no-worker');
    const queue = new Queue('galley', { connection: { url: redis.url } });
    onTestFinished(() => queue.close());
    await expect.poll(() => queue.getWaitingCount()).toBe(0);
  });
});
