import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { eachElement } from '../contract/index.ts';
import { anchors } from './anchors.ts';

/** A footnote's words for those who do not see its number. */
export interface NoteLabels {
  note: string;
  back: string;
}

/**
 * Takes the footnotes out of a tree, in the order in which they are first referred to, and numbers
 * them. Notes that nothing refers to come last, so that no text is lost.
 */
export function takeNotes(tree: Root, labels: NoteLabels): ElementContent[] {
  const definitions = takeDefinitions(tree);
  const numbers = new Map<string, number>();
  const times = new Map<string, number>();

  const number = (reference: Element): void => {
    const mark = reference.data?.mark;
    if (mark?.type !== 'noteReference' || !definitions.has(mark.identifier)) return;
    const of = numbers.get(mark.identifier) ?? numbers.size + 1;
    numbers.set(mark.identifier, of);
    const time = (times.get(mark.identifier) ?? 0) + 1;
    times.set(mark.identifier, time);
    reference.properties = { className: ['note-reference'], dataGenerated: true };
    reference.children = [
      link(`#${anchors.note(of)}`, `${labels.note} ${of}`, String(of), {
        id: anchors.noteReference(of, time),
        role: 'doc-noteref',
      }),
    ];
  };
  eachElement(tree, number);
  // Notes may refer to notes; the map grows while it is walked.
  for (const identifier of numbers.keys()) {
    const definition = definitions.get(identifier);
    if (definition) eachElement(definition, number);
  }
  for (const identifier of definitions.keys()) if (!numbers.has(identifier)) numbers.set(identifier, numbers.size + 1);

  return [...numbers].map(([identifier, of]) => {
    const note = definitions.get(identifier) as Element;
    const id = anchors.note(of);
    const back = Array.from({ length: times.get(identifier) ?? 0 }, (_, index) =>
      link(`#${anchors.noteReference(of, index + 1)}`, `${labels.back} ${of}`, '↑', {
        className: ['note-back'],
        role: 'doc-backlink',
        dataGenerated: true,
      }),
    );
    const last = note.children.findLast((child) => child.type === 'element');
    const end = last?.type === 'element' && last.tagName === 'p' ? last : note;
    end.children.push(...back);
    return { type: 'element', tagName: 'li', properties: { id }, children: note.children };
  });
}

function takeDefinitions(tree: Root): Map<string, Element> {
  const definitions = new Map<string, Element>();
  visit(tree, 'element', (element, index, parent) => {
    const mark = element.data?.mark;
    if (mark?.type !== 'noteDefinition' || !parent || index === undefined) return undefined;
    // A second definition of a note is never referred to, but its text is kept.
    const key = definitions.has(mark.identifier) ? `${mark.identifier} ${definitions.size}` : mark.identifier;
    definitions.set(key, element);
    parent.children.splice(index, 1);
    return index;
  });
  return definitions;
}

function link(href: string, label: string, text: string, properties: Element['properties']): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href, ariaLabel: label, ...properties },
    children: [{ type: 'text', value: text }],
  };
}
