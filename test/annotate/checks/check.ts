import type { VFileMessage } from 'vfile-message';
import { messagesOf, type RuleLevels } from '../../../pipeline/contract/index.ts';
import { prepare } from '../../../pipeline/run.ts';

/** The messages of a text of 20 October 2025 that come from checks. */
export async function check(
  text: string,
  rules: RuleLevels = {},
  language?: string,
  format: 'txt' | 'md' = 'txt',
): Promise<VFileMessage[]> {
  const document = await prepare(
    { text: `${text}\n`, format },
    { date: '2025-10-20', rules, ...(language !== undefined && { language }) },
  );
  return messagesOf(document).filter(({ ruleId }) => ruleId?.startsWith('check/'));
}
