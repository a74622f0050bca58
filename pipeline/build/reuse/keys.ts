import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Disk } from '../../contract/index.ts';
import type { SourceInput } from '../../index.ts';
import type { Project } from '../project.ts';
import { packageFolder, templateCode } from '../self.ts';
import { locateTemplate } from '../template.ts';
import { type Digests, sha256 } from './digests.ts';

/** Changes where what a key is made of does, so that older records are not taken for newer ones. */
const FORMAT = 1;
/** Files that say which packages are installed. */
const LOCKS = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];
/** What runs or is read when Galley does: no declarations, no maps. */
const CODE = /(?<!\.d)\.(?:tsx?|js|css)$/;
const MODULE = /\.(?:[cm]?[jt]sx?|json)$/;

/** What of the machine is in editions. */
interface Machine {
  browser: string | undefined;
  press: string | undefined;
}

/**
 * Digest of what all documents of a project depend on: Galley itself, Node, the browser, the template
 * with what it imports, options, the bibliography and `SOURCE_DATE_EPOCH`. Never of times, nor of where it all lies.
 * `files` are the files and folders of the project that went into it.
 */
export async function projectKey(
  project: Project,
  { browser, press }: Machine,
  disk: Disk,
  digests: Digests,
): Promise<{ key: string; files: string[] }> {
  const { config, root, editions, assumed, pdfStandard, sourceDateEpoch } = project;
  const { folder, builtIn } = locateTemplate(project.template, root);
  ownCode ??= readOwnCode(disk, digests);
  const code = await ownCode;
  const imports = builtIn ? [] : await importsOf(folder, disk, digests);
  const template = builtIn ? [] : [await treeOf(folder, disk, digests), imports];
  const locks = builtIn
    ? []
    : await filesOf(
        LOCKS.map((name) => join(root, name)),
        root,
        digests,
      );
  const works = await filesOf(
    config.bibliography.map((path) => resolve(root, path)),
    root,
    digests,
  );
  const key = sha256(
    JSON.stringify([
      FORMAT,
      process.version,
      browser ?? null,
      project.press ? [press ?? null, { ...project.press, profile: sha256(project.press.profile) }] : null,
      code,
      template,
      locks,
      works,
      [config.paper, config.templateOptions, config.fonts, config.csv],
      [editions, assumed, pdfStandard, sourceDateEpoch ?? null],
    ]),
  );
  const files = [
    ...(builtIn ? [] : [folder, ...imports.map(([path]) => join(folder, path))]),
    ...[...config.bibliography, ...config.fonts, ...(config.press ? [config.press.profile] : [])].map((path) =>
      resolve(root, path),
    ),
  ];
  return { key, files };
}

/** Galley itself. What runs is what was loaded, so it is looked at once. */
let ownCode: Promise<Named[][]> | undefined;

function readOwnCode(disk: Disk, digests: Digests): Promise<Named[][]> {
  const own = relative(packageFolder, templateCode.folder).split(sep)[0] === 'lib' ? ['lib'] : ['pipeline'];
  return Promise.all([...own, 'templates'].map((name) => treeOf(join(packageFolder, name), disk, digests, CODE)));
}

/** Digest of the project's with what a document says. */
export function documentKey(project: string, { name, former, ...read }: SourceInput): string {
  return sha256(
    JSON.stringify([project, name, ...digestsOf(read), ...(former ? [former.against, digestsOf(former)] : [])]),
  );
}

function digestsOf({ files, decisions }: Pick<SourceInput, 'files' | 'decisions'>) {
  return [files.length, [...files, ...(decisions ? [decisions] : [])].map(({ path, bytes }) => [path, sha256(bytes)])];
}

type Named = [path: string, sha256: string | null];

async function filesOf(paths: readonly string[], from: string, digests: Digests): Promise<Named[]> {
  const read = await Promise.all(paths.map((path) => digests.of(path)));
  return paths.map((path, i): Named => [relative(from, path), read[i] ?? null]);
}

/** All files below a folder. Hidden ones and packages are no part of it. */
async function treeOf(folder: string, disk: Disk, digests: Digests, names = /./): Promise<Named[]> {
  const paths = (await filesIn(folder, disk)).filter((path) => names.test(path));
  return filesOf(paths, folder, digests);
}

async function filesIn(folder: string, disk: Disk): Promise<string[]> {
  const names = await disk.list(folder).catch(() => []);
  const paths = names
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .map((name) => join(folder, name));
  const found = await Promise.all(
    paths.map(async (path) => {
      const kind = await disk.kind(path);
      return kind === 'folder' ? filesIn(path, disk) : kind === 'file' ? [path] : [];
    }),
  );
  return found.flat();
}

const IMPORT = /(?:from|import|require)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** The files outside of a template's folder that its modules import by relative paths, and those that they import. */
async function importsOf(folder: string, disk: Disk, digests: Digests): Promise<Named[]> {
  const inside = await filesIn(folder, disk);
  const seen = new Set(inside);
  const queue = inside.filter((path) => MODULE.test(path));
  const outside: string[] = [];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const text = Buffer.from(await disk.read(path).catch(() => new Uint8Array())).toString();
    for (const [, to = ''] of text.matchAll(IMPORT)) {
      const found = await resolveModule(join(dirname(path), to), disk);
      if (found === undefined || seen.has(found)) continue;
      seen.add(found);
      outside.push(found);
      queue.push(found);
    }
  }
  return filesOf(outside.sort(), folder, digests);
}

const ENDINGS = ['', '.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.json', '/index.ts', '/index.tsx', '/index.js'];

/** As the loader of templates does: the ending may be left out, and `.js` may stand for `.ts`. */
async function resolveModule(path: string, disk: Disk): Promise<string | undefined> {
  const candidates = [...ENDINGS.map((ending) => path + ending), path.replace(/\.(m?)js(x?)$/, '.$1ts$2')];
  for (const candidate of candidates) if ((await disk.kind(candidate)) === 'file') return candidate;
  return undefined;
}
