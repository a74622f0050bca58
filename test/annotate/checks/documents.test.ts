import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../pipeline/contract/index.ts';
import { prepare } from '../../../pipeline/run.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

async function findings(file: string, date?: string): Promise<string[]> {
  const document = await prepare({ file: path(file) }, date === undefined ? {} : { date });
  const found = messagesOf(document).filter(({ ruleId }) => ruleId?.startsWith('check/'));
  return found.map(({ ruleId, line, reason }) => `${line}: ${ruleId}: ${reason}`);
}

it.each(['source/flood-season.txt', 'source/library-report.md', 'source/briefing.md'])(
  'nothing is found in %s, whose figures agree',
  async (file) => expect(await findings(file)).toEqual([]),
);

const article = '../shared/gold/article.txt';
describe.skipIf(!existsSync(path(article)))('the annotated article in ../shared (skipped where that is absent)', () => {
  it('passes all checks, as its gold standard says', async () => {
    expect(await findings(article, '2020-04-13')).toEqual([]);
  });
});
