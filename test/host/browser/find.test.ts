import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FINDERS, findBrowser } from '../../../pipeline/host/browser/find.ts';
import { emptyFolder } from './support.ts';

/** A machine with nothing on it but what a test puts there. */
function machine() {
  const home = emptyFolder();
  const program = (...path: string[]) => {
    const file = join(home, ...path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o755);
    return file;
  };
  return { home, program, env: { HOME: home, PATH: join(home, 'bin') } };
}

describe('the choice of a browser', () => {
  it('goes from what is named to what is bundled', async () => {
    const { home, program, env } = machine();
    const named = program('named');
    const galley = program('galley');
    const puppeteer = program('puppeteer');
    const both = { ...env, GALLEY_BROWSER: galley, PUPPETEER_EXECUTABLE_PATH: puppeteer };
    const choose = async (...args: Parameters<typeof findBrowser>) => {
      const { origin, executable } = await findBrowser(...args);
      return [origin, (await executable()).path];
    };
    expect(await choose({ executable: named }, both)).toEqual(['option', named]);
    expect(await choose({}, both)).toEqual(['environment', galley]);
    expect(await choose({}, { ...env, PUPPETEER_EXECUTABLE_PATH: puppeteer })).toEqual(['environment', puppeteer]);

    const { origin, place, identity } = await findBrowser({}, env);
    expect({ origin, place, identity }).toEqual({
      origin: 'bundled',
      place: expect.stringMatching(/^@sparticuz\/chromium \d/),
      identity: expect.stringMatching(/^chromium-\d/),
    });
    expect(existsSync(join(home, '.cache'))).toBe(false);
  });

  it('takes the newest headless shell of Puppeteer before the bundled browser', async () => {
    const { program, env } = machine();
    const cached = (browser: string, version: string, folder: string, name: string) =>
      program('.cache', 'puppeteer', browser, `linux-${version}`, folder, name);
    cached('chrome', '150.0.1.0', 'chrome-linux64', 'chrome');
    cached('chrome-headless-shell', '99.0.4844.0', 'chrome-headless-shell-linux64', 'chrome-headless-shell');
    const newest = cached(
      'chrome-headless-shell',
      '143.0.7499.0',
      'chrome-headless-shell-linux64',
      'chrome-headless-shell',
    );
    expect(await findBrowser({}, env)).toMatchObject({ origin: 'puppeteer', place: newest });
  });

  it('takes an installed browser where none is bundled', async () => {
    const { program, env } = machine();
    const path = program('bin', 'chromium');
    const unbundled = FINDERS.filter(({ origin }) => origin !== 'bundled');
    expect(await findBrowser({}, env, unbundled)).toMatchObject({ origin: 'installed', place: path });
  });

  it('takes a name from the path', async () => {
    const { program, env } = machine();
    const path = program('bin', 'mine');
    expect(await findBrowser({ executable: 'mine' }, env)).toMatchObject({ origin: 'option', place: path });
  });
});

describe('a browser that is not there', () => {
  it.each([
    ['the option `browser`', { executable: '/nowhere/chrome' }, {}],
    ['the option `browser`', { executable: 'no-such-browser' }, {}],
    ['`GALLEY_BROWSER`', {}, { GALLEY_BROWSER: '/nowhere/chrome' }],
    ['`PUPPETEER_EXECUTABLE_PATH`', {}, { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' }],
  ])('is an error if named by %s', async (by, options, variables) => {
    const { env } = machine();
    await expect(findBrowser(options, { ...env, ...variables })).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining(`expected a program (named by ${by})`),
      note: `Correct ${by}, or leave it out to let Galley choose a browser.`,
    });
  });

  it('is an error with a remedy if there is none at all', async () => {
    const { env } = machine();
    const none = FINDERS.filter(({ origin }) => origin !== 'bundled' && origin !== 'installed');
    await expect(findBrowser({}, env, none)).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: 'Unexpected machine without a browser, expected one to print with',
      note: expect.stringContaining('`GALLEY_BROWSER`'),
    });
  });
});
