import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { filesIn, folderWith } from '../build/folder.ts';
import { galley } from './project.ts';

const text = (rise: string) => `# Tides\n\n${`The tide rose to ${rise} metres, the board said.\n\n`.repeat(10)}`;
const before = { 'galley.config.json': '{}', 'source/a.md': text('4.2') };
const after = { ...before, 'source/a.md': text('5.3') };

/** What a project holds beside its sources, by file; of what says how long it took only that it is whole. */
async function made(folder: string): Promise<Map<string, string>> {
  const names = (await filesIn(folder)).filter((name) => /^(?:dist|\.galley)/.test(name));
  const contents = names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    if (!/(?:report|manifest)\.json$/.test(name)) return [name, bytes.toString('base64')] as const;
    JSON.parse(bytes.toString());
    return [name, 'whole'] as const;
  });
  return new Map(await Promise.all(contents));
}

const editions = (files: Map<string, string>) => new Map([...files].filter(([name]) => name.startsWith('dist/')));
const leftovers = (files: Map<string, string>) => [...files.keys()].filter((name) => name.endsWith('.tmp'));

test.each([
  ['html', 44],
  ['pdf', 6],
])(
  'a build of %s that is killed at one of %i moments leaves each output old or new, and the next one succeeds',
  async (format, moments) => {
    const args = ['build', '--edition', format, '--variant', 'reading', '--quiet'];
    const old = await folderWith(before);
    await galley(args, { cwd: old });
    // As long as one of two builds at a time takes, since two rounds are made at a time.
    const [fresh, other] = [await folderWith(after), await folderWith(after)];
    const began = performance.now();
    for (const run of await Promise.all([fresh, other].map((cwd) => galley(args, { cwd }))))
      expect(run).toMatchObject({ code: 0 });
    const took = performance.now() - began;
    const [wasMade, isMade] = [editions(await made(old)), editions(await made(fresh))];
    expect([...isMade.keys()]).toEqual([...wasMade.keys()]);

    let killed = 0;
    let changed = 0;
    const round = async (moment: number) => {
      const folder = await folderWith(after);
      for (const name of ['dist', '.galley']) {
        await cp(join(old, name), join(folder, name), { recursive: true }).catch(() => undefined);
      }
      const meanwhile = (child: { kill(signal: 'SIGKILL'): boolean }) =>
        void wait(((moment + Math.random()) / moments) * took).then(() => child.kill('SIGKILL'));
      const { code } = await galley(args, { cwd: folder, meanwhile });
      if (code === null) killed += 1;
      const left = await made(folder);
      for (const [name, content] of editions(left)) {
        if (!name.endsWith('.tmp')) expect([wasMade.get(name), isMade.get(name)], name).toContain(content);
      }
      for (const name of wasMade.keys()) expect(left.has(name), name).toBe(true);
      if ([...isMade].some(([name, content]) => left.get(name) === content && wasMade.get(name) !== content))
        changed += 1;
      expect(await galley(args, { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
      const now = await made(folder);
      expect(editions(now)).toEqual(isMade);
      expect(leftovers(now).join()).toBe('');
      await rm(folder, { recursive: true, force: true });
    };
    const rest = Array.from({ length: moments }, (_, moment) => moment);
    const hand = async () => {
      for (let moment = rest.shift(); moment !== undefined; moment = rest.shift()) await round(moment);
    };
    await Promise.all([hand(), hand()]);
    // Moments that nothing happened at would prove nothing.
    expect(killed).toBeGreaterThan(moments / 3);
    if (format === 'html') expect(changed).toBeGreaterThan(0);
  },
  180_000,
);
