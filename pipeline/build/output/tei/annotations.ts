import type { Attributes } from 'xastscript';
import type { Annotation, AnnotationNode, MarkAnnotation, RemarkAnnotation } from '../../../contract/index.ts';
import type { Scope } from './scope.ts';
import { type Shell, statisticShell } from './statistics.ts';

const MARKS: Record<MarkAnnotation['class'], Shell> = {
  term: { name: 'term', attributes: {} },
  soCalled: { name: 'soCalled', attributes: {} },
  title: { name: 'title', attributes: {} },
  text: { name: 'quote', attributes: { type: 'text' } },
  eventDate: { name: 'name', attributes: { type: 'event' } },
};

/** `teidata.xTruthValue`: of a mixed remark a part is direct, so that it is neither true nor false. */
const DIRECT: Record<RemarkAnnotation['kind'], string> = {
  direct: 'true',
  mixed: 'unknown',
  indirect: 'false',
  self: 'false',
  document: 'true',
  saying: 'true',
};

/** Words of a text and of nobody are a `quote`, words of a speaker are `said`. (TEI P5, §3.3.3) */
function remarkShell(remark: RemarkAnnotation, { speakers }: Scope): Shell {
  const { kind } = remark;
  if (kind === 'document' || kind === 'saying') return { name: 'quote', attributes: { type: kind } };
  const who = speakers.of(remark);
  return { name: 'said', attributes: { direct: DIRECT[kind], who: who && `#${who.id}` } };
}

function wholeShell(annotation: Annotation, scope: Scope): Shell {
  switch (annotation.type) {
    case 'statistic':
      return statisticShell(annotation);
    case 'remark':
      return remarkShell(annotation, scope);
    case 'mark':
      return MARKS[annotation.class];
    case 'evidential':
      return { name: 'seg', attributes: { type: 'evidential' } };
  }
}

function partShell(part: 'speaker' | 'cue', annotation: Annotation, { speakers }: Scope): Shell {
  if (part === 'cue') return { name: 'seg', attributes: { type: 'cue' } };
  const who = annotation.type === 'remark' ? speakers.of(annotation) : undefined;
  return { name: 'rs', attributes: { type: 'speaker', ref: who && `#${who.id}` } };
}

/** Elements that hold blocks and do not stand among phrases; `seg` takes their place there. */
const LARGE: ReadonlySet<string> = new Set(['said', 'quote']);

/**
 * The element for a piece of annotated text. The first piece has the annotation's id, or that of the
 * part; each after it points to the one before. `narrow`: the text stands where only phrases may.
 */
export function annotationShell(node: AnnotationNode, narrow: boolean, scope: Scope): Shell | undefined {
  const annotation = scope.annotations.get(node.annotation);
  if (!annotation) return undefined;
  const { part } = node;
  const shell = part === 'whole' ? wholeShell(annotation, scope) : partShell(part, annotation, scope);
  const own = narrow && LARGE.has(shell.name) ? { name: 'seg', attributes: { type: shell.name } } : shell;
  return { ...own, attributes: { ...identity(node, annotation, scope), ...own.attributes } };
}

function identity({ annotation: id, part }: AnnotationNode, annotation: Annotation, { pieces }: Scope): Attributes {
  const name = part === 'whole' ? id : `${id}.${part}`;
  const written = (pieces.get(name) ?? 0) + 1;
  pieces.set(name, written);
  const piece = (number: number) => (number === 1 ? name : `${name}.${number}`);
  const place = { 'xml:id': piece(written), prev: written > 1 ? `#${piece(written - 1)}` : undefined };
  if (part !== 'whole') return { ...place, corresp: `#${id}` };
  return { ...place, ana: `#status-${annotation.status}`, cert: annotation.confidence };
}
