import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Made by `npm run build`, as `npm test` does before the tests. */
const file = resolve(import.meta.dirname, '../../lib/THIRD-PARTY-LICENCES.txt');
const entries = readFileSync(file, 'utf8').split(`\n\n${'-'.repeat(80)}\n\n`);
const heads = entries.map((entry) => /^(\S+) \d\S* \((.+)\)$/m.exec(entry));

describe('the licences that come with the bundle', () => {
  it('are those of the packages in it', () => {
    const names = heads.map((head) => head?.[1]);
    expect(names).toEqual(expect.arrayContaining(['commander', 'puppeteer-core', 'unified', 'zod']));
    expect(names).not.toContain('vitest');
  });

  it('allow it', () => {
    const allowed = ['MIT', 'ISC', 'Apache-2.0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause'];
    expect(heads.filter((head) => !allowed.includes(head?.[2] ?? ''))).toEqual([]);
  });

  it('come with their texts', () => {
    const bare = entries.filter((entry) => !/copyright|permission/i.test(entry)).map((entry) => entry.split(' ')[0]);
    // Its package has none; the text of Apache-2.0 stands under another.
    expect(bare).toEqual(['puppeteer-core']);
    expect(entries.join()).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });
});
