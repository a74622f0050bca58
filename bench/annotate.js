// Accuracy and speed of the annotators, beside Microsoft Recognizers-Text on the same rows.
//   npm run bench -- annotate [--gold FOLDER] [--write]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findQuotations, findStatistics } from '../lib/pipeline/annotate/index.js';
import { machine, median } from './machine.js';
import { table, writePart } from './manual.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @typedef {{ start: number, end: number, values: string[] }} Figure */
/** @typedef {{ text: string, language: string, docDate?: string, figures: Figure[], negatives: { start: number, end: number }[] }} Row */

/** Sentences that Galley was developed on, with what is expected of them. */
function ownRows() {
  const folder = here('../test/annotate/statistics/cases/');
  return readdirSync(folder).flatMap((name) => {
    const language = name.slice(0, 2);
    const rows = [];
    let docDate;
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line.startsWith('# docDate')) docDate = line.slice(10).trim();
      else if (line.startsWith('  ')) addExpected(rows.at(-1), line.trim());
      else if (line.trim() && !line.startsWith('#'))
        rows.push({ text: line.replace(/^! /, ''), language, docDate, figures: [], negatives: [], from: 0 });
    }
    return rows;
  });
}

/** `约42万立方米 measure ~ 420000 立方米`: words, kind, operator, value or interval, unit. */
function addExpected(row, line) {
  const found =
    /^(.+?) (?:count|measure|money|percent|pp|fraction|multiple|ratio|duration|age|score) [=~<>]+ (\S+)/.exec(line);
  const words = found?.[1] ?? line.replace(/ (?:label|ordinal|temporal).*/, '');
  const start = row.text.indexOf(words, row.from);
  if (start < 0) return;
  row.from = start + words.length;
  if (found) row.figures.push({ start, end: row.from, values: found[2].match(/-?\d+(?:\.\d+)?/g) ?? [] });
}

/** Annotated texts (`NAME.txt` with `NAME.gold.json`) and probe rows (`*.jsonl`) of a folder. */
function goldRows(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name.endsWith('.jsonl')) {
      const rows = readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      return rows.filter((row) => row.layer !== 'quotes').map((row) => rowOf(row.text, row, row.lang));
    }
    const gold = path.replace(/\.txt$/, '.gold.json');
    if (!name.endsWith('.txt') || !existsSync(gold)) return [];
    const annotated = JSON.parse(readFileSync(gold, 'utf8'));
    return [rowOf(readFileSync(path, 'utf8'), annotated, annotated.language)];
  });
}

function rowOf(text, { annotations, negatives = [], docDate }, language) {
  const figures = annotations.filter((one) => one.class === 'quantity' && one.certainty !== 'unsure');
  return {
    text,
    language: language.slice(0, 2),
    docDate,
    figures: figures.map(({ start, end, value, min, max }) => ({
      start,
      end,
      values: [value, min, max].filter(Boolean),
    })),
    negatives: negatives.filter((one) => (one.for ?? 'statistic') === 'statistic'),
  };
}

function galley({ text, language, docDate }) {
  let from = 0;
  return text.split('\n').flatMap((line) => {
    const base = from;
    from += line.length + 1;
    return findStatistics(line, { language, docDate })
      .filter((one) => one.class === 'quantity')
      .map(({ start, end, value, min, max }) => ({
        start: base + start,
        end: base + end,
        values: [value, min, max].filter(Boolean),
      }));
  });
}

/** Recognizers-Text, projected: its figures with a unit where it has one, else its numbers. */
async function recognizers() {
  let suite;
  try {
    suite = (await import('@microsoft/recognizers-text-suite')).default;
  } catch {
    console.log('Recognizers-Text is not installed: `npm ci --prefix bench` installs it.\n');
    return undefined;
  }
  const { recognizeNumber, recognizePercentage, recognizeCurrency, recognizeDimension, recognizeAge, Culture } = suite;
  return ({ text, language }) => {
    const culture = language === 'zh' ? Culture.Chinese : Culture.English;
    const finders = [recognizePercentage, recognizeCurrency, recognizeDimension, recognizeAge, recognizeNumber];
    const found = [];
    for (const find of finders) {
      for (const { start, end, resolution } of find(text, culture)) {
        const values = String(resolution?.value ?? '').match(/-?\d+(?:\.\d+)?/g) ?? [];
        // Its ends are inclusive.
        if (!found.some((other) => other.start <= start && end + 1 <= other.end))
          found.push({ start, end: end + 1, values });
      }
    }
    return found;
  };
}

