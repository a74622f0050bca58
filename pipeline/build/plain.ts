import { VFileMessage } from 'vfile-message';
import { relatedTo, type Severity, severityOf } from '../contract/index.ts';
import type { Told } from './tell.ts';

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
  /** The other place that the finding is about; left out where there is none. */
  related?: Pick<PlainMessage, 'reason' | 'file' | 'line' | 'column' | 'place'>;
}

/** The same, with the line of the source that it is about. */
export type PlainTold = PlainMessage & { excerpt?: string };

export const plainTold = ({ message, excerpt }: Told): PlainTold => ({
  ...plainMessage(message),
  ...(excerpt !== undefined && { excerpt }),
});

export const toldOf = ({ excerpt, ...message }: PlainTold): Told => ({
  message: messageOf(message),
  ...(excerpt !== undefined && { excerpt }),
});

export function plainMessage(message: VFileMessage): PlainMessage {
  const related = relatedTo(message);
  return {
    severity: severityOf(message),
    rule: message.ruleId ?? null,
    note: message.note ?? null,
    ...placed(message),
    ...(related && { related: placed(related) }),
  };
}

/** The message that data stands for. */
export function messageOf({ severity, rule, note, file, place, reason, related }: PlainMessage): VFileMessage {
  const message = new VFileMessage(reason, {
    source: 'galley',
    ...(rule !== null && { ruleId: rule }),
    ...(place && { place }),
    ...(related && { cause: messageOf({ severity, rule: null, note: null, ...related }) }),
  });
  if (severity !== 'info') message.fatal = severity === 'error';
  if (file !== null) {
    // As a file names what is said of it.
    message.file = file;
    message.name = `${file}:${message.name}`;
  }
  if (note !== null) message.note = note;
  return message;
}

function placed(message: VFileMessage) {
  return {
    reason: message.reason,
    file: message.file || null,
    line: message.line ?? null,
    column: message.column ?? null,
    place: message.place ?? null,
  };
}
