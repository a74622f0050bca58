import { z } from 'zod';

const words = z.string().min(1).max(20_000);
const note = z.string().trim().min(1).max(2_000);
const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/, 'a decimal number such as `170000` or `98.6`');
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const CLASSES = ['quantity', 'temporal', 'ordinal', 'label', 'term', 'soCalled', 'title', 'text', 'eventDate'] as const;
const KINDS =
  'count measure money percent pp fraction multiple ratio duration age score date dateRange time season rank name direct mixed indirect document saying self';

/** The fields of an annotation that an editor can set; values are texts, as YAML and directives print them. */
export const correction = {
  text: words,
  class: z.enum(CLASSES),
  kind: z.enum(KINDS.split(' ') as ['count']),
  op: z.enum(['=', '~', '<~', '>~', '>', '>=', '<', '<=']),
  value: decimal,
  min: decimal,
  max: decimal,
  minInclusive: flag,
  maxInclusive: flag,
  entity: words,
  property: words,
  time: note,
  edtf: note,
  speaker: note,
  title: note,
  org: note,
  speakerKind: z.enum(['person', 'organisation', 'document', 'people', 'anonymous', 'self']),
  unit: z.union([
    z.strictObject({
      text: note,
      kind: z.enum(['currency', 'physical', 'time', 'classifier', 'ratio']),
      code: note.optional(),
    }),
    note,
  ]),
} satisfies Record<string, z.ZodType>;

/** What a decision does; each is the key of the words that it is about. */
export const ACTS = ['confirm', 'correct', 'dismiss', 'add', 'cite'] as const;

const keys = z.union([note.transform((key) => [key]), z.array(note).min(1).max(50)]);
/** One decision of a side file. */
export const entrySchema = z
  .strictObject({
    confirm: words,
    correct: words,
    dismiss: words,
    add: words,
    cite: words,
    before: words,
    after: words,
    type: z.enum(['statistic', 'remark', 'mark', 'evidential']),
    set: z.strictObject(correction).partial(),
    reason: note,
    source: keys,
    line: z
      .string()
      .regex(/^\d{1,7}$/, 'the number of a line')
      .transform(Number),
  })
  .partial()
  .refine((one) => ACTS.filter((act) => one[act] !== undefined).length === 1, {
    message: 'one of `confirm`, `correct`, `dismiss`, `add` and `cite`',
  });

export type Entry = z.output<typeof entrySchema>;
