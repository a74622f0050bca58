// Measures Galley against bare Chromium in one run: whole processes, started in turn, medians.
//   npm run bench [-- SOURCE] [--runs N]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine, median } from './machine.js';

export function build(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: 'string', default: '9' } },
  });
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const source = positionals[0] ?? here('../source/flood-season.txt');
  const runs = Number(values.runs);
  const galley = here('../bin/galley.js');
  const out = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const { name } = parse(source);

  /** Seconds that a Node process takes from start to end. */
  function seconds(...args) {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
    return Number(process.hrtime.bigint() - start) / 1e9;
  }

  const show = (what, list) => {
    const [least, most] = [Math.min(...list), Math.max(...list)];
    console.log(`${what.padEnd(44)} ${median(list).toFixed(3)} s  (${least.toFixed(3)}–${most.toFixed(3)})`);
  };

  /** Runs two commands in turn, once unmeasured, so that both meet the machine in the same moods. */
  function compare(a, b) {
    const times = { a: [], b: [] };
    for (let run = 0; run <= runs; run += 1) {
      const pair = [a(), b()];
      if (run > 0) {
        times.a.push(pair[0]);
        times.b.push(pair[1]);
      }
    }
    return { ...times, ratio: median(times.a.map((time, index) => time / times.b[index])) };
  }

  try {
    console.log(machine());
    console.log(`${source}, ${runs} runs each after one unmeasured\n`);

    const unchanged = () => seconds(galley, 'build', source, '-o', out, '--variant', 'reading', '--quiet');
    const build = () => seconds(galley, 'build', source, '-o', out, '--variant', 'reading', '--quiet', '--force');
    build(); // unpacks the browser where that has not happened yet, and makes the page that both print
    const bare = () => seconds(here('bare-chromium.js'), join(out, name, `${name}.html`));
    const cold = compare(build, bare);
    show('build, one HTML and one PDF, cold', cold.a);
    show('bare Chromium: start, load, print once, end', cold.b);
    console.log(`${'ratio'.padEnd(44)} ${cold.ratio.toFixed(2)}\n`);

    const idle = compare(unchanged, () => seconds('-e', '0'));
    show('build, nothing to do', idle.a);
    show('node -e 0', idle.b);
    console.log(`${'ratio'.padEnd(44)} ${idle.ratio.toFixed(2)}\n`);

    const start = compare(
      () => seconds(galley, '--version'),
      () => seconds('-e', '0'),
    );
    show('galley --version', start.a);
    show('node -e 0', start.b);
    const more = (median(start.a) - median(start.b)) * 1000;
    console.log(`${'difference'.padEnd(44)} ${more.toFixed(0)} ms`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
