import { VFileMessage } from 'vfile-message';
import { type CheckRule, FATAL, type GalleyDocument, type RuleLevel, type RuleLevels } from '../../contract/index.ts';
import { age } from './age.ts';
import type { Check, Finding } from './check.ts';
import { duplicate } from './duplicate.ts';
import { growth } from './growth.ts';
import { listCount } from './list-count.ts';
import { noSource } from './no-source.ts';
import { noSpeaker } from './no-speaker.ts';
import { readDocument } from './passage.ts';
import { percentagePoint } from './percentage-point.ts';
import { period } from './period.ts';
import { range } from './range.ts';
import { sum } from './sum.ts';
import { table } from './table.ts';
import { unitLost } from './unit-lost.ts';

/** Every check by the name of its rule. */
export const checks: { readonly [rule in CheckRule]: Check & { rule: rule } } = {
  'check/list-count': listCount,
  'check/range': range,
  'check/sum': sum,
  'check/period': period,
  'check/duplicate': duplicate,
  'check/growth': growth,
  'check/table': table,
  'check/age': age,
  'check/percentage-point': percentagePoint,
  'check/unit-lost': unitLost,
  'check/no-speaker': noSpeaker,
  'check/no-source': noSource,
};

/**
 * Runs the checks over an annotated document. Findings become messages of their files; the second
 * place of one is its `cause`. An error among them counts, and ends nothing.
 */
export function checkDocument(document: GalleyDocument, levels: RuleLevels = {}): void {
  const reading = readDocument(document);
  for (const check of Object.values(checks)) {
    const level = levels[check.rule] ?? check.defaultSeverity;
    if (level === 'off') continue;
    for (const finding of check.find(reading)) report(document, check.rule, level, finding);
  }
}

function report({ files }: GalleyDocument, ruleId: CheckRule, level: Exclude<RuleLevel, 'off'>, finding: Finding) {
  const { reason, note, at, other } = finding;
  const options = { ruleId, source: 'galley' };
  const cause = other && new VFileMessage(other.reason, { ...options, place: other.position });
  const path = other && files[other.file]?.path;
  if (cause && path !== undefined) cause.file = path;
  const message = files[at.file]?.message(reason, { ...options, place: at.position, ...(cause && { cause }) });
  if (message) Object.assign(message, { note, fatal: FATAL[level] });
}
