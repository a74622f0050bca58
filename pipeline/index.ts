import type {
  Colophon,
  Edition,
  GalleyDocument,
  Host,
  LoadedTemplate,
  PageMap,
} from './contract/index.ts';

/** A document's files as they were found. Several files are one document, in order. */
export interface SourceInput {
  /** Stem of the output files. */
  name: string;
  files: {
    /** Relative to the project; shown in messages. */
    path: string;
    bytes: Uint8Array;
  }[];
}

/** How an edition is made, beyond what the document says of itself. */
export interface RenderSettings {
  template: LoadedTemplate;
  colophon: Colophon;
  options?: Record<string, unknown>;
  /** Milliseconds for each print. */
  deadline: number;
  signal?: AbortSignal;
}

/** The finished bytes of an edition, and what the report says of it. */
export interface RenderedEdition {
  edition: Edition;
  bytes: Uint8Array;
  fonts: unknown[];
  /** The rest for PDF only. */
  pages?: number;
  pageMap?: PageMap;
  prints?: number;
  unsettled?: string[];
}

/** The way a document goes: prepared once, then rendered once for each edition. */
export interface Pipeline {
  /** Reads, segments, annotates. Throws `Failure` for what makes the document unusable. */
  prepare(input: SourceInput, options?: { language?: string }): GalleyDocument;
  render(document: GalleyDocument, edition: Edition, settings: RenderSettings): Promise<RenderedEdition>;
}

export function createPipeline(_host: Host): Pipeline {
  throw new Error('The stages are not put together yet');
}
