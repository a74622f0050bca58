import type { ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../build/folder.ts';
import { descendants, runs } from '../cli/processes.ts';
import { project, type Run } from '../cli/project.ts';

const text = (title: string, rise: string) =>
  `# ${title}\n\n据市水务局统计，水位上涨${rise}米，比上年高12.5%。\n\n“堤坝没有问题。”局长林青说。\n\n${'降雨量为120毫米。\n\n'.repeat(60)}`;

const sources = {
  'source/a.md': text('甲', '3.2'),
  'source/b.md': text('乙', '4.1'),
  'source/c.md': `${text('丙', '5')}\n![堤](dyke.svg)\n`,
  'source/dyke.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  // A picture that is missing, and text that is none.
  'source/d.md': `${text('丁', '6')}\n![图](missing.png)\n`,
  'source/e.md': new Uint8Array([0x23, 0x20, 0xff, 0xfe, 0x81, 0x0a]),
};

/** The outputs of a project, by file; what says how long it took without that. */
async function outputs(folder: string): Promise<Map<string, string>> {
  const names = (await filesIn(folder)).filter((name) => name.startsWith('dist/'));
  const contents = names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    if (!/(?:report|manifest)\.json$/.test(name)) return [name, bytes.toString('base64')] as const;
    const { timings, ...rest } = JSON.parse(bytes.toString());
    // The manifest has the digests of reports.
    return [name, JSON.stringify(rest).replace(/"report\.json":\{[^}]*\}/g, '')] as const;
  });
  return new Map(await Promise.all(contents));
}

/** What a build said of each document, in its order there; stages of editions are made side by side. */
function said(stdout: string): Map<string, string[]> {
  const documents = new Map<string, string[]>();
  for (const line of stdout.trim().split('\n')) {
    const { document, ...event } = JSON.parse(line);
    if (document === undefined || event.type === 'stage') continue;
    const plain = JSON.stringify(event, (key, value) => (key === 'milliseconds' ? 0 : value));
    documents.set(document, [...(documents.get(document) ?? []), plain]);
  }
  return new Map([...documents].sort());
}

test('makes the same in threads: every byte, every message, and what is remembered', async () => {
  const one = project(sources);
  const here = await one.build('--json', '--no-threads').exits(1);
  const other = project(sources);
  const threads = await other.build('--json', '--threads').exits(1);
  const relative = ({ folder }: { folder: string }, stdout: string) => stdout.replaceAll(folder, '');
  expect(said(relative(other, threads.stdout))).toEqual(said(relative(one, here.stdout)));
  expect(threads.stdout).toContain('"stage":"pdf"');
  expect(await outputs(other.folder)).toEqual(await outputs(one.folder));

  // What was remembered of the ones is right for the other, the font that they were set in included.
  await other
    .build('--no-threads', '--json')
    .exits(1)
    .prints(/"built":0,"reused":4,"failed":1/);
});

/** A template whose code does something for documents of a title. */
const templated = (code: string) => ({
  ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`source/${name}.md`, text(name.toUpperCase(), '2')])),
  'templates/own/template.tsx': `import { defineTemplate } from 'galley';
export default defineTemplate({
  name: 'own',
  styles: { all: ['own.css'], print: [], screen: [] },
  fonts: [],
  render({ document, title, front, body, notes }) {
    if (document.meta.title === 'B') { ${code} }
    return <main>{title}{front}{body}{notes}</main>;
  },
});
`,
  'templates/own/own.css': 'body { font-family: serif }',
});

test.each([
  ['throws', "throw new Error('no B today')", [/template\/error/, /no B today/, /template\.tsx:\d+/]],
  ['ends its thread', 'process.exit(3)', [/build\/thread-lost/, /it ended with 3/]],
])('a template that %s fails its document; the others are built', async (_, code, says) => {
  await project(templated(code))
    .build('-T', './templates/own', '--threads', '--edition', 'html')
    .exits(1)
    .warns(...says)
    .has('dist/a/a.html')
    .lacks('dist/b')
    .has('dist/c/c.html');
});

