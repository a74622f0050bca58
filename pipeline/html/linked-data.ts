import type {
  Annotation,
  GalleyDocument,
  RemarkAnnotation,
  RemarkKind,
  SourceKind,
  StatisticAnnotation,
} from '../contract/index.ts';

type Thing = { '@type': string } & Record<string, unknown>;

/**
 * A document in the vocabulary of schema.org (version 29): an `Article` that has its quotations as
 * parts and mentions its figures. It says what the document says and judges none of it.
 *
 * @param anchor Id of the annotated text on the page, where it has one.
 * @returns JSON-LD, safe inside a script element.
 */
export function linkedData(
  { meta, name, annotations }: Pick<GalleyDocument, 'meta' | 'name' | 'annotations'>,
  anchor: (annotation: Annotation) => string | undefined,
): string {
  const authors = meta.authors.map((author) => thing('Person', { name: author }));
  const organisation = meta.organisation ? thing('Organization', { name: meta.organisation }) : undefined;
  const shown = annotations.filter(({ status }) => status !== 'dismissed');
  const reference = (annotation: Annotation) => {
    const id = anchor(annotation);
    return id === undefined ? undefined : `#${encodeURIComponent(id)}`;
  };
  const article = {
    '@context': 'https://schema.org',
    ...thing('Article', {
      headline: meta.title.trim() || name,
      alternativeHeadline: meta.subtitle,
      author: authors.length > 0 ? authors : organisation,
      publisher: organisation,
      datePublished: meta.date,
      inLanguage: meta.language,
      description: meta.description,
      keywords: meta.keywords,
      hasPart: shown.flatMap((row) => (row.type === 'remark' ? quotation(row, reference(row)) : [])),
      mentions: shown.flatMap((row) => (row.type === 'statistic' ? observation(row, reference(row)) : [])),
    }),
  };
  // `<` could end the script element or begin a comment in it.
  return JSON.stringify(article).replaceAll('<', '\\u003c');
}

/** A thing without the properties that have no value. */
function thing(type: string, properties: Record<string, unknown>): Thing {
  const known = Object.entries(properties).filter(
    ([, value]) =>
      value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return { '@type': type, ...Object.fromEntries(known) };
}

/** The kinds that give a speaker's own words; what is only reported is nobody's `Quotation`. */
const VERBATIM: ReadonlySet<RemarkKind> = new Set(['direct', 'mixed', 'document', 'saying']);

/** How schema.org names the kinds of sources that `spokenByCharacter` allows; others are left out. */
const SPEAKERS: Partial<Record<SourceKind, string>> = { person: 'Person', organisation: 'Organization' };

function quotation(remark: RemarkAnnotation, url: string | undefined): Thing[] {
  if (!VERBATIM.has(remark.kind) || remark.polarity) return [];
  const own = remark.quoted ?? remark.fragments ?? (remark.content ? [remark.content] : []);
  const pieces = [...own, ...(remark.continued ?? [])];
  const { source } = remark;
  const speaker = source?.resolved?.text ?? source?.name ?? source?.org ?? source?.text;
  const type = source ? SPEAKERS[source.kind] : undefined;
  const properties = {
    url,
    text: pieces.map(({ text }) => text).join(' … '),
    spokenByCharacter: type && speaker ? thing(type, { name: speaker, jobTitle: jobTitle(remark, type) }) : undefined,
    isBasedOn: source?.kind === 'document' && speaker ? thing('CreativeWork', { name: speaker }) : undefined,
  };
  return properties.text === '' ? [] : [thing('Quotation', properties)];
}

function jobTitle({ source }: RemarkAnnotation, type: string): string | undefined {
  return type === 'Person' ? (source?.title ?? undefined) : undefined;
}

/** UN/CEFACT codes (Recommendation 20), the ones that `unitCode` expects; a name stands for the others. */
const UNIT_CODES: Readonly<Record<string, string>> = {
  percent: 'P1',
  day: 'DAY',
  week: 'WEE',
  month: 'MON',
  year: 'ANN',
  hour: 'HUR',
};

/** An ISO 8601 date; `observationDate` takes nothing looser. */
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

function observation(statistic: StatisticAnnotation, url: string | undefined): Thing[] {
  if (statistic.class !== 'quantity') return [];
  const { value, min, max, unit, property, entity, time, text } = statistic;
  if (value === undefined && min === undefined && max === undefined) return [];
  return [
    thing('Observation', {
      url,
      name: text,
      value: numeric(value),
      minValue: numeric(min),
      maxValue: numeric(max),
      unitCode: unit?.code === undefined ? undefined : UNIT_CODES[unit.code],
      unitText: unit?.kind === 'currency' ? (unit.code ?? unit.text) : unit?.text,
      measuredProperty: property ? thing('Property', { name: property.text }) : undefined,
      observationAbout: entity ? thing('Thing', { name: entity.text }) : undefined,
      observationDate: time !== undefined && DATE.test(time) ? time : undefined,
    }),
  ];
}

/** A JSON number where it keeps every digit of the decimal string, else the string itself. */
function numeric(decimal: string | undefined): number | string | undefined {
  if (decimal === undefined) return undefined;
  const number = Number(decimal);
  return String(number) === decimal ? number : decimal;
}
