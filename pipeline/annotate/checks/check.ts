import type { Position } from 'unist';
import type { CheckRule, RuleLevel } from '../../contract/index.ts';
import type { Reading } from './passage.ts';

/** A place in a document. */
export interface Place {
  /** Index into the document's files. */
  file: number;
  position: Position;
}

/** What a check found, where, and where the other half of it stands. */
export interface Finding {
  /** `Unexpected X, expected Y`, values in back-ticks. */
  reason: string;
  /** What to do. */
  note: string;
  at: Place;
  /** The place that it does not agree with. */
  other?: Place & { reason: string };
}

/** A rule over a finished document. Pure: it reads annotations and text, and changes neither. */
export interface Check {
  rule: CheckRule;
  defaultSeverity: RuleLevel;
  find(document: Reading): Finding[];
}
