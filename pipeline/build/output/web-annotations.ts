import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { Annotation, Colophon, GalleyDocument, Located } from '../../contract/index.ts';
import { type CodePoints, codePoints } from './code-points.ts';
import { published } from './published.ts';

/** Code points of the text on either side of a quotation. */
const AROUND = 32;

interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix: string;
  suffix: string;
}

/** Offsets in code points. */
interface TextPositionSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
}

/** A place in a source file. */
export interface SpecificResource {
  type: 'SpecificResource';
  purpose?: 'identifying';
  /** IRI reference of the file, to be resolved against the address of the project. */
  source: string;
  selector: [TextQuoteSelector, TextPositionSelector];
}

interface TextualBody {
  type: 'TextualBody';
  purpose: 'tagging' | 'describing';
  format: 'text/plain' | 'application/json';
  value: string;
}

export interface WebAnnotation {
  id: string;
  type: 'Annotation';
  motivation: 'identifying' | 'describing';
  generator: { type: 'Software'; name: string };
  body: (TextualBody | SpecificResource)[];
  /** Several where the words are split: each is a part of the annotated text. */
  target: SpecificResource | SpecificResource[];
}

export interface AnnotationCollection {
  '@context': 'http://www.w3.org/ns/anno.jsonld';
  id: string;
  type: 'AnnotationCollection';
  label: string;
  total: number;
  first: { id: string; type: 'AnnotationPage'; partOf: string; startIndex: 0; items: WebAnnotation[] };
}

/**
 * A document's annotations in the Web Annotation Data Model, as one collection of one page.
 *
 * It uses the terms of the published context alone: what the model has no term for is a body in JSON.
 * (W3C Recommendation of 23 February 2017, §3.2 bodies, §4.2 selectors, §5 collections)
 */
export function webAnnotations(document: GalleyDocument, { galley }: Colophon): AnnotationCollection {
  const id = `${encodeURIComponent(document.name)}/annotations.jsonld`;
  const generator = { type: 'Software', name: `Galley ${galley}` } as const;
  const segments = new Map(document.segments.map((segment) => [segment.id, segment.file]));
  const places = document.files.map(placesIn);
  const placesOf = (segment: string) => places[segments.get(segment) ?? 0] as Place;

  const items = document.annotations.map((annotation): WebAnnotation => {
    const place = placesOf(annotation.segment);
    const targets = partsOf(annotation).map((part) => (part.segment ? placesOf(part.segment) : place)(part.position));
    const about = subjectOf(annotation);
    const subject = about && (about.segment ? placesOf(about.segment) : place)(about.position);
    return {
      id: `${id}#${annotation.id}`,
      type: 'Annotation',
      motivation: annotation.type === 'mark' ? 'identifying' : 'describing',
      generator,
      body: [
        ...tagsOf(annotation).map((value) => textual('tagging', 'text/plain', value)),
        textual('describing', 'application/json', JSON.stringify(fieldsOf(annotation))),
        ...(subject ? [{ ...subject, purpose: 'identifying' } as const] : []),
      ],
      target: targets.length === 1 ? (targets[0] as SpecificResource) : targets,
    };
  });
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: document.meta.title || document.name,
    total: items.length,
    first: { id: `${id}#page`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
  };
}

type Place = (position: Position) => SpecificResource;

/** Makes places in a file. Quotation and position both speak of the file's own characters, markup included. */
function placesIn(file: VFile): Place {
  const text = String(file.value);
  const points: CodePoints = codePoints(text);
  const source = published(file.path).split('/').map(encodeURIComponent).join('/');
  return ({ start, end }) => {
    const [from, to] = [start.offset ?? 0, end.offset ?? 0];
    return {
      type: 'SpecificResource',
      source,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(from, to),
          prefix: points.before(from, AROUND),
          suffix: points.after(to, AROUND),
        },
        { type: 'TextPositionSelector', start: points.at(from), end: points.at(to) },
      ],
    };
  };
}

const textual = (purpose: TextualBody['purpose'], format: TextualBody['format'], value: string): TextualBody => ({
  type: 'TextualBody',
  purpose,
  format,
  value,
});

type Part = Pick<Located, 'position'> & { segment?: string };

/** The stretches of text that an annotation is about. */
function partsOf(annotation: Annotation): Part[] {
  if (annotation.type !== 'remark') return [annotation];
  const { content, fragments, continued = [] } = annotation;
  const own = content ? [content] : (fragments ?? []);
  return own.length + continued.length === 0 ? [annotation] : [...own, ...continued];
}

/** What an annotation names besides itself: the speaker of a remark, the thing that is counted. */
function subjectOf(annotation: Annotation): Part | null | undefined {
  if (annotation.type === 'statistic') return annotation.entity ?? annotation.property;
  return annotation.type === 'mark' ? undefined : annotation.source;
}

function tagsOf(annotation: Annotation): string[] {
  const { type } = annotation;
  if (type === 'statistic') return [type, annotation.class, annotation.kind];
  if (type === 'mark') return [type, annotation.class];
  return type === 'remark' ? [type, annotation.kind] : [type];
}

/** The annotation's fields: words inside it stand without their places. Other annotations are named by id. */
function fieldsOf({ id: _, position: __, segment: ___, ...fields }: Annotation): unknown {
  return withoutPositions(fields);
}

function withoutPositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPositions);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key, inner]) => key !== 'position' && inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutPositions(inner)]));
}
