// How the time that a document takes grows with its pages: one build each of a written report of
// about 10, 30, 100 and 300 pages, with the time that the program and the browser need to start taken off.
//   npm run bench -- long
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';

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

/** Prints the table. */
export function long() {
  try {
    const nothing = '# 目录\n\n一。\n';
    build('start', nothing); // unpacks the browser where that has not happened yet
    const start = build('start', nothing).seconds;
    console.log(`start, one line of text: ${start.toFixed(2)} s\n`);
    console.log(' pages  statistics  remarks  prints  unsettled  seconds  pages/s  ms/page  memory, MB');
    for (const chapters of CHAPTERS) {
      const { seconds, pages, prints, unsettled, annotations, kilobytes } = build('long', longReport(chapters));
      const rest = seconds - start;
      const row = [
        [pages, 6],
        [annotations.statistic, 10],
        [annotations.remark, 7],
        [prints, 6],
        [unsettled.length, 9],
        [seconds.toFixed(2), 7],
        [(pages / rest).toFixed(1), 7],
        [((rest * 1000) / pages).toFixed(1), 7],
        [Math.round(kilobytes / 1024), 10],
      ];
      console.log(row.map(([value, width]) => String(value).padStart(width)).join('  '));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
