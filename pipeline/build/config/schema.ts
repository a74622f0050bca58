import { z } from 'zod';
import {
  bucketAddress,
  CHECK_RULES,
  type CheckRule,
  MARK_RULES,
  type MarkRule,
  PDF_STANDARDS,
  PROJECT_RULES,
  type ProjectRule,
  RULE_LEVELS,
} from '../../contract/index.ts';
import { defaultCache, defaultPress, defaults, MOST_JOBS } from './defaults.ts';

const path = z.string().trim().min(1);
const level = z.enum(RULE_LEVELS).optional();
const levels = Object.fromEntries(
  [...CHECK_RULES, ...PROJECT_RULES, ...MARK_RULES].map((rule) => [rule, level]),
) as Record<CheckRule | ProjectRule | MarkRule, typeof level>;

/**
 * The one source of the configuration's type, checks, JSON Schema and documentation. Every option is
 * optional; relative paths are relative to the file that holds the configuration.
 */
export const configSchema = z
  .strictObject({
    $schema: z.string().describe('The JSON Schema of this file, for editors that complete it.'),
    source: path
      .default(defaults.source)
      .describe('Folder of the sources: `.txt`, `.md`, and folders of numbered files.'),
    output: path.default(defaults.output).describe('Folder that editions are written to, one folder a document.'),
    template: path
      .default(defaults.template)
      .describe('How editions look: the name of a built-in template, a folder that starts with `./`, or a package.'),
    templateOptions: z
      .record(z.string(), z.unknown())
      .default({})
      .describe('Options of the template; what they are, the template says.'),
    editions: z
      .array(z.enum(['html', 'pdf']))
      .min(1)
      .default([...defaults.editions])
      .describe('Formats to make.'),
    variants: z
      .array(z.enum(['reading', 'annotated']))
      .min(1)
      .default([...defaults.variants])
      .describe('Variants to make: `reading` keeps annotations quiet, `annotated` shows them.'),
    paper: z
      .string()
      .regex(/^(A[3-6]|B[45]|letter|legal|\d+(\.\d+)?(mm|cm|in) \d+(\.\d+)?(mm|cm|in))$/, {
        error: 'expected a page size such as `A4`, `letter` or `176mm 250mm`',
      })
      .describe('Page size of PDF editions; by default the one of the template.'),
    fonts: z
      .union([path.transform((one) => [one]), z.array(path)])
      .default([])
      .describe('Font files for characters that the fonts of the template lack, such as those of rare names.'),
    bibliography: z
      .union([path.transform((one) => [one]), z.array(path)])
      .default([])
      .describe('Files of works that documents can cite: CSL-JSON (`.json`) or BibTeX (`.bib`).'),
    pdfStandard: z
      .union([z.enum(PDF_STANDARDS).transform((one) => [one]), z.array(z.enum(PDF_STANDARDS))])
      .default([])
      .describe('Standards that PDF editions are checked against and claim: `ua-1`, and `a-2a` or `a-3a`.'),
    press: z
      .strictObject({
        profile: path.describe('ICC profile of the press, for CMYK.'),
        condition: z.string().min(1).optional().describe('Name of the printing condition, such as `FOGRA51`.'),
        bleed: z.number().min(0).max(20).default(defaultPress.bleed).describe('Millimetres beyond the trimmed page.'),
        pages: z
          .int()
          .min(1)
          .max(64)
          .default(defaultPress.pages)
          .describe('Blank pages at the end make the number of pages a multiple of this one.'),
        resolution: z
          .number()
          .min(1)
          .max(2400)
          .default(defaultPress.resolution)
          .describe('Pixels per inch below which a picture is told of.'),
      })
      .describe('How PDF editions are made ready for a printing press, with `--press`.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'expected a BCP 47 tag such as `zh-Hans-CN` or `en-GB`' })
      .describe('Language of documents that do not say theirs; by default it is detected.'),
    date: z.iso
      .date({ error: 'expected a day such as `2025-06-30`' })
      .describe('Day that relative dates are resolved against in documents that have no date.'),
    browser: z
      .strictObject({
        executable: path.describe('The browser to print with; by default the bundled one.'),
        sandbox: z.boolean().describe('Whether the browser runs in its sandbox; by default wherever it can.'),
      })
      .partial()
      .default({})
      .describe('The browser that prints PDF editions.'),
    csv: z
      .strictObject({
        bom: z
          .boolean()
          .default(defaults.csv.bom)
          .describe('Whether tables begin with a byte-order mark, without which Excel does not read them as UTF-8.'),
      })
      .default(defaults.csv)
      .describe('How tables are written.'),
    rules: z
      .strictObject(levels)
      .default({})
      .describe('What a finding of a check is worth: `off`, `info`, `warn` or `error`; by default what its rule says.'),
    cache: z
      .union([
        z.literal(false),
        z.strictObject({
          folder: path
            .refine((place) => !/^[a-z][a-z0-9+.-]+:\/\//i.test(place) || bucketAddress(place), {
              error: 'expected a folder, or a bucket such as `s3://bucket/prefix`',
            })
            .default(defaultCache.folder)
            .describe('Folder of the cache, or `s3://bucket/prefix` in an S3-compatible object store.'),
          maxSize: z.number().min(0).default(defaultCache.maxSize).describe('The most that it holds, in megabytes.'),
        }),
      ])
      .describe('Where finished editions are kept, so that they need not be made again; `false` for nowhere.'),
    jobs: z
      .int()
      .min(1)
      .max(MOST_JOBS)
      .describe('Documents in work at a time; by default one more than there are processors, if there is memory.'),
    deadline: z
      .number()
      .min(1)
      .max(3600)
      .default(defaults.deadline)
      .describe('Seconds after which a print is given up.'),
  })
  .partial({ $schema: true, paper: true, press: true, language: true, date: true, cache: true, jobs: true });

/** What a person writes: every option may be left out. */
export type UserConfig = z.input<typeof configSchema>;
/** What the schema makes of it. */
export type CheckedConfig = z.output<typeof configSchema>;

/** The JSON Schema of a configuration file. */
export function configJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' }),
    title: 'Configuration of a Galley project',
  };
}
