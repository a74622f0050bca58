import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { isMap, isScalar, type Node, parseDocument } from 'yaml';
import { Failure, locator, suggest } from '../../contract/index.ts';
import { plainYaml, UnexpectedNode } from '../plain-yaml.ts';
import { expectations, type Matter, matterSchema } from './schema.ts';

export type { Matter } from './schema.ts';

/** Front matter larger than this is no front matter. UTF-16 units. */
const LIMIT = 65_536;
const FENCED = /^(?<fence>---[ \t]*(?:\r\n|\n|\r))(?<yaml>[\s\S]*?)(?<=^|[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/;
/** What other tools run or parse in other ways: `---js`, `---coffee`, `;;;` (JSON), `+++` (TOML). */
const FOREIGN = /^(?:---[ \t]*(?<language>[A-Za-z][\w-]*)[ \t]*|;;;.*|\+\+\+[ \t]*)(?:\r\n|\n|\r)/;

/** The front matter of a Markdown file, and where its text begins. */
export interface FrontMatter {
  matter: Matter;
  /** Offset of the first character behind the closing fence; 0 without front matter. */
  end: number;
}

/**
 * Reads YAML front matter. Scalars stay as they are printed: `no` is the word no, `2026-01-01` a text.
 *
 * Adds error messages `frontmatter/unknown-key`, `frontmatter/invalid`, `frontmatter/alias`, each at
 * its key or value, which is then left out; a warning `frontmatter/unclosed`. Throws `Failure`
 * `frontmatter/yaml`, `frontmatter/duplicate-key`, `frontmatter/too-large` and
 * `frontmatter/unsupported-language`.
 */
export function readMatter(file: VFile): FrontMatter {
  const source = String(file.value);
  const place = locator([{ at: 0, offset: 0, length: source.length }], location(source)).position;
  const fail = (rule: string, reason: string, from: number, to: number, note: string): Failure =>
    new Failure(`frontmatter/${rule}`, reason, { file: file.path, place: place(from, to), note });

  const foreign = FOREIGN.exec(source);
  if (foreign) {
    const found = foreign[0].trim();
    throw fail(
      'unsupported-language',
      `Unexpected front matter \`${found}\`, expected YAML between \`---\``,
      0,
      found.length,
      'Write the front matter as YAML. Nothing in a source is ever run.',
    );
  }
  const fenced = FENCED.exec(source);
  if (!fenced) {
    if (/^---[ \t]*(?:\r\n|\n|\r)[\w"']+[ \t]*:/.test(source)) {
      const message = file.message('Unexpected end of file in front matter, expected a closing `---`', {
        place: place(0, 3),
        ruleId: 'frontmatter/unclosed',
        source: 'galley',
      });
      message.note = 'Close the front matter with a line `---`; it was read as text.';
    }
    return { matter: {}, end: 0 };
  }
  const yaml = fenced.groups?.yaml ?? '';
  const offset = fenced.groups?.fence?.length ?? 0;
  if (yaml.length > LIMIT) {
    throw fail(
      'too-large',
      `Unexpected front matter of \`${yaml.length}\` characters, expected at most \`${LIMIT}\``,
      0,
      3,
      'Keep to the keys that describe the document.',
    );
  }

  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: true, prettyErrors: false, stringKeys: true });
  const [error] = document.errors;
  if (error) {
    const [from, to] = error.pos;
    const duplicate = error.code === 'DUPLICATE_KEY';
    throw fail(
      duplicate ? 'duplicate-key' : 'yaml',
      error.message,
      offset + from,
      offset + Math.max(to, from + 1),
      duplicate ? 'Remove one of the two.' : 'Put values with `:` or `#` between quotation marks.',
    );
  }
  const matter: Matter = {};
  const report = (rule: string, reason: string, node: Node, note: string): void => {
    const [from, to] = node.range ?? [0, 0];
    const message = file.message(reason, {
      place: place(offset + from, offset + to),
      ruleId: `frontmatter/${rule}`,
      source: 'galley',
    });
    message.fatal = true;
    message.note = note;
  };
  const { contents } = document;
  if (contents !== null && !isMap(contents)) {
    report(
      'invalid',
      'Unexpected value, expected keys such as `title: …`',
      contents as Node,
      'Write `key: value` lines.',
    );
  }
  if (isMap(contents)) {
    for (const { key, value } of contents.items) {
      readKey(key as Node, value as Node | null, matter, report);
    }
  }
  return { matter, end: fenced[0].length };
}

type Report = (rule: string, reason: string, node: Node, note: string) => void;

function readKey(key: Node, value: Node | null, matter: Matter, report: Report): void {
  const name = isScalar(key) ? String(key.value) : '';
  const known = Object.keys(matterSchema);
  if (!isKnown(name)) {
    const near = suggest(name, known);
    report(
      'unknown-key',
      `Unexpected key \`${name}\`, expected ${near ? `\`${near}\`` : 'a key that describes the document'}`,
      key,
      near ? `Did you mean \`${near}\`?` : `Known keys: ${known.map((word) => `\`${word}\``).join(', ')}.`,
    );
    return;
  }
  let plain: unknown;
  try {
    plain = plainYaml(value) ?? '';
  } catch (error) {
    if (!(error instanceof UnexpectedNode)) throw error;
  }
  if (plain === undefined || (!NESTED.has(name) && isNested(plain))) {
    report(
      'alias',
      `Unexpected alias or nested value in \`${name}\`, expected ${expectations[name]}`,
      value ?? key,
      'Write the value out.',
    );
    return;
  }
  const checked = matterSchema[name].safeParse(plain);
  if (checked.success) Object.assign(matter, { [name]: checked.data });
  else
    report(
      'invalid',
      `Unexpected \`${shown(plain)}\` in \`${name}\`, expected ${expectations[name]}`,
      value ?? key,
      'Correct the value, or leave the key out.',
    );
}

const isKnown = (name: string): name is keyof typeof matterSchema => Object.hasOwn(matterSchema, name);

/** Keys with keys below them. */
const NESTED: ReadonlySet<string> = new Set<keyof Matter>(['sources', 'official']);

/** Whether a value is more than a text or a list of texts. */
function isNested(value: unknown): boolean {
  if (typeof value === 'string') return false;
  return !Array.isArray(value) || value.some((one) => typeof one !== 'string');
}

const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 80);
