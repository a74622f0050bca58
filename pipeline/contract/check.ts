import type { Position } from 'unist';

/** The rules over finished annotations, in the order of their manual. */
export const CHECK_RULES = [
  'check/list-count',
  'check/range',
  'check/sum',
  'check/period',
  'check/duplicate',
  'check/growth',
  'check/table',
  'check/age',
  'check/percentage-point',
  'check/unit-lost',
  'check/no-speaker',
  'check/no-source',
] as const;

export type CheckRule = (typeof CHECK_RULES)[number];

/** The rules over all documents of a project. */
export const PROJECT_RULES = ['check/inconsistent'] as const;

export type ProjectRule = (typeof PROJECT_RULES)[number];

/** Faults of quotation marks, which are found while remarks are read. */
export const MARK_RULES = ['marks/unclosed', 'marks/mismatched', 'marks/stray'] as const;

export type MarkRule = (typeof MARK_RULES)[number];

/** What the findings of a rule are worth. */
export const RULE_LEVELS = ['off', 'info', 'warn', 'error'] as const;

export type RuleLevel = (typeof RULE_LEVELS)[number];

/** Levels that are not the checks' own. */
export type RuleLevels = { readonly [rule in CheckRule | ProjectRule | MarkRule]?: RuleLevel | undefined };

/** What VFile calls a level. */
export const FATAL: { readonly [level in Exclude<RuleLevel, 'off'>]: boolean | undefined } = {
  error: true,
  warn: false,
  info: undefined,
};

/** What a document states of something that other documents may state too. Plain data. */
export interface Fact {
  /** Equal for facts about the same thing, time and unit. */
  key: string;
  /** As printed. */
  text: string;
  /** Decimal strings: the value, and half of its last printed place. */
  value: string;
  slack: string;
  /** Source file and place. */
  file: string;
  position: Position;
}
