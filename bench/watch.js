// From the save of a source to its new PDF, while it is watched.
//   npm run bench -- watch [SOURCE] [--saves N] [--write]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, parse } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machine, median } from './machine.js';
import { table, writePart } from './manual.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Time for the machine to come to rest between two saves (ms). */
const REST = 1500;

/** What is done to a paragraph, the nth time. */
const EDITS = {
  'a character in a paragraph': (text) => `${text.slice(0, 20)}新${text.slice(20)}`,
  'a sentence, so that the lines below move': (text, n) => `${text}第${n}次修改时补充了这一句话，下面的各行都要移动。`,
};

/** Milliseconds from each save of a source to its new PDF, and to the end of the build, in a project that is watched. */
export async function saved({ folder, source, pdf, edit, saves }) {
  const watching = spawn(process.execPath, [here('../bin/galley.js'), 'watch', '--json'], { cwd: folder });
  const events = createInterface(watching.stdout)[Symbol.asyncIterator]();
  const built = async () => {
    for (let line = await events.next(); !line.done; line = await events.next()) {
      if (JSON.parse(line.value).type === 'done') return;
    }
    throw new Error('Unexpected end of `galley watch`');
  };
  try {
    await built();
    const times = [];
    // The first save is not counted: what is compiled then stays.
    for (let n = 0; n <= saves; n += 1) {
      await sleep(REST);
      const before = statSync(pdf).ino;
      const text = edit(readFileSync(source, 'utf8'), n + 1);
      const start = performance.now();
      writeFileSync(source, text);
      while ((statSync(pdf, { throwIfNoEntry: false })?.ino ?? before) === before) await sleep(1);
      const printed = performance.now() - start;
      await built();
      if (n > 0) times.push({ printed, done: performance.now() - start });
    }
    return times;
  } finally {
    watching.kill('SIGINT');
    await once(watching, 'exit');
  }
}

async function milliseconds(original, variants, edit, saves) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  try {
    const { name } = parse(original);
    const source = join(folder, 'source', basename(original));
    mkdirSync(join(folder, 'source'));
    writeFileSync(join(folder, 'galley.config.json'), JSON.stringify({ variants }));
    copyFileSync(original, source);
    const lines = readFileSync(original, 'utf8').split('\n');
    const middle = lines.findIndex((line, index) => index >= lines.length / 2 && line.length > 40);
    const inMiddle = (text, n) => {
      const before = text.split('\n');
      return before.with(middle, edit(before[middle], n)).join('\n');
    };
    const pdf = join(folder, 'dist', name, `${name}.pdf`);
    const times = await saved({ folder, source, pdf, edit: inMiddle, saves });
    return times.map(({ printed }) => printed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function watched(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { saves: { type: 'string', default: '15' }, write: { type: 'boolean', default: false } },
  });
  const source = positionals[0] ?? here('../source/flood-season.txt');
  const rows = [['edit', 'variants', 'ms, median', 'least', 'most']];
  for (const variants of [['reading'], ['reading', 'annotated']]) {
    for (const [what, edit] of Object.entries(EDITS)) {
      const times = await milliseconds(source, variants, edit, Number(values.saves));
      const [middle, least, most] = [median(times), Math.min(...times), Math.max(...times)];
      rows.push([what, variants.join(', '), ...[middle, least, most].map((time) => time.toFixed(0))]);
    }
  }
  const report = `${machine()}

\`${basename(source)}\`, HTML and PDF; ${values.saves} saves each, after one that is not counted.

${table(rows)}
`;
  console.log(report);
  if (values.write) writePart('watch', report);
}
