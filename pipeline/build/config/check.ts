import type { z } from 'zod';
import { Failure, suggest } from '../../contract/index.ts';
import type { FindPlace } from './places.ts';
import { type CheckedConfig, configSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

/**
 * Checks what a configuration holds.
 *
 * Throws an `AggregateError` of all failures at once: `config/unknown-option`, `config/invalid-option`.
 */
export function checkConfig(value: unknown, file: string, find: FindPlace): CheckedConfig {
  const checked = configSchema.safeParse(value);
  if (checked.success) return checked.data;
  const failures = checked.error.issues.flatMap((issue) => failuresOf(issue, value, file, find));
  throw new AggregateError(failures, `${failures.length} errors in ${file}`);
}

function failuresOf(issue: Issue, value: unknown, file: string, find: FindPlace): Failure[] {
  if (issue.code === 'unrecognized_keys') {
    const known = optionsAt(issue.path);
    return issue.keys.map((key) => {
      const meant = suggest(key, known);
      return failure('config/unknown-option', `Unexpected option \`${name([...issue.path, key])}\``, file, {
        place: find([...issue.path, key]),
        note: meant ? `Did you mean \`${meant}\`?` : `The options here are ${quoted(known)}.`,
      });
    });
  }
  const found = JSON.stringify(valueAt(value, issue.path)) ?? 'nothing';
  const option = issue.path.length > 0 ? `\`${name(issue.path)}\`` : 'a configuration';
  return [
    failure('config/invalid-option', `Unexpected \`${found}\` for ${option}, ${expected(issue)}`, file, {
      place: find(issue.path),
      note: note(issue, valueAt(value, issue.path)),
    }),
  ];
}

function failure(
  rule: string,
  reason: string,
  file: string,
  { place, note }: { place: ReturnType<FindPlace>; note: string },
): Failure {
  return new Failure(rule, reason, { file, note, ...(place && { place }) });
}

function expected(issue: Issue): string {
  if (issue.code === 'invalid_type') return `expected ${article(issue.expected)}`;
  if (issue.code === 'invalid_value') return `expected ${quoted(issue.values.map(String), 'or')}`;
  if (issue.code === 'too_small') return `expected at least ${issue.minimum}${unit(issue.origin)}`;
  if (issue.code === 'too_big') return `expected at most ${issue.maximum}${unit(issue.origin)}`;
  return issue.message;
}

function note(issue: Issue, found: unknown): string {
  const meant = issue.code === 'invalid_value' && suggest(String(found), issue.values.map(String));
  return meant ? `Did you mean \`${meant}\`?` : 'Change the option, or leave it out to get its default.';
}

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
const units: Record<string, string> = { array: ' item', string: ' character' };
const unit = (origin: string) => units[origin] ?? '';

function name(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

function quoted(words: readonly string[], last = 'and'): string {
  const list = words.map((word) => `\`${word}\``);
  return list.length > 1 ? `${list.slice(0, -1).join(', ')} ${last} ${list.at(-1)}` : list.join();
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part], value);
}

/** The names of the options that stand beside each other at a place of the schema. */
function optionsAt(path: readonly PropertyKey[]): string[] {
  const top = Object.keys(configSchema.shape);
  const { rules, browser, csv } = configSchema.shape;
  const group = { rules, browser, csv }[String(path[0])];
  return group ? Object.keys(group.unwrap().shape) : top;
}
