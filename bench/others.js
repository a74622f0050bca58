// PDFs of the same report by Galley and by others: copies of one document, each system as its users start it.
//   npm run bench -- others [SOURCE] [--copies 1,20,100] [--runs N] [--write]
// `PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix bench` installs those of the registry; WeasyPrint, Pandoc, XeLaTeX and Typst
// (its command, or its package for Python) are taken where they are.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';
import { machine, median } from './machine.js';
import { table, writePart } from './manual.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const galley = here('../bin/galley.js');
const installed = (name) => [here(`node_modules/.bin/${name}`)].find((path) => existsSync(path));
const onPath = (name) => (spawnSync(name, ['--version']).status === 0 ? name : undefined);

/** The browser that Galley prints with, for those that need one. */
async function browser() {
  const { findBrowser } = await createJiti(import.meta.url).import(here('../pipeline/host/browser/find.ts'));
  return (await (await findBrowser({}, process.env)).executable()).path;
}

/** Characters of what a system says that fails. */
const SHOWN = 300;

/** What every system can read: Markdown without front matter. In plain text each line is a paragraph, the first the title. */
function markdownOf(path) {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.txt')) return `# ${text.trim().split(/\n+/).join('\n\n')}\n`;
  return text.replace(/^---\n[\s\S]*?\n---\n/, '# Report\n');
}

function htmlOf(markdown) {
  const blocks = markdown.split(/\n{2,}/).map((block) => {
    const heading = /^(#+) (.*)/.exec(block);
    return heading ? `<h${heading[1].length}>${heading[2]}</h${heading[1].length}>` : `<p>${block}</p>`;
  });
  return `<!doctype html><html><meta charset="utf-8"><title>Report</title><body>${blocks.join('\n')}</body></html>`;
}

/** Characters that mean something to Typst. */
const SPECIAL = /[#*_$@<>`\\[\]~]/g;

const typstOf = (markdown) =>
  markdown
    .split(/\n{2,}/)
    .map((block) => {
      const [, marks = '', words = ''] = /^(#*) ?([\s\S]*)/.exec(block);
      return `${'='.repeat(marks.length)} ${words.replace(SPECIAL, '\\$&')}`.trim();
    })
    .join('\n\n');

/** A command for Typst, or nothing where it is not installed. */
function typst() {
  if (onPath('typst')) return (name) => ['typst', ['compile', name, `${name}.pdf`]];
  const python = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[1] + '.pdf')";
  if (spawnSync('python3', ['-c', 'import typst']).status !== 0) return undefined;
  return (name) => ['python3', ['-c', python, name]];
}

/** Each system: what it makes, and the commands for so many copies. */
function systems(folder, chrome, text) {
  const names = (count, ending) => Array.from({ length: count }, (_, i) => join(folder, `source/d${i}.${ending}`));
  const own =
    (...more) =>
    (count) => [
      [
        process.execPath,
        [
          galley,
          'build',
          ...names(count, 'md'),
          '-o',
          join(folder, 'out'),
          '--force',
          '--quiet',
          '--variant',
          'reading',
          ...more,
        ],
      ],
    ];
  const launch = JSON.stringify({ executablePath: chrome, args: ['--no-sandbox', '--headless=shell'] });
  const each = (program, argsOf) => (count) => names(count, 'html').map((name) => [program, argsOf(name)]);
  const setBy = typst();
  const latex = onPath('pandoc') && onPath('xelatex');
  const cjk = /\p{Script=Han}/u.test(text) ? ['-V', 'CJKmainfont=Noto Serif CJK SC'] : [];
  return [
    ['Galley, PDF', 'contents and registers with page numbers, tags, text proved', own('--edition', 'pdf')],
    ['Galley, HTML and PDF', 'the same, and HTML, JSON, CSV, TEI', own()],
    [
      'md-to-pdf',
      'one print of each, in one browser',
      installed('md-to-pdf') &&
        ((count) => [[installed('md-to-pdf'), [...names(count, 'md'), '--launch-options', launch]]]),
    ],
    [
      'pagedjs-cli',
      'pages laid out by a script, one browser each',
      installed('pagedjs-cli') &&
        each(installed('pagedjs-cli'), (name) => [name, '-o', `${name}.pdf`, '--browserArgs', '--no-sandbox']),
    ],
    [
      'Vivliostyle CLI',
      'pages laid out by a script, one browser each',
      installed('vivliostyle') &&
        each(installed('vivliostyle'), (name) => [
          'build',
          name,
          ...['-o', `${name}.pdf`, '--executable-browser', chrome, '--no-sandbox', '--log-level', 'silent'],
        ]),
    ],
    [
      'Pandoc and XeLaTeX',
      'one process each',
      latex &&
        ((count) =>
          names(count, 'md').map((name) => [
            'pandoc',
            [name, '-o', `${name}.pdf`, '--pdf-engine', 'xelatex', '--toc', ...cjk],
          ])),
    ],
    ['Typst', 'one process each', setBy && ((count) => names(count, 'typ').map(setBy))],
    ['WeasyPrint', 'one process each', onPath('weasyprint') && each('weasyprint', (name) => [name, `${name}.pdf`])],
  ];
}

export async function others(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      copies: { type: 'string', default: '1,20' },
      runs: { type: 'string', default: '3' },
      write: { type: 'boolean', default: false },
    },
  });
  const source = positionals[0] ?? here('../source/briefing.md');
  const text = markdownOf(source);
  const copies = values.copies.split(',').map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
  const chrome = await browser();
  const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: chrome };
  try {
    mkdirSync(join(folder, 'source'));
    for (let i = 0; i < Math.max(...copies); i += 1) {
      writeFileSync(join(folder, `source/d${i}.md`), text);
      writeFileSync(join(folder, `source/d${i}.html`), htmlOf(text));
      writeFileSync(join(folder, `source/d${i}.typ`), typstOf(text));
    }
    const rows = [['', ...copies.map((count) => `${count} ${count === 1 ? 'copy' : 'copies'}`), 'what is made']];
    for (const [name, what, commandsFor] of systems(folder, chrome, text)) {
      if (!commandsFor) {
        rows.push([name, ...copies.map(() => 'not installed'), what]);
        continue;
      }
      const run = (count) => {
        const start = process.hrtime.bigint();
        for (const [program, given] of commandsFor(count)) {
          const options = { encoding: 'utf8', env: program === process.execPath ? process.env : env };
          const { status, stderr } = spawnSync(program, given, options);
          if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
        }
        return Number(process.hrtime.bigint() - start) / 1e9;
      };
      const runs = Array.from({ length: Number(values.runs) });
      const times = copies.map((count) => {
        try {
          return `${median(runs.map(() => run(count))).toFixed(2)} s`;
        } catch (error) {
          // One system that does not work here, or not with so many, does not spoil the figures of the others.
          console.error(error.message.slice(0, SHOWN));
          return 'fails';
        }
      });
      rows.push([name, ...times, what]);
    }
    const report = `${machine()}

Copies of \`${relative(here('..'), source)}\`, whole processes, median of ${values.runs}. Systems that read HTML get its paragraphs as HTML.

${table(rows)}
`;
    console.log(report);
    if (values.write) writePart(positionals[0] ? `others ${basename(source)}` : 'others', report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
