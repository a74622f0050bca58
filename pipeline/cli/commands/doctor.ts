import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type LoadedConfig, loadConfig } from '../../build/config/load.ts';
import { cacheOf } from '../../build/project.ts';
import { builtInTemplates, loadTemplate } from '../../build/template.ts';
import { openCache } from '../../cache.ts';
import { bucketAddress, Failure } from '../../contract/index.ts';
import { describeBrowser } from '../../host/browser/index.ts';
import { createDisk } from '../../host/files.ts';
import { readFont } from '../../host/fonts.ts';
import { createPress } from '../../host/ghostscript.ts';
import type { Context } from '../context.ts';
import { exits } from '../exit.ts';
import type { BuildFlags } from '../flags.ts';
import { printable, styleFor } from '../style.ts';

/** One thing looked at. */
interface Finding {
  state: 'well' | 'poor' | 'blocks';
  what: string;
  /** What to do, where it is not well. */
  remedy?: string;
}

/** Room that one unpacked browser and the editions of a project need, bytes. */
const ROOM = 500 * 1024 * 1024;

/** `galley doctor`: what this machine has for Galley; exits with 1 where something keeps it from building. */
export async function doctor(flags: BuildFlags, { output, signal }: Context): Promise<number> {
  const style = styleFor(output.colour);
  const marks = { well: style.green('✓'), poor: style.yellow('!'), blocks: style.red('✗') };
  const config = await loadConfig(process.cwd(), flags.config);
  const executable = flags.browser ?? config.browser.executable;
  const { sandbox } = config.browser;
  let blocked = false;
  const tell = (findings: Finding[]) => {
    for (const { state, what, remedy } of findings) {
      output.out(`${marks[state]} ${printable(what)}`);
      if (remedy) output.out(`  → ${printable(remedy)}`);
      blocked ||= state === 'blocks';
    }
  };
  tell([{ state: 'well', what: `Node ${process.versions.node} (20.19 or later is needed)` }]);
  tell(await lookAtFonts());
  const browser = { ...(executable !== undefined && { executable }), ...(sandbox !== undefined && { sandbox }) };
  tell(await lookAtBrowser(browser));
  if (config.press) tell([await lookAtPress()]);
  tell(await lookAtBucket(config, signal));
  tell([
    await lookAtFolder('Output', resolve(config.root, config.output)),
    await lookAtFolder('Working directory', process.cwd()),
  ]);
  return blocked ? exits.diagnostics : exits.success;
}

async function lookAtBrowser(options: { executable?: string; sandbox?: boolean }): Promise<Finding[]> {
  const report = await describeBrowser(options, process.env);
  if (report.problems.length > 0) {
    return report.problems.map(({ reason, note }) => ({
      state: 'blocks',
      what: `Browser: ${reason}`,
      ...remedyOf(note),
    }));
  }
  const findings: Finding[] = [
    { state: 'well', what: `Browser: ${report.version}, ${report.origin}, ${report.place}; it prints` },
    report.sandbox === 'on'
      ? { state: 'well', what: 'Sandbox: on' }
      : {
          state: 'poor',
          what: 'Sandbox: off',
          remedy:
            options.sandbox === false
              ? 'Remove `sandbox: false` from the configuration, unless all documents are trusted.'
              : 'Run Galley as an ordinary user: as root, Chromium cannot have a sandbox.',
        },
  ];
  if (report.broughtLibraries.length > 0) {
    const names = report.broughtLibraries.join(', ');
    findings.push({ state: 'well', what: `Libraries that the system lacks and the bundled browser brings: ${names}` });
  }
  const folders = await Promise.all(report.cache.slice(0, 1).map((folder) => lookAtFolder('Cache', folder)));
  return [...findings, ...folders];
}

/** Only a project that prints on a press needs it. */
async function lookAtPress(): Promise<Finding> {
  try {
    return { state: 'well', what: `Press: ${await createPress().identity()}` };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { state: 'poor', what: `Press: ${error.reason}`, ...remedyOf(error.note) };
  }
}

/** Only a project whose cache is in a bucket needs it; a build goes on without. */
async function lookAtBucket(config: LoadedConfig, signal: AbortSignal): Promise<Finding[]> {
  const { place = '' } = cacheOf(config) ?? {};
  if (!bucketAddress(place)) return [];
  try {
    await (await openCache(place, createDisk(), signal)).reach();
    return [{ state: 'well', what: `Cache: ${place}; it answers` }];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ state: 'poor', what: `Cache: ${error.reason}`, ...remedyOf(error.note) }];
  }
}

async function lookAtFonts(): Promise<Finding[]> {
  const templates = await Promise.all(builtInTemplates().map((name) => loadTemplate(name, process.cwd())));
  const faces = templates.flatMap(({ fonts, folder }) => fonts.map(({ family, file }) => ({ family, file, folder })));
  const findings: Finding[] = [];
  for (const { file, folder } of faces) {
    try {
      await readFont(file, folder);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      findings.push({ state: 'blocks', what: `Fonts: ${error.reason}`, ...remedyOf(error.note) });
    }
  }
  if (findings.length > 0) return findings;
  const families = [...new Set(faces.map(({ family }) => family))].join(', ');
  return [{ state: 'well', what: `Fonts: ${faces.length} faces of ${families}` }];
}

async function lookAtFolder(name: string, folder: string): Promise<Finding> {
  const there = await nearest(folder);
  const writable = await access(there, constants.W_OK).then(
    () => true,
    () => false,
  );
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  const what = `${name}: ${folder}, ${Math.floor(free / 1024 / 1024)} MB free`;
  if (!writable) return { state: 'blocks', what, remedy: `Make \`${there}\` writable, or choose another folder.` };
  return free < ROOM ? { state: 'poor', what, remedy: 'Make room on the disk.' } : { state: 'well', what };
}

/** The folder itself, or the nearest one above that is there. */
async function nearest(folder: string): Promise<string> {
  return access(folder).then(
    () => folder,
    () => nearest(dirname(folder)),
  );
}

const remedyOf = (note: string | undefined) => (note === undefined ? {} : { remedy: note });
