import { type Annotation, textAnchor } from '../contract/index.ts';

/**
 * Ids of an edition. Segments keep their locator (`s12`); annotations, whose own ids may be the
 * same words, are set apart by a prefix.
 */
export const anchors = {
  /** The annotated text. */
  text: textAnchor,
  /** Its row in a register. */
  row: ({ id }: Pick<Annotation, 'id'>) => `row-${id}`,
  /** Its note in the margin. */
  margin: ({ id }: Pick<Annotation, 'id'>) => `margin-${id}`,
  /** A work in the list of sources. */
  source: (number: number) => `source-${number}`,
  note: (number: number) => `note-${number}`,
  noteReference: (number: number, time: number) => (time === 1 ? `noteref-${number}` : `noteref-${number}-${time}`),
};
