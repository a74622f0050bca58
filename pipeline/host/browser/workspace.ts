import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from './found.ts';
import { isRunning } from './lock.ts';

/** A folder that a browser writes to while it runs, and nothing of which is kept. */
export interface Workspace {
  profile: string;
  /** Environment of the browser: little of ours, so that it cannot change what is printed. */
  env: Record<string, string>;
  remove(): Promise<void>;
  /** For the last moment of this process. */
  removeNow(): void;
}

/** Machines may share the parent, and number their processes each for itself: the name says whose folder it is. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const OWNED = /^galley-browser-([0-9a-f]{8})-(\d+)-/;

/** Makes the folder and the environment of a browser; `fonts` is the only font folder it sees (Linux). */
export async function makeWorkspace(env: Env, fonts: string | undefined, libraries?: string): Promise<Workspace> {
  const parent = env.TMPDIR || tmpdir();
  const folder = await mkdtemp(join(parent, `galley-browser-${MACHINE}-${process.pid}-`));
  const profile = join(folder, 'profile');
  await mkdir(profile);
  const own: Record<string, string> =
    // Temporary files too: a browser that is killed leaves them, and they go with the folder.
    process.platform === 'linux' ? { HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' } : {};
  if (fonts) {
    own.FONTCONFIG_FILE = join(folder, 'fonts.conf');
    await writeFile(own.FONTCONFIG_FILE, fontsConf(fonts, join(folder, 'fontconfig')));
  }
  if (libraries) own.LD_LIBRARY_PATH = [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  void sweep(parent).catch(() => {});
  return {
    profile,
    env: { ...inherited(env), ...own, TZ: 'UTC' },
    // A browser that was killed may still have been writing: hence the retries.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
    removeNow: () => rmSync(folder, { recursive: true, force: true, maxRetries: 2 }),
  };
}

/** Variables that a program needs to run at all; elsewhere than on Linux that is hard to say. */
const KEPT = ['PATH', 'LD_LIBRARY_PATH', 'XDG_RUNTIME_DIR'];

function inherited(env: Env): Record<string, string> {
  const names = process.platform === 'linux' ? KEPT : Object.keys(env);
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

/** Hides the fonts of the machine: an edition looks the same wherever it is made. */
function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escapeXml(fonts)}</dir><cachedir>${escapeXml(cache)}</cachedir></fontconfig>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What another machine has not begun within this time (ms) was left behind by a process that was killed. */
const ABANDONED = 24 * 3_600_000;

/** Removes the folders of processes that were killed. */
async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    // Those of other users cannot be removed.
    if (await isAbandoned(folder, name)) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const [, machine, pid] = OWNED.exec(name) ?? [];
  if (machine === undefined) return false;
  if (machine === MACHINE) return !isRunning(Number(pid));
  const { mtimeMs } = await stat(folder);
  return Date.now() - mtimeMs > ABANDONED;
}
