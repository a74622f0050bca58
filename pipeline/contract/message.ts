import { type Options, VFileMessage } from 'vfile-message';

/** A finding that ends what it concerns. Thrown; `ruleId` says what happened, `note` what to do. */
export class Failure extends VFileMessage {
  constructor(
    /** Permanent name, `stage/what`: `source/encoding`. `usage/…` and `config/…` exit with 2. */
    rule: string,
    reason: string,
    options: Options & { file?: string; note?: string } = {},
  ) {
    const { file, note, ...rest } = options;
    super(reason, { ...rest, source: 'galley', ruleId: rule });
    this.fatal = true;
    if (file !== undefined) this.file = file;
    if (note !== undefined) this.note = note;
  }
}

/** What a finding is worth: `true` error, `false` warning, `undefined` information (as in vfile). */
export type Severity = 'error' | 'warning' | 'info';

export function severityOf(message: VFileMessage): Severity {
  if (message.fatal === true) return 'error';
  return message.fatal === false ? 'warning' : 'info';
}

/** The second place of a finding, such as the list that a number does not agree with. */
export function relatedTo({ cause }: VFileMessage): VFileMessage | undefined {
  return cause instanceof VFileMessage ? cause : undefined;
}
