import { readFileSync } from 'node:fs';
import type { Statistic } from '../../../pipeline/contract/statistic.ts';

/** A sentence and what is to be found in it, one line each, as {@link show} prints it. */
export interface Case {
  text: string;
  docDate: string;
  expected: string[];
  /** A known limit: what is expected is right, and not found yet. */
  limit: boolean;
}

/**
 * Reads a table of cases: a sentence at the margin, what is expected of it on indented lines below.
 * A sentence after `! ` is a known limit. `# docDate` says what relative dates are counted from; other lines with `#` are comments.
 */
export function readCases(name: string): Case[] {
  const cases: Case[] = [];
  let docDate = '';
  for (const line of readFileSync(new URL(`cases/${name}.txt`, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('# docDate')) docDate = line.slice(10).trim();
    else if (line.startsWith('  ')) cases.at(-1)?.expected.push(line.trim());
    else if (line.trim() && !line.startsWith('#')) {
      const limit = line.startsWith('! ');
      cases.push({ text: limit ? line.slice(2) : line, docDate, expected: [], limit });
    }
  }
  return cases;
}

/** One line for a statistic: span, kind, operator, value or interval, unit, direction of change. */
export function show(statistic: Statistic): string {
  const { text, op, unit, change } = statistic;
  switch (statistic.class) {
    case 'label':
      return `${text} label`;
    case 'ordinal':
      return `${text} ordinal ${statistic.value}`;
    case 'temporal':
      return `${text} temporal ${statistic.edtf ?? '-'}`;
    default: {
      const direction = change?.direction ? ` ${change.direction}` : '';
      return `${text} ${statistic.kind} ${op} ${interval(statistic)} ${unit?.text ?? '-'}${direction}`;
    }
  }
}

function interval({ value, min, max, minInclusive, maxInclusive }: Statistic): string {
  if (min === undefined || max === undefined) return value ?? '-';
  return `${minInclusive ? '[' : '('}${min},${max}${maxInclusive ? ']' : ')'}`;
}
