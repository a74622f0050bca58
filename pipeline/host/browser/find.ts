import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Failure } from '../../contract/index.ts';
import { bundledBrowser } from './bundled.ts';
import { type Env, type FoundBrowser, fromPath } from './found.ts';
import { INSTALLED_NAMES, installedPaths, remedy } from './platforms.ts';
import { puppeteerBrowser } from './puppeteer-cache.ts';

export interface FindOptions {
  /** Path or command name of a browser, from the configuration or the command line. */
  executable?: string;
}

/**
 * The browser to print with: the one named by option, then by `GALLEY_BROWSER` or
 * `PUPPETEER_EXECUTABLE_PATH`, then Puppeteer's cache, the bundled one, an installed one.
 *
 * Fails with `render/browser-start` if there is none, or if one is named that does not exist: a
 * browser that somebody chose is never quietly replaced by another.
 */
export async function findBrowser(options: FindOptions, env: Env, finders = FINDERS): Promise<FoundBrowser> {
  for (const { find } of finders) {
    const found = await find(options, env);
    if (found) return found;
  }
  throw new Failure('render/browser-start', 'Unexpected machine without a browser, expected one to print with', {
    note: remedy(),
  });
}

interface Finder {
  origin: FoundBrowser['origin'];
  find(options: FindOptions, env: Env): Promise<FoundBrowser | undefined>;
}

/** In order of preference. */
export const FINDERS: readonly Finder[] = [
  { origin: 'option', find: ({ executable }, env) => named(executable, 'option', 'the option `browser`', env) },
  { origin: 'environment', find: (_, env) => variable('GALLEY_BROWSER', env) },
  { origin: 'environment', find: (_, env) => variable('PUPPETEER_EXECUTABLE_PATH', env) },
  { origin: 'puppeteer', find: (_, env) => puppeteerBrowser(env) },
  { origin: 'bundled', find: (_, env) => bundledBrowser(env) },
  { origin: 'installed', find: (_, env) => installed(env) },
];

function variable(name: string, env: Env) {
  return named(env[name], 'environment', `\`${name}\``, env);
}

async function named(name: string | undefined, origin: FoundBrowser['origin'], by: string, env: Env) {
  if (!name) return undefined;
  const path = /[\\/]/.test(name) ? await program(name) : await onPath(name, env);
  if (!path) {
    throw new Failure('render/browser-start', `Unexpected browser \`${name}\`, expected a program (named by ${by})`, {
      note: `Correct ${by}, or leave it out to let Galley choose a browser.`,
    });
  }
  return fromPath(path, origin);
}

async function installed(env: Env): Promise<FoundBrowser | undefined> {
  for (const name of INSTALLED_NAMES) {
    const path = await onPath(name, env);
    if (path) return fromPath(path, 'installed');
  }
  for (const candidate of installedPaths(env)) {
    const path = await program(candidate);
    if (path) return fromPath(path, 'installed');
  }
  return undefined;
}

async function onPath(name: string, env: Env): Promise<string | undefined> {
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const path = await program(join(folder, name + ending));
      if (path) return path;
    }
  }
  return undefined;
}

async function program(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
