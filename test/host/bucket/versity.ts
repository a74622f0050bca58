import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, said } from '../../queue/redis.ts';
import { BUCKET, KEYS } from './server.ts';

/** A whole S3 server in one program, by others: `go install github.com/versity/versitygw/cmd/versitygw@latest`. */
export const HAS_VERSITY = spawnSync('versitygw', ['--version']).status === 0;

/** One of its own, with a bucket, on a port that was free. It knows no session tokens. */
export async function startVersity(): Promise<{ env: Record<string, string>; end(): Promise<void> }> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
  await mkdir(join(folder, BUCKET));
  const { AWS_SESSION_TOKEN: _, ...keys } = KEYS;
  const where = ['--port', `127.0.0.1:${port}`, '--region', keys.AWS_REGION];
  const who = ['--access', keys.AWS_ACCESS_KEY_ID, '--secret', keys.AWS_SECRET_ACCESS_KEY];
  const server = spawn('versitygw', [...where, ...who, 'posix', folder]);
  await said(server, /service listening on/);
  return {
    env: { ...keys, AWS_SESSION_TOKEN: '', AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` },
    async end() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
