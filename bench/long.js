// How the time that a document takes grows with its pages: builds of a written report of
// about 10, 30, 100 and 300 pages, medians, with the time that the program and the browser need to start taken off.
//   npm run bench -- long [--runs N] [--write]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';
import { machine } from './machine.js';
import { table, writePart } from './manual.js';

/** A chapter of the report takes about ten pages. */
const CHAPTERS = [1, 3, 10, 31];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const galley = here('../bin/galley.js');
const { longReport } = await createJiti(import.meta.url).import(here('../test/editions/long-report.ts'));
const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));

/** Builds a source and tells what came of it; `kilobytes` is the most memory that the program had at a time. */
function build(name, source) {
  const file = join(folder, `${name}.md`);
  writeFileSync(file, source);
  const measured = join(folder, 'memory');
  const program = `process.on('exit',()=>require('fs').writeFileSync(${JSON.stringify(measured)},String(process.resourceUsage().maxRSS)))`;
  const preload = join(folder, 'preload.cjs');
  writeFileSync(preload, program);
  const args = [
    '--require',
    preload,
    galley,
    'build',
    file,
    '-o',
    folder,
    '--variant',
    'reading',
    '--force',
    '--quiet',
  ];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const report = JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8'));
  const pdf = report.editions.find(({ format }) => format === 'pdf');
  return { seconds, ...pdf, annotations: report.annotations, kilobytes: Number(readFileSync(measured, 'utf8')) };
}

/** Of several builds the one that took the median of the times. */
function typical(name, source, runs) {
  const built = Array.from({ length: runs }, () => build(name, source));
  return built.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(runs / 2)];
}

/** Prints the table, and writes it into the manual where that is asked for. */
export function long(args) {
  const { values } = parseArgs({
    args,
    options: { runs: { type: 'string', default: '3' }, write: { type: 'boolean', default: false } },
  });
  const runs = Number(values.runs);
  try {
    const nothing = '# 目录\n\n一。\n';
    build('start', nothing); // unpacks the browser where that has not happened yet
    const start = typical('start', nothing, runs).seconds;
    const rows = CHAPTERS.map((chapters) => {
      const { seconds, pages, prints, unsettled, annotations, kilobytes } = typical('long', longReport(chapters), runs);
      const rest = seconds - start;
      return [
        ...[pages, annotations.statistic, annotations.remark, prints, unsettled.length, seconds.toFixed(2)],
        ...[(pages / rest).toFixed(1), ((rest * 1000) / pages).toFixed(1), Math.round(kilobytes / 1024)],
      ];
    });
    const head = [
      'pages',
      'statistics',
      'remarks',
      'prints',
      'unsettled',
      'seconds',
      'pages/s',
      'ms/page',
      'memory, MB',
    ];
    const text = `${machine()}

Builds of HTML and PDF, reading variant, median of ${runs}. A document of one line takes ${start.toFixed(2)} s, which is taken off before the pages are counted; memory is that of the program at its most.

${table([head, ...rows])}
`;
    console.log(text);
    if (values.write) writePart('long', text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
