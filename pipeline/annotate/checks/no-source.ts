import type { Check } from './check.ts';

/** A figure that neither a speaker nor a document nor a cited work stands behind. Off by default. */
export const noSource = {
  rule: 'check/no-source',
  defaultSeverity: 'off',
  find: ({ document: { annotations, segments } }) => {
    const files = new Map(segments.map(({ id, file }) => [id, file]));
    return annotations.flatMap((annotation) => {
      if (annotation.type !== 'statistic' || annotation.class !== 'quantity') return [];
      if (annotation.attributedTo !== undefined || annotation.sources || annotation.status === 'dismissed') return [];
      return [
        {
          reason: `Unexpected figure \`${annotation.text}\` without a source, expected who says so`,
          note: 'Name the source in the sentence (统计显示, according to), or cite it with `cite` in the side file.',
          at: { file: files.get(annotation.segment) ?? 0, position: annotation.position },
        },
      ];
    });
  },
} satisfies Check;
