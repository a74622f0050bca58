import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { Failure } from '../../contract/index.ts';
import { defaults } from './defaults.ts';
import type { CheckedConfig, UserConfig } from './schema.ts';

/** Names that a configuration is looked for under. */
export const CONFIG_FILES = ['ts', 'mts', 'js', 'mjs', 'json'].map((extension) => `galley.config.${extension}`);
/** A configuration that has not answered by then never will, ms. */
const PATIENCE = 10_000;

/** A checked configuration, and where it is from. */
export interface LoadedConfig extends CheckedConfig {
  /** Absolute path of the project: the configuration's folder, else the working directory. */
  root: string;
  /** Absolute path of the configuration's file, where there is one. */
  file?: string;
}

/**
 * Finds, reads and checks the configuration of a project.
 *
 * `config` is a file, or the configuration itself; otherwise `galley.config.*` is looked for in `cwd`.
 * Throws `Failure` or an `AggregateError` of them, with rules `config/…`.
 */
export async function loadConfig(cwd: string, config?: string | UserConfig): Promise<LoadedConfig> {
  if (typeof config === 'object') {
    const { checkConfig } = await import('./check.ts');
    return { ...checkConfig(config, 'config', () => undefined), root: cwd };
  }
  const file = config === undefined ? find(cwd) : resolve(cwd, config);
  if (file === undefined) return { ...byDefault(), root: cwd };
  const shown = relative(cwd, file) || file;
  const load = LOADERS[extname(file)];
  if (load === undefined) {
    throw new Failure(
      'config/unknown-format',
      `Unexpected configuration \`${shown}\`, expected a file such as ${list(CONFIG_FILES)}`,
      {
        file: shown,
        note: 'Give the path of a configuration file to `--config`.',
      },
    );
  }
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Failure('config/missing', `Cannot read the configuration \`${shown}\`: ${error.message}`, {
      file: shown,
      note: 'Check the path, or leave `--config` out to use the one in the working directory.',
    });
  });
  return { ...(await load(file, shown, text)), root: dirname(file), file };
}

type Load = (file: string, shown: string, text: string) => Promise<CheckedConfig>;

const LOADERS: Record<string, Load> = {
  '.json': async (_file, shown, text) => {
    const [{ checkConfig }, { placeOfSyntaxError, placesInJson }] = await Promise.all([
      import('./check.ts'),
      import('./places.ts'),
    ]);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      const place = placeOfSyntaxError(text, error);
      throw new Failure('config/syntax', `Unexpected text in JSON: ${(error as Error).message}`, {
        file: shown,
        note: 'JSON has no comments and no comma after the last item.',
        ...(place && { place }),
      });
    }
    return checkConfig(value, shown, placesInJson(text));
  },
  '.ts': loadCode,
  '.mts': loadCode,
  '.js': loadCode,
  '.mjs': loadCode,
};

async function loadCode(file: string, shown: string, text: string): Promise<CheckedConfig> {
  const [{ checkConfig }, { placesInCode }, { loadModule }] = await Promise.all([
    import('./check.ts'),
    import('./places.ts'),
    import('../modules.ts'),
  ]);
  let value: unknown;
  try {
    value = await inTime(loadModule(file));
  } catch (cause) {
    throw new Failure('config/throws', `The configuration fails: ${(cause as Error)?.message ?? String(cause)}`, {
      file: shown,
      note: 'Run it by itself to see where; it has to export `defineConfig({ … })` as its default.',
      cause: cause as Error,
    });
  }
  return checkConfig(value, shown, placesInCode(text));
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not load within ${PATIENCE / 1000} seconds`)), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function find(folder: string): string | undefined {
  const found = CONFIG_FILES.filter((name) => existsSync(join(folder, name)));
  const [first, second] = found;
  if (first !== undefined && second !== undefined) {
    throw new Failure('config/two-files', `Unexpected \`${second}\` beside \`${first}\`, expected one configuration`, {
      file: second,
      note: 'Remove one of them, or name the one to use with `--config`.',
    });
  }
  return first === undefined ? undefined : join(folder, first);
}

function byDefault(): CheckedConfig {
  return {
    ...defaults,
    editions: [...defaults.editions],
    variants: [...defaults.variants],
    templateOptions: {},
    rules: {},
    fonts: [],
    bibliography: [],
    pdfStandard: [],
    browser: {},
  };
}

const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
