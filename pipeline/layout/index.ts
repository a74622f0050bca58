import type { Root } from 'hast';
import {
  type Colophon,
  copyElements,
  type Edition,
  type GalleyDocument,
  type LoadedTemplate,
  type PageMap,
  type PrintedPages,
  type TemplateContext,
} from '../contract/index.ts';
import { anchors } from './anchors.ts';
import { annotateText } from './annotated-text.ts';
import { blockRemarks } from './blockquotes.ts';
import { nameBlocks } from './blocks.ts';
import { citedSources } from './cited-sources.ts';
import { contentsOf } from './contents.ts';
import { nameEmphasis } from './emphasis.ts';
import { fillEmptyCells } from './empty-cells.ts';
import { illustrationsOf } from './illustrations.ts';
import { labelsFor } from './labels/index.ts';
import { resolveLinks } from './links.ts';
import { setMarginNotes } from './margin-notes.ts';
import { takeNotes } from './notes.ts';
import { isFigure, isMark, isRemark, registerNumbers } from './numbers.ts';
import { type Occurrence, occurrences } from './occurrences.ts';
import { markPageBreaks } from './page-breaks.ts';
import { register } from './registers.ts';
import { pairRuby } from './ruby.ts';
import { nestSections } from './sections.ts';
import { frameTables } from './tables.ts';
import { takeTitleBlock } from './title-block.ts';
import { toHast } from './to-hast.ts';

/** The id of an annotation's text in every edition that the layout makes. */
export const anchorOf = anchors.text;
export { refuseLost, sourceWords } from './source-words.ts';

export interface LayoutInput {
  document: GalleyDocument;
  edition: Edition;
  template: LoadedTemplate;
  /** Empty on the first print. */
  pages: PageMap;
  colophon: Colophon;
  /** Options of the template. */
  options?: Record<string, unknown>;
}

/** Levels of headings below the title that the contents list. */
const CONTENTS_DEPTH = 3;

/**
 * Lays out a document for one edition: the children of `<body>`.
 *
 * A pure function of its input; the document is not changed. Elements that are not text of the
 * source carry `data-generated`.
 */
export function layout({ pages, ...edition }: LayoutInput): Root {
  return layouts(edition)(pages);
}

/** The layouts of one edition, for one page map after another: what does not depend on pages is made once. */
export function layouts(input: Omit<LayoutInput, 'pages'>): (pages: PageMap) => Root {
  const context = contextOf({ ...input, pages: {} });
  return (pages) => {
    const rendered = input.template.render({ ...context, pages });
    const root: Root = { type: 'root', children: Array.isArray(rendered) ? rendered : [rendered] };
    if (input.edition.format === 'pdf') fillEmptyCells(root);
    return root;
  };
}

/** Lays out an edition that is read on screen beside one on paper: it says where the pages of that one begin. */
export function layoutWithPages(laidOut: (pages: PageMap) => Root, printed: PrintedPages, language: string): Root {
  return markPageBreaks(laidOut(printed.map), printed, labelsFor(language));
}

/** What all editions of a document begin with: its text, and where its annotations stand in it. */
interface Beginning {
  text: Root;
  found: readonly Occurrence[];
}

const beginnings = new WeakMap<GalleyDocument, Beginning>();

function beginningOf(document: GalleyDocument): Beginning {
  const known = beginnings.get(document);
  if (known) return known;
  const text = toHast(document);
  nameBlocks(text);
  nameEmphasis(text);
  resolveLinks(text);
  const beginning = { text, found: occurrences(text, document.annotations) };
  beginnings.set(document, beginning);
  return beginning;
}

/** What a template is given for an edition. */
export function contextOf({
  document,
  edition,
  template,
  pages,
  colophon,
  options = {},
}: LayoutInput): TemplateContext {
  const { variant } = edition;
  const labels = labelsFor(document.meta.language);
  const { text, found } = beginningOf(document);
  const tree = copyElements(text);
  if (edition.format === 'pdf') pairRuby(tree);

  const numbers = registerNumbers(found);
  annotateText(tree, { annotations: document.annotations, numbers, variant, labels });
  blockRemarks(tree);

  const notes = takeNotes(tree, labels);
  const { title, front } = takeTitleBlock(tree, document.meta.title);
  frameTables(tree, labels.table, edition.format);
  const sections = nestSections(tree.children);
  const contents = contentsOf(sections, CONTENTS_DEPTH);
  const illustrations = illustrationsOf(sections);
  const sources = citedSources(found, document.sources);
  const beside = { found, numbers, sources, labels, format: edition.format };
  const isNoted = variant === 'annotated';

  return {
    document,
    edition,
    body: isNoted ? setMarginNotes(sections, beside) : sections,
    notes: isNoted && edition.format === 'pdf' ? setMarginNotes(notes, beside) : notes,
    title,
    front,
    contents,
    illustrations,
    statistics: register(found, isFigure),
    remarks: register(found, isRemark),
    marks: register(found, isMark),
    sources,
    ...(template.paper && { paper: template.paper }),
    pages,
    labels,
    colophon,
    options,
  };
}
