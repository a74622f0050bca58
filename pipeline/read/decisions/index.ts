import type { Position } from 'unist';
import { VFile } from 'vfile';
import { isMap, isNode, isScalar, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type CitedSource, type Correction, type Decision, Failure, locator, suggest } from '../../contract/index.ts';
import { decode } from '../decode.ts';
import { plainYaml, UnexpectedNode } from '../plain-yaml.ts';
import { sourcesOf, sourcesSchema } from '../sources.ts';
import { ACTS, correction, type Entry, entrySchema } from './schema.ts';

/** What the side file of a document says. */
export interface Decisions {
  file: VFile;
  decisions: Decision[];
  sources: CitedSource[];
}

/** Bytes; an editor writes less in a lifetime. */
const LARGEST = 5_000_000;
const TOP = ['decisions', 'sources'];
const KEYS = [...ACTS, 'before', 'after', 'type', 'set', 'reason', 'source', 'line'];

/**
 * Reads `NAME.decisions.yaml`. What is wrong in an entry is an error `decision/invalid` or
 * `decision/unknown-key` at its place, and that entry is passed over.
 *
 * Throws `Failure`: `decision/yaml`, `decision/alias`, `source/…`.
 */
export function readDecisions(path: string, bytes: Uint8Array): Decisions {
  const file = new VFile({ path, value: decode(bytes, path, LARGEST) });
  const reader = new Reader(file);
  const top = reader.top();
  const sources = reader.checked(['sources'], sourcesSchema, top.sources ?? {});
  const list = top.decisions ?? [];
  if (!Array.isArray(list)) reader.invalid(['decisions'], 'Unexpected value, expected a list of decisions');
  const decisions = (Array.isArray(list) ? list : []).flatMap((one, index) => {
    const at = ['decisions', index];
    const entry = reader.checked(at, entrySchema, one);
    return entry ? [decisionOf(entry, reader.position(at))] : [];
  });
  return { file, decisions, sources: sources ? sourcesOf(sources) : [] };
}

function decisionOf({ before, after, type, set, reason, source, line, ...entry }: Entry, position: Position): Decision {
  const act = ACTS.find((one) => entry[one] !== undefined) ?? 'confirm';
  const anchor = { before, after, type, reason, line };
  return {
    act,
    quote: entry[act] ?? '',
    set: defined(set) as Correction,
    sources: source ?? [],
    position,
    ...defined(anchor),
  };
}

/** Without the keys that nothing was said of. */
function defined(set: object = {}): object {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
}

type Path = readonly (string | number)[];

/** The YAML of a side file, with a place for everything in it. */
class Reader {
  private readonly place: (start: number, end: number) => Position;
  private readonly yaml: ReturnType<typeof parseDocument>;
  private readonly file: VFile;

  constructor(file: VFile) {
    const source = String(file.value);
    this.file = file;
    this.place = locator([{ at: 0, offset: 0, length: source.length }], source).position;
    this.yaml = parseDocument(source, { schema: 'failsafe', prettyErrors: false, stringKeys: true });
    const [error] = this.yaml.errors;
    if (!error) return;
    const [from, to] = error.pos;
    throw this.failure('yaml', error.message, this.place(from, Math.max(to, from + 1)), QUOTE);
  }

  /** The keys of the file, known ones only. */
  top(): { decisions?: unknown; sources?: unknown } {
    const { contents } = this.yaml;
    if (contents !== null && !isMap(contents)) {
      this.invalid([], 'Unexpected value, expected a key `decisions:` with a list');
      return {};
    }
    const plain = this.plain(contents) as Record<string, unknown> | undefined;
    for (const key of Object.keys(plain ?? {})) if (!TOP.includes(key)) this.unknown([], key, TOP);
    return plain ?? {};
  }

  checked<T extends z.ZodType>(at: Path, schema: T, value: unknown): z.output<T> | undefined {
    const result = schema.safeParse(value);
    for (const issue of result.error?.issues ?? []) this.report([...at, ...(issue.path as Path)], issue);
    return result.data;
  }

  position(at: Path): Position {
    const node = this.nodeAt(at);
    const [from, to] = node?.range ?? [0, 0];
    return this.place(from, to);
  }

  invalid(at: Path, reason: string): void {
    this.error('invalid', reason, this.position(at), 'Correct the entry; until then it is passed over.');
  }

  private report(at: Path, issue: z.core.$ZodIssue): void {
    if (issue.code === 'unrecognized_keys') {
      const known = at.at(-1) === 'set' ? Object.keys(correction) : at[0] === 'sources' ? WORK : KEYS;
      for (const key of issue.keys) this.unknown(at, key, known);
      return;
    }
    const node = this.nodeAt(at);
    const found = isScalar(node) ? `Unexpected \`${String(node.value).slice(0, 80)}\`` : 'Unexpected entry';
    const options =
      issue.code === 'invalid_value' ? issue.values.map((value) => `\`${String(value)}\``).join(', ') : '';
    this.invalid(at, `${found}, expected ${options || issue.message}`);
  }

  private unknown(at: Path, key: string, known: readonly string[]): void {
    const near = suggest(key, known);
    const map = this.nodeAt(at);
    const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const [from, to] = (isNode(pair?.key) && pair.key.range) || [0, 0];
    this.error(
      'unknown-key',
      `Unexpected key \`${key.slice(0, 80)}\`, expected ${near ? `\`${near}\`` : known.map((word) => `\`${word}\``).join(', ')}`,
      this.place(from, to),
      near
        ? `Did you mean \`${near}\`? Until then the entry is passed over.`
        : 'Take it out; until then the entry is passed over.',
    );
  }

  private nodeAt(at: Path): Node | undefined {
    const node = at.length === 0 ? this.yaml.contents : this.yaml.getIn(at, true);
    // What is missing is missed in the entry that should have it.
    return isNode(node) ? node : at.length > 0 ? this.nodeAt(at.slice(0, -1)) : undefined;
  }

  private plain(node: unknown): unknown {
    try {
      return plainYaml(node);
    } catch (error) {
      if (!(error instanceof UnexpectedNode)) throw error;
      const [from, to] = error.node.range ?? [0, 0];
      const reason = 'Unexpected alias or nesting, expected the values themselves';
      throw this.failure('alias', reason, this.place(from, to), 'Write the value out.');
    }
  }

  private error(rule: string, reason: string, place: Position, note: string): void {
    const message = this.file.message(reason, { place, ruleId: `decision/${rule}`, source: 'galley' });
    Object.assign(message, { fatal: true, note });
  }

  private failure(rule: string, reason: string, place: Position, note: string): Failure {
    return new Failure(`decision/${rule}`, reason, { file: this.file.path, place, note });
  }
}

const WORK = ['title', 'author', 'publisher', 'date', 'url'];
const QUOTE = 'Put words that hold `: ` or ` #`, or that begin with a sign, between single quotation marks.';
