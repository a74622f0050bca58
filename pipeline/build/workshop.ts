import type { Disk, Edition, Fact, LoadedTemplate, PdfStandard, PressSettings } from '../contract/index.ts';
import type { Pipeline, PrepareOptions } from '../index.ts';
import type { Listener } from './events.ts';
import type { Ledger, Reading } from './reuse/index.ts';
import type { Reads } from './source.ts';

/** What all documents of a build share. */
export interface Workshop {
  pipeline: Pipeline;
  disk: Disk;
  /** The project's folder; sources are named relative to it. */
  root: string;
  /** The edition that documents are compared with. */
  former: Reads['former'];
  output: string;
  editions: readonly Edition[];
  template: Promise<LoadedTemplate>;
  templateOptions: Record<string, unknown>;
  /** Whether tables begin with a byte-order mark. */
  csv: { bom: boolean };
  /** What is taken for documents that do not say it. */
  assumed: PrepareOptions;
  /** What the documents read so far state, by their names. */
  facts: Map<string, readonly Fact[]>;
  /** What was made before; a build that writes nothing has none. */
  ledger: Ledger | undefined;
  reading: Reading;
  /** Whether it is the only document that is made, and may use more than its part of the machine. */
  isAlone: boolean;
  /** Standards that PDF editions claim. */
  pdfStandard: readonly PdfStandard[];
  /** How files for the press are made, where they are asked for. */
  press: PressSettings | undefined;
  /** Milliseconds for each print. */
  deadline: number;
  sourceDateEpoch: number | undefined;
  signal: AbortSignal;
  emit: Listener;
}
