import { readFileSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BuildResult, UserConfig } from '../../pipeline/galley.ts';
import { type WatchOptions, watch } from '../../pipeline/watch.ts';
import { filesIn, folderWith } from './folder.ts';

const TEMPLATE = `/** @jsxImportSource hastscript */
import { defineTemplate } from 'galley';
export default defineTemplate({
  name: 'plain', styles: { common: ['plain.css'] }, fonts: [],
  render: ({ title, front, body, notes }) => <main>{title}{body}</main>,
});`;
const CONFIG: UserConfig = { template: './look', editions: ['html'], variants: ['reading'] };

/** A project that is watched, and the builds of it so far. */
async function watched(config = CONFIG, onEvent: WatchOptions['onEvent'] = undefined) {
  const folder = await folderWith({
    'galley.config.json': JSON.stringify(config),
    'look/template.tsx': TEMPLATE,
    'look/plain.css': 'main { color: black }',
    'source/a.md': '# A\n\nThe tide rose to 4.2 metres. ![south](south.svg)\n',
    'source/b.md': '# B\n\nThe tide fell to 1.7 metres.\n',
  });
  const controller = new AbortController();
  const told: (BuildResult | Error)[] = [];
  let wake = () => {};
  const note = (one: BuildResult | Error) => {
    told.push(one);
    wake();
  };
  const end = watch({
    cwd: folder,
    signal: controller.signal,
    ...(onEvent && { onEvent }),
    onBuild: note,
    onFailure: (error) => note(error as Error),
  });
  onTestFinished(async () => {
    controller.abort();
    await end;
  });
  /** The next build, or why there was none; undefined where there is none in time. */
  const next = async (deadline = 10_000): Promise<BuildResult | Error | undefined> => {
    const before = told.length;
    const late = wait(deadline);
    while (told.length === before) {
      const news = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if ((await Promise.race([news.then(() => 'news'), late.then(() => 'late')])) === 'late') return undefined;
    }
    return told.at(-1);
  };
  const first = told[0] ?? (await next());
  expect(builtIn(first)).toEqual(['a', 'b']);
  // Watching begins when the build has ended.
  await wait(300);
  return {
    folder,
    told,
    next,
    html: (name: string) => readFileSync(join(folder, 'dist', name, `${name}.html`), 'utf8'),
  };
}

const builtIn = (result: BuildResult | Error | undefined) =>
  result && 'documents' in result
    ? result.documents.filter(({ ok, reused }) => ok && !reused).map(({ name }) => name)
    : result;

/** Does something and waits for the build that follows. */
async function upon<T>(next: () => Promise<T>, change: () => Promise<unknown>): Promise<T> {
  const build = next();
  await change();
  return build;
}

