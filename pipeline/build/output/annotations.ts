import {
  type Annotation,
  type CitedSource,
  type DocumentMeta,
  type GalleyDocument,
  messagesOf,
  type Segment,
} from '../../contract/index.ts';
import { type PlainMessage, plainMessage } from '../plain.ts';

/** What `annotations.json` holds and `galley annotate` prints. */
export interface AnnotatedDocument {
  document: DocumentMeta & { name: string; files: string[] };
  /** In document order. `position` counts in the file that `file` is the index of. */
  segments: Omit<Segment, 'runs'>[];
  annotations: Annotation[];
  /** Works that annotations name by their keys. */
  sources: CitedSource[];
  messages: PlainMessage[];
}

export function annotatedDocument(document: GalleyDocument): AnnotatedDocument {
  return {
    document: { name: document.name, ...document.meta, files: document.files.map((file) => file.path) },
    segments: document.segments.map(({ runs: _, ...segment }) => segment),
    annotations: document.annotations,
    sources: document.sources,
    messages: messagesOf(document).map(plainMessage),
  };
}