const overlap = (a, b) => a.start < b.end && b.start < a.end;
const same = (a, b) => a.start === b.start && a.end === b.end;
const percent = (part, whole) => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);
const f1 = (hits, wanted, found) => (wanted + found === 0 ? '–' : `${((200 * hits) / (wanted + found)).toFixed(1)} %`);

function score(rows, find) {
  const sum = { wanted: 0, found: 0, exact: 0, touched: 0, right: 0, wrong: 0, negatives: 0, traps: 0 };
  const began = performance.now();
  const results = rows.map(find);
  const milliseconds = performance.now() - began;
  for (const [index, { figures, negatives }] of rows.entries()) {
    const found = results[index];
    sum.wanted += figures.length;
    sum.found += found.length;
    for (const figure of figures) {
      const hit = found.find((one) => same(one, figure)) ?? found.find((one) => overlap(one, figure));
      if (!hit) continue;
      sum.touched += 1;
      if (same(hit, figure)) sum.exact += 1;
      if (figure.values.every((value) => hit.values.some((other) => Number(other) === Number(value)))) sum.right += 1;
    }
    sum.wrong += found.filter((one) => !figures.some((figure) => overlap(one, figure))).length;
    sum.negatives += negatives.length;
    sum.traps += negatives.filter((negative) => found.some((one) => overlap(one, negative))).length;
  }
  return { ...sum, milliseconds };
}

const HEAD = [
  '',
  'rows',
  'figures',
  'results',
  'exact span F1',
  'touched',
  'value right',
  'no figure at all',
  'traps',
  'ms',
];

function line(name, rows, s) {
  return [
    name,
    rows.length,
    s.wanted,
    s.found,
    f1(s.exact, s.wanted, s.found),
    percent(s.touched, s.wanted),
    percent(s.right, s.touched),
    s.wrong,
    s.negatives === 0 ? '–' : `${s.traps} of ${s.negatives}`,
    s.milliseconds.toFixed(0),
  ];
}

/** Time for texts of 10 kB to 10 MB: as long for each byte, if it is linear. */
function speed() {
  const paragraphs = readFileSync(here('../source/flood-season.txt'), 'utf8').split(/\r?\n/).filter(Boolean);
  const bytes = paragraphs.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const texts = (size) => Array.from({ length: Math.ceil(size / bytes) }, () => paragraphs).flat();
  const once = (list) => {
    const began = performance.now();
    for (const text of list) findStatistics(text, { language: 'zh', docDate: '2025-10-20' });
    findQuotations(
      list.map((text, index) => ({ id: String(index), text })),
      { language: 'zh' },
    );
    return performance.now() - began;
  };
  for (let run = 0; run < 3; run += 1) once(texts(1e6));
  let first;
  return [1e4, 1e5, 1e6, 1e7].map((size) => {
    const list = texts(size);
    const length = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const time = median(Array.from({ length: Math.max(3, 5e6 / size) }, () => once(list)));
    const perByte = time / length;
    first ??= perByte;
    return [
      `${Math.round(length / 1000)} kB`,
      `${time.toFixed(1)} ms`,
      `${(perByte * 1e6).toFixed(0)} ms/MB`,
      (perByte / first).toFixed(2),
    ];
  });
}

export async function annotate(args) {
  const { values } = parseArgs({
    args,
    options: { gold: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const all = values.gold === undefined ? ownRows() : goldRows(values.gold);
  // Before the other system is loaded: what it leaves in the process makes everything behind it slower.
  const times = speed();
  const other = await recognizers();
  const rows = [HEAD];
  for (const language of ['zh', 'en']) {
    const some = all.filter((row) => row.language === language);
    if (some.length === 0) continue;
    score(some, galley);
    rows.push(line(`Galley, ${language}`, some, score(some, galley)));
    if (other) rows.push(line(`Recognizers-Text, ${language}`, some, score(some, other)));
  }
  const about =
    values.gold === undefined
      ? 'Rows: the sentences that Galley was developed on, so its own figures say nothing of other text.'
      : `Rows: those of ${values.gold}.`;
  const text = `${machine()}

${about} A result counts as touched where it shares a character with a figure; Recognizers-Text does not take operators and measure words into its spans, so touched and value are what to compare it by. Times are warm.

${table(rows)}

Statistics and remarks of one text with a figure in every 18 characters, repeated; the last column is the time per byte against that of the shortest.

${table([['text', 'time', 'per byte', 'ratio'], ...times])}
`;
  console.log(text);
  if (values.write) writePart('annotate', text);
}
