import type { Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import {
  type Annotation,
  type Asset,
  type Assets,
  type Edition,
  eachElement,
  type FontFace,
  type GalleyDocument,
  type Host,
  type LoadedTemplate,
} from '../contract/index.ts';
import { alignCells } from './cell-alignment.ts';
import { charactersOf } from './characters.ts';
import { createFaces, type Faces } from './faces.ts';
import { fontsHere, type OpenFont } from './font.ts';
import { fontStyles } from './font-styles.ts';
import { pageHead } from './head.ts';
import { placeImages } from './images.ts';
import { linkedData } from './linked-data.ts';
import { contentSecurityPolicy } from './policy.ts';
import { REGISTER_STYLE, registerScript } from './register-script.ts';
import { readStyles, styleContent } from './styles.ts';
import { subsets } from './subsets.ts';
import { svgFonts } from './svg-fonts.ts';
import { wordsFor } from './words.ts';

export type { OpenFont };

export interface PageInput {
  /** Children of `<body>`. Not changed. */
  body: Root;
  /** Warnings are put on its files. */
  document: GalleyDocument;
  edition: Edition;
  template: LoadedTemplate;
  /** Id of the text of an annotation on this page; linked data refers to it. */
  anchor?: (annotation: Annotation) => string;
}

/** A face as an edition carries it. */
export interface PageFont {
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  /** Size in the edition, before base64. */
  bytes: number;
  /** How many characters it has. */
  characters: number;
}

export interface Page {
  html: string;
  /** By relative URL; empty for HTML editions, which carry everything in themselves. */
  assets: Assets;
  fonts: PageFont[];
}

export interface HtmlStage {
  /** Begins to read a template's fonts, so that they are there when the first page is made. Never throws. */
  warm(template: LoadedTemplate): void;
  /**
   * Makes a complete page: self-contained for an HTML edition, with assets for a PDF edition.
   *
   * Images that cannot be had and characters without a glyph are warnings on the document's files.
   * Throws `font/…` and `template/…` failures.
   */
  toPage(input: PageInput): Promise<Page>;
}

const stringifier = unified().use(rehypeStringify);

/**
 * Turns the body of an edition into the page that is published or printed.
 *
 * `readFile` is asked for absolute paths of style sheets, and for paths of images relative to the
 * project as the paths of the document's files are.
 */
export function createHtml(host: Pick<Host, 'readFile' | 'readFont'>, open: OpenFont = fontsHere(host)): HtmlStage {
  const faces = createFaces(open);
  return {
    warm: (template) => faces.warm(template),
    toPage: (input) => toPage(input, host, faces),
  };
}

async function toPage(input: PageInput, host: Pick<Host, 'readFile'>, faces: Faces): Promise<Page> {
  const { body: laidOut, document, edition, template, anchor } = input;
  const self = edition.format === 'html';
  const { language } = document.meta;
  const scripts = self && edition.variant === 'annotated' ? [registerScript(language)] : [];
  const { body: unstyled, styles: own } = takeStyles(laidOut);
  const styles = [
    ...scripts.map(() => REGISTER_STYLE),
    ...(await readStyles(template, edition, host)),
    ...own.map(styleContent),
  ];

  const added = { css: styles.join('\n'), words: scripts.join('') + wordsFor(language).missingImage };
  const aligned = alignCells(unstyled);
  const first = charactersOf(aligned, added, template.fonts);
  const used = (face: FontFace) => (first.faces[template.fonts.indexOf(face)]?.size ?? 0) > 0;
  const { body, assets } = await placeImages(aligned, document, edition, host, svgFonts(faces, template, used));

  // An image that is missing brings its words.
  const wanted = body === aligned ? first : charactersOf(body, added, template.fonts);
  const fonts = await subsets(wanted, input, faces);
  const { css, assets: fontAssets } = fontStyles(fonts);
  if (css !== '') styles.unshift(css);

  const head = pageHead({
    meta: document.meta,
    name: document.name,
    policy: self ? contentSecurityPolicy({ styles, scripts, body }) : undefined,
    styles,
    linkedData: self ? linkedData(document, anchorsOn(body, anchor)) : undefined,
  });
  const root = h('html', { lang: language, dataFormat: edition.format, dataVariant: edition.variant }, [
    head,
    h('body', ...body.children, ...scripts.map((script) => h('script', script))),
  ]);
  const newline = { type: 'text', value: '\n' } as const;
  return {
    html: stringifier.stringify({ type: 'root', children: [{ type: 'doctype' }, newline, root, newline] }),
    assets: new Map<string, Asset>([...fontAssets, ...assets]),
    fonts: fonts.map(({ face: { family, weight, style }, bytes, characters }) => ({
      family,
      weight,
      style,
      bytes: bytes.length,
      characters,
    })),
  };
}

/** Takes the style sheets that a template writes for one document out of the body; they belong in the head. */
function takeStyles(body: Root): { body: Root; styles: string[] } {
  const isStyle = (node: RootContent) => node.type === 'element' && node.tagName === 'style';
  return {
    body: { ...body, children: body.children.filter((node) => !isStyle(node)) },
    styles: body.children.filter(isStyle).map((node) => textOf(node)),
  };
}

/** The anchors of annotations that are really on the page. */
function anchorsOn(
  body: Root,
  anchor: ((annotation: Annotation) => string) | undefined,
): (annotation: Annotation) => string | undefined {
  if (!anchor) return () => undefined;
  const ids = new Set<string>();
  eachElement(body, ({ properties }) => {
    if (typeof properties.id === 'string') ids.add(properties.id);
  });
  return (annotation) => (ids.has(anchor(annotation)) ? anchor(annotation) : undefined);
}
