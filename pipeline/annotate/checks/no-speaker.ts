import type { RemarkAnnotation } from '../../contract/index.ts';
import type { Check } from './check.ts';

const QUOTED = new Set<RemarkAnnotation['kind']>(['direct', 'mixed']);

/**
 * A quotation that the text gives to nobody. A saying needs no speaker; and where nothing is quoted,
 * a sentence may go on with the subject of an earlier one, or speak for the author (建议……).
 */
export const noSpeaker = {
  rule: 'check/no-speaker',
  defaultSeverity: 'info',
  find: ({ document: { annotations, segments } }) => {
    const files = new Map(segments.map(({ id, file }) => [id, file]));
    return annotations.flatMap((annotation) => {
      if (annotation.type !== 'remark' || annotation.source || !QUOTED.has(annotation.kind)) return [];
      if (annotation.status === 'dismissed' || annotation.parent !== undefined) return [];
      return [
        {
          reason: 'Unexpected quotation without a speaker, expected one in its sentence or the sentence before',
          note: 'Name who said it.',
          at: { file: files.get(annotation.segment) ?? 0, position: annotation.position },
        },
      ];
    });
  },
} satisfies Check;