test('what no document can do without ends the build as it does without threads', async () => {
  const broken = { ...sources, 'templates/own/template.tsx': 'export default ;' };
  for (const args of [
    ['-T', './templates/own'],
    ['--browser', './no-such-browser'],
  ]) {
    const [here, there] = [project(broken), project(broken)];
    const one = await here.build('--no-threads', ...args).lacks('dist/a');
    const other = await there.build('--threads', ...args).lacks('dist/a');
    expect(one.code).toBeGreaterThan(0);
    expect(other.code).toBe(one.code);
    expect(other.stderr.replaceAll(there.folder, '')).toBe(one.stderr.replaceAll(here.folder, ''));
  }
});

test('options that cannot be copied stay in one thread', async () => {
  const config = "export default { templateOptions: { name: () => 'x' }, variants: ['reading'], editions: ['html'] };";
  await project({ ...sources, 'galley.config.mjs': config })
    .build('--threads')
    .exits(1)
    .has('dist/a/a.html');
});

test('compares with a former edition, and checks documents against each other', async () => {
  const files = {
    'source/a.md': text('甲', '3.2'),
    'source/b.md': text('乙', '3.2'),
    'before/a.md': text('甲', '2.9'),
  };
  const [one, other] = [project(files), project(files)];
  const here = await one.run(['check', '--against', 'before', '--no-threads']);
  const there = await other.run(['check', '--against', 'before', '--threads']);
  expect(here.stdout + here.stderr).toMatch(/compare\//);
  const sorted = ({ stderr, ...rest }: Run) => ({ ...rest, stderr: stderr.split('\n').sort() });
  expect(sorted(there)).toEqual(sorted(here));
});

describe.skipIf(process.platform !== 'linux')('in the middle of their work (needs /proc)', () => {
  test('they end at once, with the browser, and leave no file', async () => {
    const started: number[] = [];
    const chain = project({ ...sources, 'source/a.md': text('甲', '3').repeat(9) });
    const meanwhile = (child: ChildProcess) => {
      child.stdout?.on('data', (chunk) => {
        if (!String(chunk).includes('"stage":"pdf"') || started.length > 0) return;
        started.push(...descendants(child.pid ?? 0));
        child.kill('SIGINT');
      });
    };
    const run = await chain.run(['build', '--json', '--threads'], { meanwhile }).exits(130);
    expect(run.stdout).not.toContain('"type":"done"');
    expect(run.stderr).not.toMatch(/galley\/bug|render\/|thread-lost|at /);
    expect(started.length).toBeGreaterThan(0);
    for (let tries = 0; tries < 20 && started.some(runs); tries++) await wait(100);
    expect(started.filter(runs)).toEqual([]);
    expect((await filesIn(`${chain.folder}/dist`)).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('they are given up without a file that stays open', async () => {
    const chain = project({ 'source/a.md': text('甲', '0') });
    const counts: number[] = [];
    const meanwhile = (child: ChildProcess) => {
      createInterface(child.stdout as Readable).on('line', async (line) => {
        if (JSON.parse(line).type !== 'done') return;
        counts.push(readdirSync(`/proc/${child.pid}/fd`).length);
        if (counts.length === 8) return void child.kill('SIGTERM');
        await wait(200);
        // As some programs save: what is begun at the first sign of it is given up.
        const file = `${chain.folder}/source/a.md`;
        await writeFile(file, '');
        await wait(45);
        await writeFile(file, text('甲', String(counts.length)));
      });
    };
    const args = ['watch', '--json', '--threads', '--edition', 'html', '--variant', 'reading'];
    await chain.run(args, { meanwhile }).exits(143);
    const [, second = 0, ...others] = counts;
    expect(others).toHaveLength(6);
    for (const count of others) expect(count).toBeLessThanOrEqual(second + 2);
  });

  test('those of a template that was changed are ended', async () => {
    const chain = project({ ...templated(''), 'source/b.md': text('B', '2') });
    const counts: number[] = [];
    const meanwhile = (child: ChildProcess) => {
      createInterface(child.stdout as Readable).on('line', async (line) => {
        if (JSON.parse(line).type !== 'done') return;
        await wait(300);
        counts.push(readdirSync(`/proc/${child.pid}/task`).length);
        if (counts.length === 5) return void child.kill('SIGTERM');
        await writeFile(`${chain.folder}/templates/own/own.css`, `body { margin: ${counts.length}px }`);
      });
    };
    const args = ['watch', '--json', '-T', './templates/own', '--edition', 'html', '--variant', 'reading'];
    await chain.run(args, { meanwhile }).exits(143);
    const [, second = 0, ...others] = counts;
    for (const count of others) expect(count).toBeLessThanOrEqual(second);
  });
});
