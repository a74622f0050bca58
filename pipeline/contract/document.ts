import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Annotation } from './annotation.ts';
import type { Comparison } from './comparison.ts';
import type { CitedSource, Decision } from './decision.ts';
import type { Segment } from './segment.ts';

/** The parts of an official document (公文) around its text, by GB/T 9704-2012 § 7. All of it is untrusted text. */
export interface OfficialMeta {
  /** 发文机关标志, at the head of the first page. */
  issuer?: string;
  /** 发文字号: 临政办〔2025〕10号. */
  number?: string;
  /** 份号, of the copy. */
  copyNumber?: string;
  /** 密级和保密期限. */
  classification?: string;
  /** 紧急程度. */
  urgency?: string;
  /** 签发人, of a document that goes to a higher body. */
  signatory?: string;
  /** 抄送机关. */
  copyTo?: string;
  /** 印发机关. */
  printedBy?: string;
  /** 印发日期, an ISO 8601 calendar date. */
  printedOn?: string;
}

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
  /** Of an official document. */
  official?: OfficialMeta;
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
  /** What is not as it was, where the document was compared with a former edition. */
  comparison?: Comparison;
}

/** The source files of a document and its side file: every file that messages can be about. */
export function filesOf({ files, decisionsFile }: Pick<GalleyDocument, 'files' | 'decisionsFile'>): VFile[] {
  return decisionsFile ? [...files, decisionsFile] : files;
}

/** Every message of a document, in the order of its files and places. */
export function messagesOf(document: Pick<GalleyDocument, 'files' | 'decisionsFile'>): VFileMessage[] {
  return filesOf(document).flatMap((file) => file.messages);
}
