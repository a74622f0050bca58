import type { Definition, FootnoteDefinition } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Annotation, GalleyDocument } from '../../../contract/index.ts';
import { type Speakers, speakersOf } from './speakers.ts';

/** What the elements of a document are made with. */
export interface Scope {
  annotations: ReadonlyMap<string, Annotation>;
  speakers: Speakers;
  /** Where references of Markdown lead, by identifier. */
  links: ReadonlyMap<string, Definition>;
  /** `xml:id` of each note, by identifier; the first of two with one identifier has it. */
  notes: ReadonlyMap<string, string>;
  noteId(note: FootnoteDefinition): string;
  /** How many pieces of an annotated text have been written, by the `xml:id` of the first. */
  pieces: Map<string, number>;
}

export function scopeOf(document: GalleyDocument): Scope {
  const links = new Map<string, Definition>();
  const ids = new Map<FootnoteDefinition, string>();
  const notes = new Map<string, string>();
  visit(document.tree, (node) => {
    if (node.type === 'definition' && !links.has(node.identifier)) links.set(node.identifier, node);
    if (node.type !== 'footnoteDefinition') return;
    const id = `note-${ids.size + 1}`;
    ids.set(node, id);
    if (!notes.has(node.identifier)) notes.set(node.identifier, id);
  });
  return {
    annotations: new Map(document.annotations.map((annotation) => [annotation.id, annotation])),
    speakers: speakersOf(document),
    links,
    notes,
    noteId: (note) => ids.get(note) as string,
    pieces: new Map(),
  };
}
