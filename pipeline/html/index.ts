import type { Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Annotation, Asset, Assets, Edition, GalleyDocument, Host, LoadedTemplate } from '../contract/index.ts';
import { charactersOf } from './characters.ts';
import { createFaces, type Faces } from './faces.ts';
import { fontStyles } from './font-styles.ts';
import { pageHead } from './head.ts';
import { placeImages } from './images.ts';
import { linkedData } from './linked-data.ts';
import { missingGlyphs, reportMissing } from './missing-glyphs.ts';
import { contentSecurityPolicy } from './policy.ts';
import { registerScript } from './register-script.ts';
import { readStyles } from './styles.ts';
import { svgFonts } from './svg-fonts.ts';

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
export function createHtml(host: Pick<Host, 'readFile' | 'readFont'>): HtmlStage {
  const faces = createFaces(host);
  return {
    warm: (template) => faces.warm(template),
    toPage: (input) => toPage(input, host, faces),
  };
}

async function toPage(
  { body: laidOut, document, edition, template, anchor }: PageInput,
  host: Pick<Host, 'readFile'>,
  faces: Faces,
): Promise<Page> {
  const styles = await readStyles(template, edition, host);
  const fontsOfSvg = svgFonts(faces, template);
  const { body, assets } = await placeImages(laidOut, document, edition, host, fontsOfSvg);

  const self = edition.format === 'html';
  const scripts = self && edition.variant === 'annotated' ? [registerScript(document.meta.language)] : [];
  const added = { css: styles.join('\n'), words: scripts.join('') };
  const fonts = await subsets(body, added, document, edition, template, faces);
  const { css, assets: fontAssets } = fontStyles(fonts);
  const allStyles = css === '' ? styles : [css, ...styles];

  const head = pageHead({
    meta: document.meta,
    name: document.name,
    policy: contentSecurityPolicy({ format: edition.format, styles: allStyles, scripts, body }),
    styles: allStyles,
    linkedData: self ? linkedData(document, anchorsOn(body, anchor)) : undefined,
  });
  const page: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      { type: 'text', value: '\n' },
      h('html', { lang: document.meta.language, dataFormat: edition.format, dataVariant: edition.variant }, [
        head,
        h('body', ...body.children, ...scripts.map((script) => h('script', script))),
      ]),
      { type: 'text', value: '\n' },
    ],
  };
  return {
    html: stringifier.stringify(page),
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

/** The faces that the page needs, with the characters that it shows in them. */
async function subsets(
  body: Root,
  added: { css: string; words: string },
  document: GalleyDocument,
  { format }: Edition,
  template: LoadedTemplate,
  faces: Faces,
) {
  const wanted = charactersOf(body, added, template.fonts);
  const shows = await Promise.all(template.fonts.map((face) => faces.covers(face, template)));
  if (template.fonts.length > 0) {
    const shown = (character: string) =>
      shows.some((has, i) => wanted.faces[i]?.has(character) === true && has(character));
    reportMissing(missingGlyphs(wanted.text, shown), document, template.name);
  }
  const made = await Promise.all(
    template.fonts.map((face, i) =>
      faces.subset(face, template, wanted.faces[i] ?? new Set(), format === 'html' ? 'woff' : 'truetype'),
    ),
  );
  return made.filter((subset) => subset !== undefined);
}

/** The anchors of annotations that are really on the page. */
function anchorsOn(
  body: Root,
  anchor: ((annotation: Annotation) => string) | undefined,
): (annotation: Annotation) => string | undefined {
  if (!anchor) return () => undefined;
  const ids = new Set<string>();
  visit(body, 'element', ({ properties }) => {
    if (typeof properties.id === 'string') ids.add(properties.id);
  });
  return (annotation) => (ids.has(anchor(annotation)) ? anchor(annotation) : undefined);
}
