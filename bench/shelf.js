// Shelves of documents: time and memory as they grow, beside the bare browser, and after an edit of one.
//   npm run bench -- shelf [--documents 20,100,1000] [--runs N] [--write]
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine, median } from './machine.js';
import { table, writePart } from './manual.js';
import { saved } from './watch.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const galley = here('../bin/galley.js');
const text = readFileSync(here('../source/flood-season.txt'), 'utf8');
/** Documents that are set beside the bare browser. */
const BESIDE = 100;

/** Edits while the shelf is watched. */
const SAVES = 8;

/** Its paragraphs of some length: each document lacks one of them, so that each has other characters, and other fonts. */
const paragraphs = text.split('\n').filter((line) => line.length > 40);

/** A project of so many documents, no two of them alike. */
function shelf(folder, documents) {
  mkdirSync(join(folder, 'source'), { recursive: true });
  writeFileSync(join(folder, 'galley.config.json'), '{ "variants": ["reading"] }');
  for (let i = 1; i <= documents; i += 1) {
    const without = text.replace(paragraphs[i % paragraphs.length], '');
    writeFileSync(join(folder, `source/d${i}.txt`), `${without}\n第${i}号。\n`);
  }
}

function seconds(cwd, ...args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}:\n${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Resident memory of a process, and of those that it has started, in megabytes. */
function memoryOf(pid) {
  const own = (one) => {
    try {
      return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0) / 1000;
    } catch {
      return 0;
    }
  };
  const below = (one) => {
    try {
      const children = readFileSync(`/proc/${one}/task/${one}/children`, 'utf8').split(' ').filter(Boolean);
      return children.flatMap((child) => [child, ...below(child)]);
    } catch {
      return [];
    }
  };
  const started = below(pid);
  return { program: own(pid), browser: started.reduce((sum, one) => sum + own(one), 0), browsers: started };
}

/** Documents between two looks at what the program holds. */
const LOOK = 50;

/** Builds a shelf, and looks at its memory after each document. */
async function watched(folder) {
  const start = process.hrtime.bigint();
  const preload = ['--expose-gc', '--require', here('holding.cjs')];
  const child = spawn(process.execPath, [...preload, galley, 'build', '--json', '--force'], { cwd: folder });
  const end = () => child.kill();
  process.once('exit', end);
  const held = [];
  const samples = [];
  createInterface(child.stderr).on('line', (line) => held.push([samples.length, Number(line) / 1e6]));
  const leaders = new Set();
  let done = 0;
  for await (const line of createInterface(child.stdout)) {
    if (!line.includes('"document:done"')) continue;
    done += 1;
    const memory = memoryOf(child.pid);
    if (memory.browsers[0] !== undefined) leaders.add(memory.browsers[0]);
    samples.push({ done, ...memory });
    if (done % LOOK === 0) child.kill('SIGUSR2');
  }
  process.off('exit', end);
  const time = Number(process.hrtime.bigint() - start) / 1e9;
  const warm = samples.slice(Math.min(50, Math.floor(samples.length / 4)));
  return {
    time,
    browsers: leaders.size,
    program: Math.max(...samples.map(({ program }) => program)),
    browser: Math.max(...samples.map(({ browser }) => browser)),
    slope: slopeOf(warm.map(({ done, program }) => [done, program])) * 100,
    holds: slopeOf(held.slice(1)) * 100,
  };
}

/** Least squares. */
function slopeOf(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const inTurn = (runs, ...measures) => {
  const times = measures.map(() => []);
  for (let run = 0; run < runs; run += 1) for (const [at, measure] of measures.entries()) times[at].push(measure());
  return times.map(median);
};

export async function shelves(args) {
  const { values } = parseArgs({
    args,
    options: {
      documents: { type: 'string', default: '20,100' },
      runs: { type: 'string', default: '3' },
      write: { type: 'boolean', default: false },
    },
  });
  const root = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  try {
    const rows = [
      [
        'documents',
        's',
        'ms a document',
        'memory of the program, at most',
        'of the browser',
        'growth of the program',
        'of what it holds',
        'browsers',
      ],
    ];
    for (const documents of values.documents.split(',').map(Number)) {
      const folder = join(root, `shelf-${documents}`);
      shelf(folder, documents);
      const { time, program, browser, slope, holds, browsers } = await watched(folder);
      const each = ((time * 1000) / documents).toFixed(0);
      rows.push([
        documents,
        time.toFixed(1),
        each,
        `${program.toFixed(0)} MB`,
        `${browser.toFixed(0)} MB`,
        `${slope.toFixed(1)} MB for 100`,
        Number.isNaN(holds) ? '–' : `${holds.toFixed(1)} MB for 100`,
        browsers,
      ]);
    }

    const folder = join(root, 'beside');
    shelf(folder, BESIDE);
    const jobs = availableParallelism() + 1;
    const build = () => seconds(folder, galley, 'build', '--quiet', '--force', '-j', String(jobs));
    build();
    const pages = readdirSync(join(folder, 'dist'), { recursive: true })
      .filter((name) => /d\d+\.html$/.test(name))
      .map((name) => join(folder, 'dist', name));
    const bare = () => seconds(folder, here('bare-shelf.js'), String(jobs), ...pages);
    const [cold, browser] = inTurn(Number(values.runs), build, bare);

    const idle = () => seconds(folder, galley, 'build', '--quiet');
    const edited = () => {
      appendFileSync(join(folder, 'source/d7.txt'), '\n又记。\n');
      return seconds(folder, galley, 'build', '--quiet');
    };
    idle();
    const [nothing, one] = inTurn(Number(values.runs), idle, edited);
    const single = join(root, 'single');
    shelf(single, 1);
    const alone = median(
      Array.from({ length: Number(values.runs) }, () => seconds(single, galley, 'build', '--quiet', '--force')),
    );

    const source = join(folder, 'source/d7.txt');
    const pdf = join(folder, 'dist/d7/d7.pdf');
    const edit = (text) => `${text}\n又记。\n`;
    const saves = await saved({ folder, source, pdf, edit, saves: SAVES });
    const watching = median(saves.map(({ done }) => done / 1000));

    const report = `${machine()}

Copies of \`source/flood-season.txt\`, each without another paragraph, HTML and PDF, reading variant, \`-j ${jobs}\`; memory was looked at after each document, its growth after the first ${LOOK}; what the program holds is its heap after a collection of garbage, every ${LOOK} documents.

${table(rows)}

| ${BESIDE} documents, median of ${values.runs} | s |
| --- | --- |
| cold: HTML and PDF, two prints each | ${cold.toFixed(2)} |
| bare Chromium: the same HTML, printed once each, ${jobs} at a time in one browser | ${browser.toFixed(2)} |
| ratio | ${(cold / browser).toFixed(2)} |
| nothing to do | ${nothing.toFixed(2)} |
| after an edit of one of them, in a new process | ${one.toFixed(2)} |
| the same while \`galley watch\` runs, to the end of the build | ${watching.toFixed(2)} |
| a project of that one alone, cold | ${alone.toFixed(2)} |
`;
    console.log(report);
    if (values.write) writePart('shelf', report);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
