import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Annotation } from './annotation.ts';
import type { CitedSource, Decision } from './decision.ts';
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
  /** Works that the document can cite, by its front matter, its side file and the project's bibliography. */
  sources: CitedSource[];
  /** What an editor has decided in the side file, in its order, and that file. */
  decisions: Decision[];
  decisionsFile?: VFile;
}

/** The source files of a document and its side file: every file that messages can be about. */
export function filesOf({ files, decisionsFile }: Pick<GalleyDocument, 'files' | 'decisionsFile'>): VFile[] {
  return decisionsFile ? [...files, decisionsFile] : files;
}

/** Every message of a document, in the order of its files and places. */
export function messagesOf(document: Pick<GalleyDocument, 'files' | 'decisionsFile'>): VFileMessage[] {
  return filesOf(document).flatMap((file) => file.messages);
}
