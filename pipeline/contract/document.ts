import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Annotation } from './annotation.ts';
import type { Segment } from './segment.ts';

/** What a document says of itself, from front matter and title block. All of it is untrusted text. */
export interface DocumentMeta {
  title: string;
  subtitle?: string;
  authors: string[];
  organisation?: string;
  /** ISO 8601 calendar date; relative dates in the text are resolved against it. */
  date?: string;
  /** BCP 47, such as `zh-Hans-CN` or `en-GB`. */
  language: string;
  description?: string;
  keywords: string[];
}

/** A document on its way through the pipeline. */
export interface GalleyDocument {
  /** Stem of the output files. */
  name: string;
  /** Source files in order; `value` is the decoded text with its own line endings, without a BOM. */
  files: VFile[];
  meta: DocumentMeta;
  /** Title block, body and notes; every block carries `data.segment`. */
  tree: Root;
  segments: Segment[];
  annotations: Annotation[];
}

/** Every message of a document, in the order of its files and places. */
export function messagesOf(document: Pick<GalleyDocument, 'files'>): VFileMessage[] {
  return document.files.flatMap((file) => file.messages);
}
