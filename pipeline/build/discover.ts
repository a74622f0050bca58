import { basename, dirname, extname, join, resolve } from 'node:path';
import { Failure, type ReadableDisk } from '../contract/index.ts';
import { nameOnDisk, outputName } from './names.ts';
import { pathFrom } from './paths.ts';

/** The files of one document, in order, and the name of what is made of them. */
export interface Source {
  name: string;
  /** Absolute paths. */
  files: string[];
  /** The file, or the folder of numbered files, relative to the project. */
  path: string;
  /** Absolute path of the side file with an editor's decisions, whether or not there is one. */
  decisions: string;
  /** Absolute path of the folder that was searched; absent where somebody named the file itself. */
  within?: string;
}

/** Ending of the side file of a document, which stands beside its source. */
export const DECISIONS = '.decisions.yaml';
/** Endings of sources. */
export const FORMATS = ['.txt', '.md', '.markdown'];
/** Three digits at most: years and dates begin names of documents that stand by themselves. */
const NUMBERED = /^(\d{1,3})[-_. 、]/;

/**
 * Finds the documents to build: those that `paths` name, else all in the project's source folder. A
 * folder below the source folder whose sources are all numbered (`01-…`, `02-…`) is one document.
 *
 * `onStray` is told of each side file of decisions that no document lies beside.
 *
 * Throws `Failure`: `usage/missing-path`, `usage/unknown-format`, `usage/no-documents`,
 * `output/conflict`, `output/invalid-name`.
 */
export async function discover(
  disk: ReadableDisk,
  { root, cwd, source, paths }: { root: string; cwd: string; source: string; paths: readonly string[] },
  onStray: (decisions: string) => void = () => undefined,
): Promise<Source[]> {
  const shelf = resolve(root, source);
  const asked = paths.length > 0 ? paths.map((path) => resolve(cwd, path)) : [shelf];
  const found: Source[] = [];
  for (const path of asked) found.push(...(await sourcesAt(disk, path, path !== shelf, root, onStray)));
  const once = [...new Map(found.map((one) => [one.files.join('\0'), one])).values()];
  refuseConflicts(once);
  return once;
}

type Stray = (decisions: string) => void;

async function sourcesAt(
  disk: ReadableDisk,
  path: string,
  mayBeDocument: boolean,
  root: string,
  onStray: Stray,
): Promise<Source[]> {
  const shown = pathFrom(root, path) || path;
  const kind = await disk.kind(path);
  if (kind === undefined) {
    throw new Failure('usage/missing-path', `Unexpected path \`${shown}\`: there is nothing there`, {
      file: shown,
      note: 'Give files or folders that exist, or set `source` to the folder that holds the documents.',
    });
  }
  if (kind === 'file') {
    if (isSource(path)) return [single(path, root)];
    throw new Failure('usage/unknown-format', `Unexpected format of \`${shown}\`, expected ${formats()}`, {
      file: shown,
      note: 'Save the document as plain text or Markdown.',
    });
  }
  const found = kind === 'folder' ? await sourcesIn(disk, path, mayBeDocument, root, onStray) : [];
  if (found.length > 0) return found.map((source) => ({ ...source, within: path }));
  throw new Failure('usage/no-documents', `Unexpected folder \`${shown}\` without documents, expected ${formats()}`, {
    file: shown,
    note: 'Put a source there, or name another folder.',
  });
}

async function sourcesIn(
  disk: ReadableDisk,
  folder: string,
  mayBeDocument: boolean,
  root: string,
  onStray: Stray,
): Promise<Source[]> {
  const names = (await disk.list(folder)).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  const paths = names.map((name) => join(folder, name));
  const kinds = await Promise.all(paths.map((path) => disk.kind(path)));
  // A link to nowhere is listed and has no kind: it is a document that cannot be read.
  const files = paths.filter((path, i) => (kinds[i] === 'file' || kinds[i] === undefined) && isSource(path));
  if (mayBeDocument && files.length > 0 && files.every((path) => NUMBERED.test(basename(path)))) {
    return [numbered(folder, files, root)];
  }
  const below = paths.filter((_, i) => kinds[i] === 'folder');
  const inner = await Promise.all(below.map((path) => sourcesBelow(disk, path, folder, root, onStray)));
  const found = [...files.map((path) => single(path, root)), ...inner.flat()];
  const expected = new Set(found.map(({ decisions }) => decisions));
  for (const path of paths) if (path.endsWith(DECISIONS) && !expected.has(path)) onStray(path);
  return found;
}

/** A link may lead back to a folder above, round and round: such a folder is not entered. */
async function sourcesBelow(
  disk: ReadableDisk,
  path: string,
  parent: string,
  root: string,
  onStray: Stray,
): Promise<Source[]> {
  const [real, above] = await Promise.all([disk.real(path), disk.real(parent)]);
  return dirname(real) === above ? sourcesIn(disk, path, true, root, onStray) : [];
}

function single(path: string, root: string): Source {
  const shown = pathFrom(root, path);
  const stem = basename(path, extname(path));
  const decisions = join(dirname(path), stem + DECISIONS);
  return { name: outputName(stem, shown), files: [path], path: shown, decisions };
}

function numbered(folder: string, files: string[], root: string): Source {
  const shown = pathFrom(root, folder) || basename(folder);
  const number = (path: string) => Number(NUMBERED.exec(basename(path))?.[1]);
  // `list` has sorted them by name; the sort is stable, so that equal numbers keep that order.
  const ordered = files.toSorted((a, b) => number(a) - number(b));
  return { name: outputName(basename(folder), shown), files: ordered, path: shown, decisions: folder + DECISIONS };
}

function refuseConflicts(sources: readonly Source[]): void {
  const taken = new Map<string, Source>();
  for (const source of sources) {
    const other = taken.get(nameOnDisk(source.name));
    if (other) {
      throw new Failure(
        'output/conflict',
        `Unexpected two documents of the name \`${source.name}\`: \`${other.path}\` and \`${source.path}\``,
        { file: source.path, note: 'Rename one of them: both would be written to one folder.' },
      );
    }
    taken.set(nameOnDisk(source.name), source);
  }
}

const isSource = (path: string) => FORMATS.includes(extname(path).toLowerCase());
const formats = () => 'a `.txt` or `.md` file';
