import { Document, isMap, isSeq, parseDocument, Scalar } from 'yaml';
import type { Annotation, GalleyDocument, Segment } from '../contract/index.ts';

const HEAD = `# What an editor says of the figures and remarks. Each entry is found by its words.
# confirm: it is right · correct: … with set: { value: … } · dismiss: … with a reason ·
# add: what was not found · cite: … with a source
`;

/**
 * The side file with every proposal confirmed that nothing has been decided of yet. What stands in
 * `text` stays as it is, comments included; `added` is the number of new entries.
 */
export function acceptProposals(document: GalleyDocument, text = ''): { text: string; added: number } {
  const proposals = document.annotations.filter(({ status }) => status === 'proposed');
  if (proposals.length === 0) return { text, added: 0 };
  const entries = new Document(proposals.map((annotation) => entryOf(annotation, document)));
  if (isSeq(entries.contents))
    for (const [index, item] of entries.contents.items.entries()) remark(item, proposals[index]);
  return { text: inserted(text, entries.toString({ lineWidth: 0 })), added: proposals.length };
}

/** Says behind the words what they were read as. */
function remark(item: unknown, annotation: Annotation | undefined): void {
  if (!isMap(item) || !annotation) return;
  const words = item.get('confirm', true);
  const reading = readingOf(annotation);
  if (words instanceof Scalar && reading !== '') words.comment = ` ${reading.replace(/\s+/g, ' ')}`;
}

function readingOf(annotation: Annotation): string {
  if (annotation.type === 'remark') return annotation.source?.name ?? annotation.source?.text ?? '';
  if (annotation.type !== 'statistic') return '';
  const { op, value, min, max, unit, edtf } = annotation;
  const number = value ?? (min !== undefined || max !== undefined ? `${min ?? ''}..${max ?? ''}` : '');
  return edtf ?? [op === '=' ? '' : op, number, unit?.code ?? unit?.text ?? ''].filter((part) => part !== '').join(' ');
}

function entryOf(annotation: Annotation, { annotations, segments }: GalleyDocument): Record<string, unknown> {
  const { text, type, position } = annotation;
  const twins = annotations.filter((other) => other.text === text);
  const isTwofold = twins.some((other) => other.type !== type);
  return {
    confirm: text,
    ...contextOf(annotation, segments),
    ...(isTwofold && { type }),
    line: position.start.line,
  };
}

/** Characters of context on either side. */
const REACH = 8;

/** The words around an annotation, where its own stand more than once in the document. */
function contextOf({ text, segment: id, position }: Annotation, segments: readonly Segment[]): object {
  const times = segments.reduce((sum, segment) => sum + segment.text.split(text).length - 1, 0);
  const segment = segments.find((one) => one.id === id);
  const offset = position.start.offset ?? 0;
  const run = segment?.runs.findLast((one) => one.offset <= offset);
  if (times < 2 || !segment || !run) return {};
  const start = run.at + offset - run.offset;
  const before = segment.text.slice(Math.max(0, start - REACH), start);
  const after = segment.text.slice(start + text.length, start + text.length + REACH);
  return { ...(before !== '' && { before }), ...(after !== '' && { after }) };
}

/** Puts a list of entries at the end of the list that a side file has, in its indentation. */
function inserted(text: string, list: string): string {
  const yaml = parseDocument(text, { schema: 'failsafe' });
  const there = isMap(yaml.contents) ? yaml.contents.get('decisions', true) : undefined;
  if (!isSeq(there)) {
    const lead = text === '' ? HEAD : text.endsWith('\n') ? text : `${text}\n`;
    if (!isMap(yaml.contents) || !yaml.contents.has('decisions')) return `${lead}decisions:\n${indented(list, '  ')}`;
  }
  if (isSeq(there) && !there.flow && there.range) {
    const [start, end] = there.range;
    const column = start - (text.lastIndexOf('\n', start - 1) + 1);
    const head = text.slice(0, end).replace(/\n*$/, '\n');
    return head + indented(list, ' '.repeat(column)) + text.slice(end);
  }
  // A list in brackets, or an empty one, is written anew.
  const items = parseDocument(list, { schema: 'failsafe' }).contents;
  if (isSeq(there) && isSeq(items)) {
    there.flow = false;
    there.items.push(...items.items);
  } else yaml.setIn(['decisions'], items);
  return yaml.toString({ lineWidth: 0 });
}

const indented = (lines: string, by: string): string => lines.replace(/^(?=.)/gm, by);
