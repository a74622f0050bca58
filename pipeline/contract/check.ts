/** The rules over finished annotations, in the order of their manual. */
export const CHECK_RULES = [
  'check/list-count',
  'check/range',
  'check/sum',
  'check/period',
  'check/duplicate',
  'check/growth',
  'check/percentage-point',
  'check/unit-lost',
  'check/no-speaker',
  'check/no-source',
] as const;

export type CheckRule = (typeof CHECK_RULES)[number];

/** What the findings of a check are worth. */
export const RULE_LEVELS = ['off', 'info', 'warn', 'error'] as const;

export type RuleLevel = (typeof RULE_LEVELS)[number];

/** Levels that are not the checks' own. */
export type RuleLevels = { readonly [rule in CheckRule]?: RuleLevel | undefined };
