import {
  type GalleyDocument,
  messagesOf,
  type Segment,
  type Severity,
  severityOf,
} from '../../pipeline/contract/index.ts';

/** A finding that waits for an editor. */
export interface Point {
  /** From 1, in the order of the text. */
  number: number;
  severity: Severity;
  rule: string;
  reason: string;
  /** What to do; empty where there is nothing to say. */
  note: string;
  /** Id of the block that it is about; absent where it is about none. */
  segment?: string;
  /** The stretch of the block's text that it is about; none where it is about all of it. */
  words?: { start: number; end: number };
}

/** Id of the words that a point is about, and of its item in the list. */
export const wordsId = ({ number }: Point): string => `open-${number}`;
export const itemId = ({ number }: Point): string => `point-${number}`;

/**
 * Stages that have spoken when the layout begins. What later ones find, such as a picture that is not there, is no
 * finding of the text, and known at no certain time.
 */
const STAGES = /^(?:source|frontmatter|parse|directive|decision|segment|marks|check)\//;
/** Of these, notes are open points as well; those of other stages say what was done. */
const ASKING = /^check\//;
/** Blocks whose text is not set as it is read. */
const WHOLE: ReadonlySet<Segment['role']> = new Set(['table', 'figure', 'code']);

/** The open points of a document, in the order of its text. */
export function pointsOf(document: GalleyDocument): Point[] {
  const found = messagesOf(document).flatMap((message) => {
    const { ruleId = '', reason, note = '', place, file } = message;
    const severity = severityOf(message);
    if (!STAGES.test(ruleId) || (severity === 'info' && !ASKING.test(ruleId))) return [];
    const index = document.files.findIndex(({ path }) => path === file);
    const [start, end] =
      place && 'start' in place ? [place.start.offset, place.end.offset] : [place?.offset, undefined];
    return [{ severity, rule: ruleId, reason, note, index, start, end }];
  });
  const order = ({ index, start = -1 }: (typeof found)[number]) => [index < 0 ? document.files.length : index, start];
  found.sort((a, b) => {
    const [[file = 0, offset = 0], [otherFile = 0, otherOffset = 0]] = [order(a), order(b)];
    return file - otherFile || offset - otherOffset || (a.rule < b.rule ? -1 : 1);
  });
  return found.map(({ severity, rule, reason, note, index, start, end }, at) => ({
    ...{ number: at + 1, severity, rule, reason, note },
    ...(start !== undefined && inText(document.segments, index, start, end)),
  }));
}

function inText(
  segments: readonly Segment[],
  file: number,
  start: number,
  end = start,
): Pick<Point, 'segment' | 'words'> {
  const holds = ({ position, ...segment }: Segment) =>
    segment.file === file &&
    segment.role !== 'noise' &&
    (position.start.offset ?? 0) <= start &&
    start <= (position.end.offset ?? 0);
  // Of blocks within each other the inner one, which is the later.
  const segment = segments.findLast(holds);
  if (!segment) return {};
  const isAll = WHOLE.has(segment.role);
  const words = { start: indexOf(start, segment), end: Math.max(indexOf(start, segment) + 1, indexOf(end, segment)) };
  return { segment: segment.id, ...(!isAll && { words }) };
}

/** Where a place of the file is in the text of a block. */
function indexOf(offset: number, { runs, text }: Segment): number {
  const run = runs.findLast((one) => one.offset <= offset);
  return run ? Math.min(text.length, run.at + Math.min(offset - run.offset, run.length)) : 0;
}