describe('a project that is watched', () => {
  test('is built again when a source is saved, however a program saves it', async () => {
    const { folder, next, html } = await watched();
    const path = join(folder, 'source/a.md');
    const saves: [string, (text: string) => Promise<unknown>][] = [
      ['written into', (text) => writeFile(path, text)],
      [
        'replaced',
        async (text) => {
          await writeFile(join(folder, 'source/.a.md.tmp'), text);
          await rename(join(folder, 'source/.a.md.tmp'), path);
        },
      ],
      [
        'removed and written',
        async (text) => {
          await rm(path);
          await wait(60);
          await writeFile(path, text);
        },
      ],
      [
        'kept as a copy and written',
        async (text) => {
          await rename(path, join(folder, 'source/a.md~'));
          await writeFile(path, text);
        },
      ],
    ];
    for (const [how, save] of saves) {
      const result = await upon(next, () => save(`# A\n\nIt was ${how}.\n`));
      expect(builtIn(result), how).toEqual(['a']);
      expect(result).toMatchObject({ removed: [] });
      expect(html('a')).toContain(`It was ${how}.`);
      await wait(100);
    }
  });

  test('shows nothing of a save that is not at its end', async () => {
    const events: string[] = [];
    const { folder, next, html } = await watched(CONFIG, ({ type }) => void events.push(type));
    events.length = 0;
    const result = await upon(next, async () => {
      for (const text of ['', '# A\n\nThe ti', '# A\n\nThe tide turned.\n']) {
        await writeFile(join(folder, 'source/a.md'), text);
        await wait(30);
      }
    });
    expect(result).toMatchObject({ built: 1, failed: 0 });
    expect(html('a')).toContain('The tide turned.');
    expect(events.filter((type) => type === 'start' || type === 'document:failed')).toEqual(['start']);
    // The system may tell of the save once more.
    expect(builtIn(await next(1000)) ?? []).toEqual([]);
  });

  test('is built with the last of many saves, and not for each', async () => {
    const { folder, told, next, html } = await watched();
    const before = told.length;
    const first = next();
    for (let i = 1; i <= 20; i += 1) {
      await writeFile(join(folder, 'source/a.md'), `# A\n\nSave ${i}.\n`);
      await wait(10);
    }
    await first;
    while ((await next(1500)) !== undefined);
    expect(html('a')).toContain('Save 20.');
    expect(told.length - before).toBeLessThan(10);
  });

  test('is not built for a new time or the same bytes, nor by what the build writes itself', async () => {
    const { folder, told, next } = await watched();
    const path = join(folder, 'source/a.md');
    expect(builtIn(await upon(next, () => utimes(path, new Date(), new Date())))).toEqual([]);
    const text = readFileSync(path);
    expect(builtIn(await upon(next, () => writeFile(path, text)))).toEqual([]);
    const count = told.length;
    expect(await next(2000)).toBeUndefined();
    expect(told.length).toBe(count);
  });

  test('is built at most three times when a thousand files change', async () => {
    const { folder, told, next } = await watched();
    const before = told.length;
    const first = next();
    await mkdir(join(folder, 'source/pictures'));
    for (let i = 0; i < 1000; i += 1) await writeFile(join(folder, 'source/pictures', `${i}.svg`), `<svg/>${i}`);
    for (let i = 0; i < 30; i += 1) await writeFile(join(folder, `source/new-${i}.md`), `# New ${i}\n`);
    await writeFile(join(folder, 'source/b.md'), '# B\n\nThe last one.\n');
    await first;
    const built = () => new Set(told.slice(before).flatMap((result) => builtIn(result) as string[]));
    while (built().size < 31) expect(await next(), 'all are built in time').toBeDefined();
    expect(await next(1500)).toBeUndefined();
    expect(told.length - before).toBeLessThanOrEqual(3);
  });

  test('is built once more where it is saved during a build, whatever that is at', async () => {
    const stages = ['read', 'template', 'html', 'pdf', 'write'];
    const editions = { ...CONFIG, editions: ['html', 'pdf'] } satisfies UserConfig;
    let during: string | undefined;
    let save = () => {};
    const { folder, told, next, html } = await watched(editions, (event) => {
      if (event.type !== 'stage' || event.document !== 'a' || event.stage !== during) return;
      during = undefined;
      save();
    });
    const path = join(folder, 'source/a.md');
    for (const stage of stages) {
      const before = told.length;
      during = stage;
      save = () => writeFileSync(path, `# A\n\nSaved during ${stage}.\n`);
      await upon(next, () => writeFile(path, `# A\n\nSaved before ${stage}.\n`));
      if (!html('a').includes('Saved during')) expect(builtIn(await next())).toEqual(['a']);
      expect(html('a')).toContain(`Saved during ${stage}.`);
      expect(await next(1000), stage).toBeUndefined();
      expect(told.length - before).toBeLessThanOrEqual(2);
    }
  });

  test('is built once more where it is saved during the first build', async () => {
    let folder = '';
    const first = await watched(CONFIG, (event) => {
      if (event.type === 'start' && folder === '') folder = event.output;
      if (event.type === 'stage' && event.stage === 'write' && event.document === 'a' && folder !== 'done') {
        writeFileSync(join(folder, '../source/a.md'), '# A\n\nSaved at once.\n');
        writeFileSync(join(folder, '../look/plain.css'), 'main { color: navy }');
        folder = 'done';
      }
    });
    while (first.told.length < 2) expect(await first.next()).toBeDefined();
    expect(first.html('a')).toContain('Saved at once.');
    expect(first.html('b')).toContain('navy');
  });

  test('is built for what its documents refer to, its template and its configuration, and for new documents', async () => {
    const { folder, next, html } = await watched();
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';
    expect(builtIn(await upon(next, () => writeFile(join(folder, 'source/south.svg'), picture)))).toEqual(['a']);
    const css = 'main { color: navy }';
    expect(builtIn(await upon(next, () => writeFile(join(folder, 'look/plain.css'), css)))).toEqual(['a', 'b']);
    expect(html('b')).toContain('color: navy');
    const template = TEMPLATE.replace('<main>', '<main class="wide">');
    expect(builtIn(await upon(next, () => writeFile(join(folder, 'look/template.tsx'), template)))).toEqual(['a', 'b']);
    expect(html('b')).toContain('class="wide"');
    const config = JSON.stringify({ ...CONFIG, language: 'en-GB' });
    expect(builtIn(await upon(next, () => writeFile(join(folder, 'galley.config.json'), config)))).toEqual(['a', 'b']);
    expect(builtIn(await upon(next, () => writeFile(join(folder, 'source/c.md'), '# C\n\nNew.\n')))).toEqual(['c']);
    const decisions = join(folder, 'source/c.decisions.yaml');
    expect(builtIn(await upon(next, () => writeFile(decisions, 'decisions: []\n')))).toEqual(['c']);
    const result = await upon(next, () => rm(join(folder, 'source/b.md')));
    expect(builtIn(result)).toEqual([]);
    expect(await filesIn(join(folder, 'dist/b'))).toEqual([]);
  });

  test('survives mistakes, and is built when they are mended', async () => {
    const { folder, next, html } = await watched();
    const broken = await upon(next, () =>
      writeFile(join(folder, 'source/a.md'), Buffer.from([0x23, 0x20, 0x81, 0xff, 0xff, 0x0a])),
    );
    expect(broken).toMatchObject({ failed: 1 });
    expect(html('a')).toContain('The tide rose');
    expect(builtIn(await upon(next, () => writeFile(join(folder, 'source/a.md'), '# A\n\nMended.\n')))).toEqual(['a']);

    const template = join(folder, 'look/template.tsx');
    expect(await upon(next, () => writeFile(template, 'export default {{'))).toBeInstanceOf(Error);
    const mended = TEMPLATE.replace('<main>', '<main id="mended">');
    expect(builtIn(await upon(next, () => writeFile(template, mended)))).toEqual(['a', 'b']);

    const config = join(folder, 'galley.config.json');
    expect(await upon(next, () => writeFile(config, '{ "sourc": 1 }'))).toBeInstanceOf(Error);
    expect(builtIn(await upon(next, () => writeFile(config, JSON.stringify({ ...CONFIG, language: 'fr' }))))).toEqual([
      'a',
      'b',
    ]);
    await appendFile(join(folder, 'source/a.md'), '\nAnd once more.\n');
    expect(builtIn(await next())).toEqual(['a']);
  });
});
