import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { type CitedSource, type DocumentMeta, Failure, type GalleyDocument } from '../contract/index.ts';
import { readDecisions } from './decisions/index.ts';
import { decode } from './decode.ts';
import { detectLanguage } from './language.ts';
import { readMarkdown, scopeIdentifiers } from './markdown/index.ts';
import { type Matter, readMatter } from './matter/index.ts';
import { readPlain } from './plain/index.ts';

/** A document's files as they were found. Several files are one document, in order. */
export interface SourceInput {
  /** Stem of the output files. */
  name: string;
  files: {
    /** Relative to the project; shown in messages. */
    path: string;
    bytes: Uint8Array;
  }[];
  /** The side file with an editor's decisions, where there is one. */
  decisions?: SourceInput['files'][number];
  /** Another edition of the same document, to compare with. */
  former?: Pick<SourceInput, 'files' | 'decisions'> & {
    /** How it was asked for. */
    against: string;
  };
}

export interface ReadOptions {
  /** BCP 47; the language of documents that do not name theirs. Detected where it is absent too. */
  language?: string;
  /** Works of the project's bibliography that every document can cite. */
  sources?: readonly CitedSource[];
  /** Size limit of each file. Defaults to 5,000,000 bytes. */
  maxBytes?: number;
}

const MAX_BYTES = 5_000_000;

interface Reading {
  tree: Root;
  matter: Matter;
  /** Offset at which the text begins behind the front matter. */
  start: number;
}

/** Reads a decoded file into a tree; one for each format, by file name extension. */
const readers: Record<string, (file: VFile) => Reading> = {
  '.txt': (file) => ({ tree: readPlain(file), matter: {}, start: 0 }),
  '.md': readWithMatter,
  '.markdown': readWithMatter,
};

function readWithMatter(file: VFile): Reading {
  const { matter, end } = readMatter(file);
  return { tree: readMarkdown(file, end), matter, start: end };
}

/**
 * Reads a document's files into one tree whose positions count in the original files.
 *
 * Messages are on the files. Segments and annotations are still empty, and `meta` says only what
 * front matter said. Throws `Failure`: `source/…`, `frontmatter/…` or `parse/…`.
 */
export function read({ name, files: inputs, decisions: side }: SourceInput, options: ReadOptions = {}): GalleyDocument {
  const tree: Root = { type: 'root', children: [] };
  const files: VFile[] = [];
  let stated: Matter = {};
  let text = '';

  for (const [index, { path, bytes }] of inputs.entries()) {
    const file = new VFile({ path, value: decode(bytes, path, options.maxBytes ?? MAX_BYTES) });
    const reading = readerOf(file)(file);
    if (index === 0) stated = reading.matter;
    else if (Object.keys(reading.matter).length > 0) warnOfMatter(file, inputs[0]?.path ?? '');
    if (index > 0) scopeIdentifiers(reading.tree, String(index));
    for (const block of reading.tree.children) block.data = { ...block.data, file: index };
    tree.children = tree.children.concat(reading.tree.children);
    files.push(file);
    text += `${String(file.value).slice(reading.start)}\n`;
  }

  if (files.every((file) => String(file.value).trim() === '')) warnOfEmptiness(files);
  const language = stated.language ?? options.language ?? detectLanguage(text);
  const decided = side && readDecisions(side.path, side.bytes);
  // What is said nearer to the text comes first, and counts where a key is said twice.
  const sources = [...(stated.sources ?? []), ...(decided?.sources ?? []), ...(options.sources ?? [])];
  return {
    name,
    files,
    meta: metaOf(stated, language),
    tree,
    segments: [],
    annotations: [],
    sources: [...new Map(sources.toReversed().map((source) => [source.key, source])).values()].reverse(),
    decisions: decided?.decisions ?? [],
    ...(decided && { decisionsFile: decided.file }),
  };
}

function readerOf(file: VFile): (file: VFile) => Reading {
  const reader = readers[file.extname?.toLowerCase() ?? ''];
  if (reader) return reader;
  const expected = Object.keys(readers)
    .map((extension) => `\`${extension}\``)
    .join(', ');
  throw new Failure('source/format', `Unexpected file \`${file.basename}\`, expected ${expected}`, {
    file: file.path,
    note: 'Rename the file, or export the document as plain text or Markdown.',
  });
}

function metaOf({ author, authors, keywords, ...matter }: Matter, language: string): DocumentMeta {
  const { title = '', subtitle, organisation, date, description, official } = matter;
  return {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    authors: authors ?? author ?? [],
    ...(organisation === undefined ? {} : { organisation }),
    ...(date === undefined ? {} : { date }),
    language,
    ...(description === undefined ? {} : { description }),
    keywords: keywords ?? [],
    ...(official === undefined ? {} : { official }),
  };
}

function warnOfMatter(file: VFile, first: string): void {
  const message = file.message(`Unexpected front matter, expected it only in \`${first}\``, {
    place: { line: 1, column: 1, offset: 0 },
    ruleId: 'frontmatter/ignored',
    source: 'galley',
  });
  message.note = 'Move it to the first file of the document.';
}

function warnOfEmptiness([file]: VFile[]): void {
  const message = file?.message('Unexpected empty document, expected text', {
    ruleId: 'source/empty',
    source: 'galley',
  });
  if (message) message.note = 'Write the text, or remove the file.';
}
