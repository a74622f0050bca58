import type { VFileMessage } from 'vfile-message';
import { type Severity, severityOf } from '../contract/index.ts';

/** A message as data: the shape in `annotations.json`, `report.json` and the events of `--json`. */
export interface PlainMessage {
  severity: Severity;
  /** Permanent name, `stage/what`. */
  rule: string | null;
  reason: string;
  /** What to do. */
  note: string | null;
  file: string | null;
  line: number | null;
  column: number | null;
  /** The place as unist writes it, where it is known. */
  place: VFileMessage['place'] | null;
}

export function plainMessage(message: VFileMessage): PlainMessage {
  return {
    severity: severityOf(message),
    rule: message.ruleId ?? null,
    reason: message.reason,
    note: message.note ?? null,
    file: message.file || null,
    line: message.line ?? null,
    column: message.column ?? null,
    place: message.place ?? null,
  };
}
