import type { Correction, DirectiveDecision } from '../../contract/index.ts';
import { correction } from './schema.ts';

/** What a directive can say; the rest are fields of the annotation. */
const OWN = ['source', 'cite', 'status', 'reason'] as const;
const STATUSES = ['verified', 'proposed'] as const;
export const ATTRIBUTES: readonly string[] = [...OWN, ...Object.keys(correction)];

/** An attribute that means nothing; `expected` where its name is known and its value is wrong. */
interface Refused {
  key: string;
  value: string;
  expected?: string;
}

/** Reads the attributes of a directive; those that mean nothing are passed over and told to `refuse`. */
export function decisionOf(
  name: DirectiveDecision['name'],
  attributes: Readonly<Record<string, string | null | undefined>>,
  refuse: (attribute: Refused) => void,
): DirectiveDecision {
  const decision: DirectiveDecision = { name, set: {}, sources: [] };
  const set: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(attributes)) {
    const value = given ?? '';
    if (key === 'source' || key === 'cite') decision.sources.push(...value.split(/[\s,]+/).filter(Boolean));
    else if (key === 'reason') decision.reason = value;
    else if (key === 'status') {
      const status = STATUSES.find((one) => one === value);
      if (status) decision.status = status;
      else refuse({ key, value, expected: STATUSES.map((one) => `\`${one}\``).join(' or ') });
    } else if (isField(key)) {
      const checked = correction[key].safeParse(value);
      const [issue] = checked.error?.issues ?? [];
      if (checked.success) set[key] = checked.data;
      else refuse({ key, value, expected: issue?.message ?? 'another value' });
    } else refuse({ key, value });
  }
  decision.set = set as Correction;
  return decision;
}

const isField = (key: string): key is keyof typeof correction => Object.hasOwn(correction, key);
