import { defaultSchema, type Options as Schema } from 'rehype-sanitize';

/** Elements of prose that are as harmless as those the default schema allows. */
const PROSE = ['abbr', 'bdi', 'bdo', 'caption', 'cite', 'dfn', 'figcaption', 'figure', 'mark', 'small', 'u', 'wbr'];

/**
 * What raw HTML in a document may be: GitHub's rules, which allow no script, style, class or foreign
 * id, and a few more elements of prose.
 */
export const SANITIZE_SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), ...PROSE],
};
