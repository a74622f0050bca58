import type { VFileMessage } from 'vfile-message';
import { messagesOf, type RuleLevels } from '../../../pipeline/contract/index.ts';
import { prepare } from '../../../pipeline/run.ts';

/** The messages of a plain text of 20 October 2025 that come from checks. */
export async function check(text: string, rules: RuleLevels = {}, language?: string): Promise<VFileMessage[]> {
  const document = await prepare(
    { text: `${text}\n` },
    { date: '2025-10-20', rules, ...(language !== undefined && { language }) },
  );
  return messagesOf(document).filter(({ ruleId }) => ruleId?.startsWith('check/'));
}
