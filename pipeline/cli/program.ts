import { Command, InvalidArgumentError, Option } from 'commander';
import type { Shard } from '../build/shard.ts';
import type { AnnotateFlags } from './commands/annotate.ts';
import type { CacheFlags } from './commands/cache.ts';
import type { WorkerFlags } from './commands/worker.ts';
import type { Context } from './context.ts';
import type { BuildFlags } from './flags.ts';

/** Runs a command in its context and keeps its exit code. */
export type Run = (command: (context: Context) => Promise<number>) => Promise<void>;

/** The command line. Commands are loaded when they are called, so that `--version` answers at once. */
export function createProgram(version: string, run: Run): Command {
  const program = new Command('galley')
    .description('Turns the edited text of long reports into annotated HTML editions and print-ready PDFs.')
    .version(version, '-v, --version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .showHelpAfterError('Run `galley --help` to see what there is.')
    .addHelpText('after', PROGRAM_HELP);

  building(program, 'build', 'make the editions of all documents, or of those that are named')
    .option('--force', 'make everything again, also what has not changed')
    .option(
      '--press',
      'make NAME.press.pdf as well: PDF/X-4 with bleed and marks, as `press` of the configuration says',
    )
    .option('--shard <part>', 'one part of the documents, such as 2/5: other machines build the others', shardOf)
    .option('--queue <url>', 'have the documents built by workers at a Redis, such as redis://host:6379')
    .addHelpText('after', BUILD_HELP)
    .action((paths: string[], flags: BuildFlags) =>
      run(async (context) => (await import('./commands/build.ts')).build(paths, flags, context)),
    );

  building(program, 'watch', 'make the editions, and again whenever something changes')
    .addHelpText('after', WATCH_HELP)
    .action((paths: string[], flags: BuildFlags) =>
      run(async (context) => (await import('./commands/watch.ts')).watch(paths, flags, context)),
    );
  building(program, 'preview', 'the same, and show them in a browser on this machine, HTML beside PDF')
    .option('--port <number>', 'port of the preview; 0 for any that is free (default: 4321)', portNumber)
    .addHelpText('after', PREVIEW_HELP)
    .action((paths: string[], flags: BuildFlags & { port?: number }) =>
      run(async (context) => (await import('./commands/watch.ts')).preview(paths, flags, context)),
    );

  program
    .command('annotate')
    .description('print the statistics and remarks of one document')
    .argument('<file>', 'a source, or a folder of numbered files')
    .addOption(new Option('--json', 'print {document, segments, annotations, messages} (default)').conflicts('csv'))
    .option('--csv', 'print the statistics as a table')
    .addOption(
      new Option('--accept', 'confirm all proposals in FILE.decisions.yaml, to be gone through there').conflicts([
        'csv',
        'json',
      ]),
    )
    .option('--language <tag>', 'language of a document that does not say its own, such as zh-Hans-CN', languageTag)
    .option('--date <day>', 'day of a document that has no date of its own, such as 2025-06-30', isoDay)
    .addHelpText('after', ANNOTATE_HELP)
    .action((file: string, flags: AnnotateFlags) =>
      run(async (context) => (await import('./commands/annotate.ts')).annotate(file, flags, context)),
    );

  program
    .command('check')
    .description('print what a build would say, without building')
    .argument('[paths...]', 'sources, or folders of them; by default the source folder of the project')
    .option('-c, --config <file>', 'configuration')
    .option('-T, --template <name>', 'template to check with')
    .option('--date <day>', 'day of documents that have no date of their own, such as 2025-06-30', isoDay)
    .option('--against <edition>', AGAINST)
    .option('--threads', THREADS)
    .option('--no-threads', 'look at all documents in one thread')
    .option('--strict', 'fail on warnings, too')
    .addOption(
      new Option('--reporter <name>', 'how findings are printed (default: pretty)').choices([
        'pretty',
        'json',
        'github',
        'sarif',
      ]),
    )
    .addOption(new Option('--json', 'the same as --reporter json').conflicts('reporter'))
    .option('--quiet', 'print errors only')
    .addHelpText('after', CHECK_HELP)
    .action((paths: string[], flags: BuildFlags) =>
      run(async (context) => (await import('./commands/build.ts')).check(paths, flags, context)),
    );

  program
    .command('worker')
    .description('build documents of this project that others ask for through a queue')
    .requiredOption('--queue <url>', 'address of a Redis, such as redis://host:6379')
    .option('-c, --config <file>', 'configuration')
    .option('-j, --jobs <number>', 'documents in work at a time', wholeNumber)
    .option('--quiet', 'say nothing of documents')
    .addHelpText('after', WORKER_HELP)
    .action((flags: WorkerFlags) =>
      run(async (context) => (await import('./commands/worker.ts')).worker(flags, context)),
    );

  program
    .command('cache')
    .description('say what is kept of earlier builds, and remove what is too much')
    .option('-c, --config <file>', 'configuration')
    .addOption(
      new Option('--prune', 'remove what was not used for longest, down to `cache.maxSize`').conflicts('clear'),
    )
    .option('--clear', 'remove everything')
    .addHelpText('after', CACHE_HELP)
    .action((flags: CacheFlags) => run(async (context) => (await import('./commands/cache.ts')).cache(flags, context)));

  program
    .command('doctor')
    .description('say what this machine has for Galley, and what to do about what it lacks')
    .option('-c, --config <file>', 'configuration')
    .option('--browser <path>', 'browser to look at')
    .action((flags: BuildFlags) =>
      run(async (context) => (await import('./commands/doctor.ts')).doctor(flags, context)),
    );

  program
    .command('init')
    .description('write a small project to begin with')
    .argument('[folder]', 'where to; by default the working directory', '.')
    .action((folder: string) => run(async (context) => (await import('./commands/init.ts')).init(folder, context)));

  return program;
}

const THREADS = 'lay each document out in a thread of its own (default: from four on, where there are processors)';
const AGAINST = 'former edition to compare with: a file, a folder, or a revision of git, such as HEAD';

/** A command that builds documents, with the options that all such commands have. */
function building(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .argument('[paths...]', 'sources, or folders of them; by default the source folder of the project')
    .option('-o, --output <folder>', 'folder to write editions to (default: dist)')
    .option('-c, --config <file>', 'configuration (default: galley.config.ts, .mts, .js, .mjs or .json)')
    .option('-T, --template <name>', 'built-in template, folder (./…) or package (default: report)')
    .addOption(choices('--edition <format>', 'format to make; may be given twice (default: both)', ['html', 'pdf']))
    .addOption(
      choices('--variant <name>', 'variant to make; may be given twice (default: both)', ['reading', 'annotated']),
    )
    .addOption(
      choices('--pdf-standard <name>', 'standard that PDFs are checked against and claim; may be given twice', [
        'ua-1',
        'a-2a',
        'a-3a',
      ]),
    )
    .option('--date <day>', 'day of documents that have no date of their own, such as 2025-06-30', isoDay)
    .option('--against <edition>', AGAINST)
    .option('-j, --jobs <number>', 'documents in work at a time', wholeNumber)
    .option('--threads', THREADS)
    .option('--no-threads', 'lay all documents out in one thread')
    .option('--browser <path>', 'browser to print with (default: the bundled one)')
    .option('--json', 'print events, one JSON object a line')
    .option('--quiet', 'print errors only');
}

/** An option of a few values that may be given more than once. */
function choices(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).argParser((value, before: string[] | undefined) => {
    if (!values.includes(value))
      throw new InvalidArgumentError(`Expected ${values.map((v) => `\`${v}\``).join(' or ')}.`);
    return [...(before ?? []), value];
  });
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 64)
    throw new InvalidArgumentError('Expected a number from 1 to 64.');
  return number;
}

function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535.');
  return number;
}

function shardOf(value: string): Shard {
  const [, index, of] = /^(\d{1,3})\/(\d{1,3})$/.exec(value)?.map(Number) ?? [];
  if (index === undefined || of === undefined || index < 1 || index > of)
    throw new InvalidArgumentError('Expected a part such as 2/5.');
  return { index, of };
}

function isoDay(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value))
    throw new InvalidArgumentError('Expected a day such as 2025-06-30.');
  return value;
}

function languageTag(value: string): string {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? value;
  } catch {
    throw new InvalidArgumentError('Expected a language tag such as `zh-Hans-CN` or `en-GB`.');
  }
}

const PROGRAM_HELP = `
Begin with:
  galley init my-report           write a small project
  cd my-report && galley build    make its editions

Exit codes: 0 done · 1 a document failed or has errors · 2 wrong usage or configuration ·
70 a bug in Galley · 128 + n ended by signal n`;

const BUILD_HELP = `
Examples:
  galley build                              every document under source/
  galley build plan.txt -o out              one document, to out/plan/
  galley build --edition pdf                PDF only
  galley build --variant reading -T ./look  the quiet variant, with a template of your own
  galley build --force                      also what has not changed since the last build
  galley build -T review --against HEAD     the galley proof: what is open, and what was changed

Each document gets a folder: NAME.html, NAME.annotated.html, NAME.pdf, NAME.annotated.pdf,
annotations.json, annotations.jsonld, NAME.tei.xml, statistics.csv, remarks.csv and report.json.`;

const WATCH_HELP = `
Examples:
  galley watch                               everything under source/
  galley watch plan.md --variant reading     one document, the quiet variant

The browser stays, and only what has changed is made again. A mistake in a document, a template or the
configuration is reported; mend it and save. Ends with Ctrl-C.`;

const PREVIEW_HELP = `
Example:
  galley preview                  then open the address that it prints

The page shows the HTML and the PDF of a document side by side, and after each save the place that was edited.
It answers on this machine alone.`;

const ANNOTATE_HELP = `
Examples:
  galley annotate plan.txt > plan.json
  galley annotate plan.txt --csv > statistics.csv
  galley annotate plan.txt --accept           write plan.decisions.yaml, for an editor to go through`;

const WORKER_HELP = `
Example:
  galley worker --queue redis://build-1:6379 &      on as many machines as there are
  galley build --queue redis://build-1:6379         on one of them, or another

All have the same project and share its cache (\`cache.folder\`: a folder, or s3://bucket/prefix). What a worker was
at when it was lost, another one takes over; results are those of a build on one machine, byte for byte. Ends with
Ctrl-C.`;

const CACHE_HELP = `
A build makes only what has changed. What it made before lies in the output folder, and in a project with a
configuration in a cache as well (.galley), so that an emptied output folder, an older state of a text or a run
in CI that restores that folder need not be printed again. It may be a bucket (\`cache.folder: 's3://bucket/prefix'\`),
which builds do not tidy: --prune does.`;

const CHECK_HELP = `
Examples:
  galley check                    everything under source/
  galley check plan.md --strict   fail on warnings, as before printing
  galley check --against v1.2     changed figures and quotations since then, at their places
  galley check --reporter github  findings at their lines of a change, in GitHub Actions
  galley check --reporter sarif   a SARIF log, for code scanning`;
