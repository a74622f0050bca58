import type { Properties } from 'hast';
import type { Annotation, AnnotationNode, StatisticAnnotation } from '../contract/index.ts';

/** The element that a piece of annotated text becomes. */
export interface Semantics {
  tagName: string;
  className: string[];
  properties?: Properties;
}

type Handlers = { [Type in Annotation['type']]: Handler<Extract<Annotation, { type: Type }>> };
type Handler<A> = (annotation: A, part: AnnotationNode['part']) => Semantics;

const PART: Record<Exclude<AnnotationNode['part'], 'whole'>, Semantics> = {
  speaker: { tagName: 'cite', className: ['speaker'] },
  cue: { tagName: 'span', className: ['cue'] },
};

const HANDLERS: Handlers = {
  statistic: (annotation) => STATISTIC[annotation.class](annotation),
  remark: ({ kind }, part) => (part === 'whole' ? { tagName: 'q', className: ['remark', kind] } : PART[part]),
  mark: (annotation) => ({ tagName: 'span', className: ['mark', annotation.class] }),
  // An inanimate source is nobody who could be cited.
  evidential: (_annotation, part) => ({
    tagName: 'span',
    className: ['evidential', ...(part === 'whole' ? [] : [part])],
  }),
};

const STATISTIC: Record<StatisticAnnotation['class'], (annotation: StatisticAnnotation) => Semantics> = {
  quantity: (annotation) => {
    const value = machineValue(annotation);
    const className = ['statistic', 'quantity', annotation.kind];
    return value === undefined ? { tagName: 'span', className } : { tagName: 'data', className, properties: { value } };
  },
  temporal: ({ kind, edtf }) => {
    const className = ['statistic', 'temporal', kind];
    if (edtf && isDateTime(edtf)) return { tagName: 'time', className, properties: { dateTime: edtf } };
    return { tagName: 'span', className, ...(edtf ? { properties: { dataEdtf: edtf } } : {}) };
  },
  ordinal: ({ kind }) => ({ tagName: 'span', className: ['statistic', 'ordinal', kind] }),
  label: ({ kind }) => ({ tagName: 'span', className: ['statistic', 'label', kind] }),
};

/** What a piece of text that is annotated means in HTML; classes tell kind and status. */
export function semanticsOf(annotation: Annotation, part: AnnotationNode['part']): Semantics {
  const handler = HANDLERS[annotation.type] as Handler<Annotation>;
  const semantics = handler(annotation, part);
  return { ...semantics, className: [...new Set([...semantics.className, annotation.status])] };
}

/** The normalised value, or its bounds as `min..max` with an open end left empty. */
function machineValue({ value, min, max }: StatisticAnnotation): string | undefined {
  if (value !== undefined) return value;
  return min === undefined && max === undefined ? undefined : `${min ?? ''}..${max ?? ''}`;
}

const DATE = /^\d{4}(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether an EDTF string is also a year, month or date of HTML (§ 2.3.5 of its standard). */
function isDateTime(edtf: string): boolean {
  const [match, month = '01', day = '01'] = DATE.exec(edtf) ?? [];
  if (!match || Number(month) < 1 || Number(month) > 12) return false;
  const year = Number(match.slice(0, 4));
  return year > 0 && Number(day) >= 1 && Number(day) <= new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
}
