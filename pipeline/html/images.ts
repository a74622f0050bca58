import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import {
  type Asset,
  copyElements,
  type Edition,
  eachElement,
  Failure,
  type GalleyDocument,
  type Host,
} from '../contract/index.ts';
import { createImageSources, type ImageSource, resolveImage } from './image-source.ts';
import { type ImageInfo, imageInfo } from './image-type.ts';
import type { CleanSvg } from './svg.ts';
import { warn } from './warn.ts';
import { wordsFor } from './words.ts';

/** The largest image that an edition carries, bytes. */
const LARGEST = 20 * 1024 * 1024;

const EXTENSIONS: Record<ImageInfo['type'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** An image ready for an edition. */
type Picture = ImageInfo & { bytes: Uint8Array };

/** What was wrong with an image and what to do. */
interface Fault {
  rule: string;
  reason: string;
  note: string;
}

const REMEDIES: Record<string, { reason: string; note: string }> = {
  'asset/remote-disabled': {
    reason: 'an image of this project',
    note: 'Images are not fetched. Save it beside the source and refer to it there.',
  },
  'asset/outside-root': {
    reason: 'a path inside the project',
    note: 'Copy the image into the project and refer to it by a relative path.',
  },
};

/** Rules for the text of a drawing, which sees nothing of the page around it. */
export type SvgStyle = (characters: ReadonlySet<string>) => Promise<string>;

/**
 * Puts the images of a document into its page: as `data:` URLs on a self-contained page, as assets
 * of a page to be printed. An image that cannot be had becomes its words, with a warning.
 */
export async function placeImages(
  body: Root,
  document: GalleyDocument,
  { format }: Pick<Edition, 'format'>,
  host: Pick<Host, 'readFile'>,
  svgStyle: SvgStyle,
): Promise<{ body: Root; assets: [string, Asset][] }> {
  if (!hasImages(body)) return { body, assets: [] };
  const copy = copyElements(body);
  const images: Element[] = [];
  visit(copy, 'element', (element) => {
    if (element.tagName === 'img') images.push(element);
    // Other sizes of an image would have to be fetched.
    if (element.tagName === 'picture') element.children = element.children.filter((child) => !isSource(child));
  });
  const sourceOf = createImageSources(document);
  const found = await Promise.all(
    images.map(async (image) => {
      const source = sourceOf(image);
      return { image, source, result: await load(source, host, svgStyle) };
    }),
  );
  const assets = new Map<string, Asset>();
  for (const { image, source, result } of found) {
    if (!image.properties.alt) {
      warn(
        source.file,
        'image/no-alt',
        `Unexpected image \`${shortened(source.url)}\` without words, expected a description`,
        source.position,
        'Say in the square brackets what it shows: `![Output by quarter](output.svg)`.',
      );
    }
    if ('rule' in result) {
      warn(source.file, result.rule, result.reason, source.position, result.note);
      Object.assign(image, placeholder(image, source, document.meta.language));
    } else {
      place(image, result, format, assets);
    }
  }
  return { body: copy, assets: [...assets] };
}

function hasImages(body: Root): boolean {
  let found = false;
  eachElement(body, ({ tagName }) => {
    found ||= tagName === 'img';
  });
  return found;
}

function isSource(node: Element['children'][number]): boolean {
  return node.type === 'element' && node.tagName === 'source';
}

async function load(
  { url, file }: ImageSource,
  host: Pick<Host, 'readFile'>,
  svgStyle: SvgStyle,
): Promise<Picture | Fault> {
  const name = shortened(url);
  const target = resolveImage(url, file?.path ?? '');
  if ('refused' in target) {
    const { reason = '', note = '' } = REMEDIES[target.refused] ?? {};
    const image = url === '' ? 'image without an address' : `image \`${name}\``;
    return { rule: target.refused, reason: `Unexpected ${image}, expected ${reason}`, note };
  }
  let bytes: Uint8Array;
  try {
    bytes = 'bytes' in target ? target.bytes : await host.readFile(target.path);
  } catch (error) {
    if (error instanceof Failure) return fileFault(error, name);
    throw error;
  }
  if (bytes.length > LARGEST) {
    const reason = `Unexpected ${bytes.length} bytes of image \`${name}\`, expected at most ${LARGEST}`;
    return { rule: 'asset/too-large', reason, note: 'Scale the image down, or compress it.' };
  }
  const info = imageInfo(bytes);
  const picture = info?.type === 'image/svg+xml' ? await drawing(bytes, svgStyle) : info && { ...info, bytes };
  if (picture) return picture;
  return {
    rule: 'asset/unknown-type',
    reason: `Unexpected content of image \`${name}\`, expected PNG, JPEG, GIF, WebP or SVG`,
    note: 'Save the image in one of these formats; its name does not matter.',
  };
}

/** The host's failures, in the words of this stage. */
function fileFault({ ruleId, message, note }: Failure, name: string): Fault {
  if (ruleId === 'file/outside') {
    const { reason = '', note: remedy = '' } = REMEDIES['asset/outside-root'] ?? {};
    return { rule: 'asset/outside-root', reason: `Unexpected image \`${name}\`, expected ${reason}`, note: remedy };
  }
  if (ruleId === 'file/missing') {
    return {
      rule: 'asset/missing',
      reason: `Unexpected image \`${name}\`: there is no such file`,
      note: 'Check the name and its capital letters; it is relative to the source file.',
    };
  }
  return { rule: 'asset/unreadable', reason: message, note: note ?? 'Check that the image can be read.' };
}

async function drawing(bytes: Uint8Array, svgStyle: SvgStyle): Promise<Picture | undefined> {
  // Its parser is slow to load, and few documents have drawings.
  const { cleanSvg, svgCharacters } = await import('./svg.ts');
  const source = new TextDecoder().decode(bytes);
  let svg: CleanSvg | undefined;
  try {
    const characters = svgCharacters(source);
    svg = cleanSvg(source, characters.size > 0 ? await svgStyle(characters) : '');
  } catch (error) {
    // Nested so deeply that no stack holds it.
    if (!(error instanceof RangeError)) throw error;
  }
  if (!svg) return undefined;
  const { xml, ...size } = svg;
  return { type: 'image/svg+xml', ...size, bytes: Buffer.from(xml) };
}

function place(image: Element, picture: Picture, format: Edition['format'], assets: Map<string, Asset>): void {
  const { type, width, height, bytes } = picture;
  const { properties } = image;
  if (format === 'html') {
    properties.src = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
  } else {
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const url = `images/${digest}.${EXTENSIONS[type]}`;
    assets.set(url, { type, bytes });
    properties.src = url;
  }
  delete properties.srcSet;
  properties.alt ??= '';
  if (width && height && properties.width === undefined && properties.height === undefined) {
    Object.assign(properties, { width, height });
  }
}

/** What stands in the place of an image that is not there. */
function placeholder({ properties }: Element, { url }: ImageSource, language: string): Element {
  const words = String(properties.alt || shortened(url));
  return h('span', { className: ['missing-image'] }, `${wordsFor(language).missingImage}${words}`);
}

/** A reference short enough for a message; `data:` URLs are long. */
function shortened(url: string): string {
  return url.length > 80 ? `${url.slice(0, 79)}…` : url;
}
