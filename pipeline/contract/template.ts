import type { Element, ElementContent, Root } from 'hast';
import type { MarkAnnotation, RemarkAnnotation, StatisticAnnotation } from './annotation.ts';
import type { CitedSource } from './decision.ts';
import type { GalleyDocument } from './document.ts';
import type { Edition, PageMap, Paper } from './edition.ts';

/** A font face that a template uses. Only static faces: variable ones print as outlines. */
export interface FontFace {
  family: string;
  /** CSS weight, 100 to 900. */
  weight: number;
  style: 'normal' | 'italic';
  /** File in the template's folder, or `package/path` of an installed package. TrueType or OpenType. */
  file: string;
  /** Limits the face to these characters (a `unicode-range`); others come from the next family. */
  range?: string;
  /**
   * The elements that the styles set in this face, as tag names and `.classes`; everything without it.
   * An HTML edition then carries only the characters inside them, which keeps a face of headings small.
   */
  within?: string[];
  /**
   * Height above and depth below the baseline, in ems, in place of those of the font. Faces that share a line,
   * or a grid, then stand on the same baseline wherever they come from.
   */
  metrics?: { ascent: number; descent: number };
  /** The face that this one stands for, which the project has not been given: named in a message. */
  insteadOf?: string;
}

/**
 * The grid that the text of a template is set on. It is measured in the finished PDF, and what deviates from it
 * is told. Lengths are PDF points.
 */
export interface TextGrid {
  /** Id of the element that the text begins with; what stands before it is not measured. */
  begins: string;
  /** Size of the type of the text; type of other sizes is not measured. */
  size: number;
  /** Full-width characters of a full line. */
  characters: number;
  /** Lines of a full page. */
  lines: number;
  /** From one full-width character to the next. */
  cell: number;
  /** From one line to the next. */
  pitch: number;
}

/** What a template is told before it names its fonts. */
export interface FontSettings {
  /** `templateOptions` of the configuration. */
  options: Readonly<Record<string, unknown>>;
  /** The absolute path of a file of the project. */
  inProject(path: string): string;
}

/** A line of the contents. */
export interface ContentsEntry {
  /** Id of the heading. */
  anchor: string;
  level: number;
  /** The heading's text without its run-in stop. */
  text: string;
}

/** A line of the list of figures and tables. */
export interface IllustrationEntry {
  kind: 'figure' | 'table';
  /** Id of the caption. */
  anchor: string;
  /** The caption. */
  text: string;
}

/** A row of a register: an annotation, the anchor in the text, and the anchor of the row. */
export interface RegisterEntry<A> {
  annotation: A;
  /** Id of the annotated text. */
  anchor: string;
  /** Id of the row in the register. */
  row: string;
  /** Its number in the register, from 1, as printed beside the text of an annotated edition. */
  number: number;
  /** Id of the block that it stands in. */
  segment: string;
  /** Normalised value with its unit, as printed; empty where there is none. */
  value: string;
  /** Words around it, for a reader of the register. */
  before: string;
  after: string;
}

/** A work in the list of sources, and what is cited from it. */
export interface SourceEntry {
  source: CitedSource;
  /** Its number in the list, from 1. */
  number: number;
  /** Id of its item. */
  anchor: string;
  /** The annotations that cite it: id of the text, id of its block, its words. */
  citations: { anchor: string; segment: string; text: string }[];
}

/** A line of the title block other than the title, as the source prints it. */
export interface FrontLine {
  /** Id of the line. */
  anchor: string;
  role: 'subtitle' | 'byline' | 'date';
  children: ElementContent[];
}

/**
 * What a layout function is given. Everything in it is already hast or plain data, and the same for
 * each print of an edition: to change a node, make a new one.
 */
export interface TemplateContext {
  document: GalleyDocument;
  edition: Edition;
  /** The document's body, without its title block, in `<section>`s nested by heading level. */
  body: ElementContent[];
  /** Footnotes, empty where there are none. */
  notes: ElementContent[];
  /** Title lines (usually one), with words kept whole. */
  title: ElementContent[][];
  /** The other lines of the title block in the order of the source; none where only `meta` has them. */
  front: FrontLine[];
  contents: ContentsEntry[];
  /** Figures and tables that have a caption, in the order of the text. */
  illustrations: IllustrationEntry[];
  statistics: RegisterEntry<StatisticAnnotation>[];
  remarks: RegisterEntry<RemarkAnnotation>[];
  marks: RegisterEntry<MarkAnnotation>[];
  /** The works that the text cites, in the order in which it does. */
  sources: SourceEntry[];
  /** The paper of PDF editions, where the template or the project names one. */
  paper?: Paper;
  /** Empty on the first print, and in HTML editions that are made without a PDF. */
  pages: PageMap;
  /** The words of the edition's furniture (Contents, Register of statistics, …) in its language. */
  labels: Readonly<Record<string, string>>;
  colophon: Colophon;
  options: Readonly<Record<string, unknown>>;
}

/** How an edition was made. */
export interface Colophon {
  /** File names relative to the project. */
  sources: { file: string; sha256: string }[];
  /** Galley's version. */
  galley: string;
  /** ISO 8601 date of the edition: `SOURCE_DATE_EPOCH`, else the document's date, else absent. */
  date?: string;
}

/** How editions look: layout functions and style sheets for screen and print. */
export interface Template {
  name: string;
  /** CSS files in the template's folder, applied in order; `print` only to PDF editions, `screen` only to HTML. */
  styles: { common?: string[]; screen?: string[]; print?: string[] };
  /** The faces, or how they follow from the options of the project. */
  fonts: FontFace[] | ((settings: FontSettings) => FontFace[]);
  paper?: Paper;
  /** The grid that the text stands on, where there is one. */
  grid?: TextGrid;
  /** The content of `<body>`. */
  render(context: TemplateContext): Element | Element[];
}

/** A template together with the folder that its files are in. */
export interface LoadedTemplate extends Template {
  fonts: FontFace[];
  /** Absolute path of the template's folder. */
  folder: string;
  /** Font files of the project, for characters that no face of the template has: rare names, other scripts. */
  moreFonts?: readonly string[];
}

/** A template as it is written: in JSX the type of an element does not say that it is no fragment. */
export interface TemplateSource extends Omit<Template, 'render'> {
  /** The content of `<body>`: elements, no fragments. Whoever loads the template checks it. */
  render(context: TemplateContext): Element | Root | (Element | Root)[];
}

/** Types a template where it is written; returns it unchanged. */
export function defineTemplate<T extends TemplateSource>(template: T): Template & Pick<T, 'fonts'> {
  return template as unknown as Template & Pick<T, 'fonts'>;
}
