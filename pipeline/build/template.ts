import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  Failure,
  type FontFace,
  type LoadedTemplate,
  suggest,
  type Template,
  type TemplateContext,
} from '../contract/index.ts';
import { packageFolder, templateCode } from './self.ts';

const ENTRIES = ['template.tsx', 'template.ts', 'template.js', 'template.mjs'];

/** Names of the templates that come with Galley. */
export function builtInTemplates(): string[] {
  return readdirSync(templateCode.folder)
    .filter((name) => existsSync(join(templateCode.folder, name, `template${templateCode.extension}`)))
    .sort();
}

/**
 * Loads a template: a built-in one by its name, a folder by a path (relative to `root`) or by its name
 * under `templates/`, or an installed package. Its fonts may follow from `options`.
 *
 * Throws `config/unknown-template`, `template/error` for one whose code fails, `template/invalid`.
 */
export async function loadTemplate(
  name: string,
  root: string,
  options: Readonly<Record<string, unknown>> = {},
): Promise<LoadedTemplate> {
  const { file, folder, builtIn } = locateTemplate(name, root);
  let loaded: unknown;
  try {
    if (builtIn) loaded = ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
    else loaded = await (await import('./modules.ts')).loadModule(file);
  } catch (cause) {
    throw broken(name, 'while it loads', cause);
  }
  if (!isTemplate(loaded)) {
    throw new Failure('template/invalid', `Unexpected export of the template \`${name}\``, {
      note: `\`${file}\` has to export \`defineTemplate({ name, styles, fonts, render })\` as its default.`,
    });
  }
  return { ...guarded(loaded), fonts: fontsOf(loaded, root, options), folder };
}

function fontsOf(template: Template, root: string, options: Readonly<Record<string, unknown>>): FontFace[] {
  if (typeof template.fonts !== 'function') return template.fonts;
  try {
    return template.fonts({ options, inProject: (path) => resolve(root, path) });
  } catch (cause) {
    throw broken(template.name, 'on its options', cause);
  }
}

/** Where a template's code is, and the folder of its files. Throws `config/unknown-template`. */
export function locateTemplate(name: string, root: string): { file: string; folder: string; builtIn: boolean } {
  if (!isPath(name) && builtInTemplates().includes(name)) {
    const file = join(templateCode.folder, name, `template${templateCode.extension}`);
    return { file, folder: join(packageFolder, 'templates', name), builtIn: true };
  }
  const folders = isPath(name) ? [resolve(root, name)] : [join(root, 'templates', name), ...installed(name, root)];
  for (const folder of folders) {
    const entry = ENTRIES.find((candidate) => existsSync(join(folder, candidate)));
    if (entry !== undefined) return { file: join(folder, entry), folder, builtIn: false };
  }
  throw unknown(name, root);
}

function unknown(name: string, root: string): Failure {
  if (isPath(name)) {
    return new Failure(
      'config/unknown-template',
      `Unexpected template \`${name}\`: there is no \`template.tsx\` in it`,
      {
        note: `Looked in \`${resolve(root, name)}\`.`,
      },
    );
  }
  const known = [...builtInTemplates(), ...ownTemplates(root)];
  const meant = suggest(name, known);
  const list = known.map((other) => `\`${other}\``).join(', ');
  return new Failure('config/unknown-template', `Unexpected template \`${name}\`, expected one of ${list}`, {
    note: `${meant ? `Did you mean \`${meant}\`? ` : ''}A folder's path starts with \`./\`; a package has to be installed.`,
  });
}

function ownTemplates(root: string): string[] {
  const folder = join(root, 'templates');
  if (!existsSync(folder) || folder === join(packageFolder, 'templates')) return [];
  return readdirSync(folder).filter((name) => ENTRIES.some((entry) => existsSync(join(folder, name, entry))));
}

function installed(name: string, folder: string): string[] {
  const parent = dirname(folder);
  return [join(folder, 'node_modules', name), ...(parent === folder ? [] : installed(name, parent))];
}

const isPath = (name: string) => /^(\.{0,2}[/\\]|\.{1,2}$|[A-Za-z]:[/\\])/.test(name);

function isTemplate(value: unknown): value is Template {
  const { name, styles, fonts, render } = (value ?? {}) as Partial<Template>;
  return (
    typeof name === 'string' &&
    !!styles &&
    (Array.isArray(fonts) || typeof fonts === 'function') &&
    typeof render === 'function'
  );
}

/** A template is somebody's code: what goes wrong in it is reported under its name. */
function guarded(template: Template): Template {
  const render = (context: TemplateContext) => {
    let made: ReturnType<Template['render']>;
    try {
      made = template.render(context);
    } catch (cause) {
      throw broken(template.name, 'on this document', cause);
    }
    if ([made].flat().every((node) => node?.type === 'element')) return made;
    throw broken(template.name, 'on this document', new Error('`render` has to return elements'));
  };
  return { ...template, render };
}

function broken(name: string, when: string, cause: unknown): Failure {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const where = /\(?((?:file:\/\/)?[^\s(]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1];
  return new Failure('template/error', `The template \`${name}\` fails ${when}: ${error.message}`, {
    note: where ? `See \`${where.replace('file://', '')}\`.` : 'Mend the template.',
    cause: error,
  });
}
