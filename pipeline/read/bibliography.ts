import { z } from 'zod';
import { type CitedSource, Failure } from '../contract/index.ts';
import { decode } from './decode.ts';

/** Bytes. */
const LARGEST = 20_000_000;

/** Reads the works of a bibliography, CSL-JSON or BibTeX by its name. Throws `Failure` `config/bibliography`. */
export async function readBibliography(path: string, bytes: Uint8Array): Promise<CitedSource[]> {
  const text = decode(bytes, path, LARGEST);
  if (/\.json$/i.test(path)) return cslJson(path, text);
  if (/\.bib$/i.test(path)) return bibTex(path, text);
  throw wrong(path, `Unexpected file \`${path}\`, expected a \`.json\` (CSL-JSON) or \`.bib\` (BibTeX) file`);
}

const text = z.union([z.string(), z.number().transform(String)]);
const name = z.object({ family: text, given: text, literal: text }).partial();
const csl = z.array(
  z.object({
    id: text,
    title: text,
    author: z.array(name).optional(),
    publisher: text.optional(),
    'container-title': text.optional(),
    issued: z
      .object({ 'date-parts': z.array(z.array(z.union([z.number(), z.string()]))), literal: text, raw: text })
      .partial()
      .optional(),
    URL: text.optional(),
  }),
);

function cslJson(path: string, source: string): CitedSource[] {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw wrong(path, `Unexpected text in JSON: ${(error as Error).message}`);
  }
  const checked = csl.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw wrong(path, `Unexpected value at \`${issue?.path.join('.') ?? ''}\`: ${issue?.message ?? ''}`);
  }
  return checked.data.map((item) => {
    const { issued, author = [] } = item;
    const names = author.map(({ family = '', given = '', literal }) => literal ?? joined(family, given));
    const date = issued?.literal ?? issued?.raw ?? issued?.['date-parts']?.[0]?.join('-');
    return workOf(item.id, item.title, names, item.publisher ?? item['container-title'], date, item.URL);
  });
}

/** The fields that are read of an entry; the parser spells their names in capitals. */
type Entry = Readonly<Record<string, unknown>>;

async function bibTex(path: string, source: string): Promise<CitedSource[]> {
  const { default: parser } = await import('bibtex-parse');
  let entries: readonly Entry[];
  try {
    entries = parser.entries(source);
  } catch (error) {
    const { start } = (error as { location?: { start: { line: number; column: number } } }).location ?? {};
    throw wrong(path, `Unexpected text in BibTeX: ${(error as Error).message}`, start);
  }
  return entries.map((entry) => {
    const field = (...keys: string[]): string | undefined => {
      const value = keys.map((key) => entry[key]).find((one) => one !== undefined);
      return value === undefined ? undefined : String(value).replace(/\s+/g, ' ').trim();
    };
    const names = (field('AUTHOR', 'EDITOR') ?? '')
      .split(/\s+and\s+/)
      .filter(Boolean)
      .map(inOrder);
    const publisher = field('PUBLISHER', 'INSTITUTION', 'ORGANIZATION', 'JOURNAL', 'JOURNALTITLE');
    return workOf(String(entry.key), field('TITLE') ?? '', names, publisher, field('DATE', 'YEAR'), field('URL'));
  });
}

/** `Lund, Mary` as `Mary Lund`. */
function inOrder(printed: string): string {
  const [family = '', given] = printed.split(/,\s*/);
  return given === undefined ? family : joined(family, given);
}

const HAN = /\p{Script=Han}/u;
const joined = (family: string, given: string) =>
  HAN.test(family) ? family + given : [given, family].filter((part) => part !== '').join(' ');

function workOf(
  key: string,
  title: string,
  names: readonly string[],
  publisher: string | undefined,
  date: string | undefined,
  url: string | undefined,
): CitedSource {
  const author = names.join(names.some((one) => HAN.test(one)) ? '、' : ', ');
  return {
    key,
    title: title || key,
    ...(author !== '' && { author }),
    ...(publisher !== undefined && { publisher }),
    ...(date !== undefined && { date }),
    ...(url !== undefined && /^https?:\/\//.test(url) && { url }),
  };
}

function wrong(file: string, reason: string, place?: { line: number; column: number }): Failure {
  const note = 'Correct the bibliography, or take it out of the configuration.';
  return new Failure('config/bibliography', reason, { file, note, ...(place && { place }) });
}
