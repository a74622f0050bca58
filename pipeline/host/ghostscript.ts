import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure, type Ink, type Press } from '../contract/index.ts';

const run = promisify(execFile);

/** Names of the program; on Windows the one that writes to a console. */
const PROGRAMS = process.platform === 'win32' ? ['gswin64c', 'gswin32c', 'gs'] : ['gs'];
/** Milliseconds after which it is ended. */
const DEADLINE = 300_000;

/** Ghostscript as a press: it reads and writes nothing but files in a folder of its own, and asks no network. */
export function createPress(): Press {
  let found: Promise<{ program: string; version: string }> | undefined;
  const find = () => {
    found ??= findProgram();
    return found;
  };

  async function within<T>(
    work: (folder: string, gs: (args: string[]) => Promise<string>) => Promise<T>,
    signal?: AbortSignal,
  ) {
    const { program } = await find();
    const folder = await mkdtemp(join(tmpdir(), 'galley-press-'));
    const gs = async (args: string[]): Promise<string> => {
      try {
        const always = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', `--permit-file-read=${folder}/`];
        const options = { cwd: folder, timeout: DEADLINE, maxBuffer: 64 * 1024 * 1024, ...(signal && { signal }) };
        return (await run(program, [...always, ...args], options)).stdout;
      } catch (cause) {
        signal?.throwIfAborted();
        throw failed(cause as Error & { stderr?: string });
      }
    };
    try {
      return await work(folder, gs);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    identity: async () => `Ghostscript ${(await find()).version}`,
    convert: (pdf, profile, signal) =>
      within(async (folder, gs) => {
        const [from, to, icc] = ['in.pdf', 'out.pdf', 'profile.icc'].map((name) => join(folder, name)) as [
          string,
          string,
          string,
        ];
        await Promise.all([writeFile(from, pdf), writeFile(icc, profile)]);
        await gs([...CONVERSION, `-sOutputICCProfile=${icc}`, `-sOutputFile=${to}`, from]);
        return readFile(to);
      }, signal),
    ink: (pdf, signal) =>
      within(async (folder, gs) => {
        const from = join(folder, 'in.pdf');
        await writeFile(from, pdf);
        return inksIn(await gs(['-sDEVICE=inkcov', '-sOutputFile=-', from]));
      }, signal),
  };
}

const CONVERSION = [
  ...['-sDEVICE=pdfwrite', '-dCompatibilityLevel=1.6', '-dAutoRotatePages=/None', '-dPreserveAnnots=false'],
  ...['-sColorConversionStrategy=CMYK', '-dProcessColorModel=/DeviceCMYK', '-dBlackText=true'],
  ...['-dEmbedAllFonts=true', '-dSubsetFonts=true'],
  // Pictures as they are.
  ...['Color', 'Gray', 'Mono'].map((kind) => `-dDownsample${kind}Images=false`),
  ...['Color', 'Gray'].flatMap((kind) => [`-dAutoFilter${kind}Images=false`, `-d${kind}ImageFilter=/FlateEncode`]),
];

async function findProgram(): Promise<{ program: string; version: string }> {
  for (const program of PROGRAMS) {
    const version = await run(program, ['--version']).then(
      ({ stdout }) => stdout.trim(),
      () => undefined,
    );
    if (version !== undefined) return { program, version };
  }
  throw new Failure(
    'press/no-ghostscript',
    'Unexpected machine without Ghostscript, which files for the press are made with',
    {
      note: 'Install it (Debian: `apt install ghostscript`, macOS: `brew install ghostscript`), or build without `--press`.',
    },
  );
}

function failed({ message, stderr = '' }: Error & { stderr?: string }): Failure {
  const [first = message] = stderr.split('\n').filter((line) => line.trim() !== '');
  return new Failure('press/failed', `Ghostscript fails on this PDF: ${first}`, {
    note: 'Check that `press.profile` is a CMYK profile of a press, or build without `--press`.',
  });
}

const INK = /^\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+CMYK/gm;

function inksIn(printed: string): Ink[] {
  return [...printed.matchAll(INK)].map((found) => {
    const [cyan = 0, magenta = 0, yellow = 0, black = 0] = found.slice(1).map(Number);
    return { cyan, magenta, yellow, black };
  });
}
