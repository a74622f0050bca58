import type { GalleyDocument, Host, StatisticAnnotation } from '../../../pipeline/contract/index.ts';
import { createPipeline } from '../../../pipeline/index.ts';

const host = { sourceDateEpoch: undefined } as unknown as Host;

/** A document with its side file, prepared as a build does it. */
export function decided(text: string, yaml = '', format: 'md' | 'txt' = 'md'): GalleyDocument {
  return createPipeline(host).prepare({
    name: 'report',
    files: [{ path: `source/report.${format}`, bytes: Buffer.from(text) }],
    ...(yaml && { decisions: { path: 'source/report.decisions.yaml', bytes: Buffer.from(yaml) } }),
  });
}

export const figures = ({ annotations }: GalleyDocument): StatisticAnnotation[] =>
  annotations.filter((one) => one.type === 'statistic');

/** Messages of decisions as `rule line:column second-line`. */
export function complaints({ files, decisionsFile }: GalleyDocument): string[] {
  return [...files, ...(decisionsFile ? [decisionsFile] : [])].flatMap(({ messages }) =>
    messages
      .filter(({ ruleId }) => /^(?:decision|directive)\//.test(ruleId ?? ''))
      .map(({ ruleId, line, column, cause }) => {
        const other = cause && 'line' in (cause as object) ? ` → ${(cause as { line?: number }).line}` : '';
        return `${ruleId} ${line}:${column}${other}`;
      }),
  );
}
