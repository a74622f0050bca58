import type { Root } from 'hast';
import type { VFileMessage } from 'vfile-message';
import { factsOf, inconsistencies } from './annotate/checks/inconsistent.ts';
import { checkDocument } from './annotate/checks/index.ts';
import { annotate } from './annotate/index.ts';
import { compare, reportComparison } from './compare/index.ts';
import {
  type Attachment,
  type CitedSource,
  type Colophon,
  type Edition,
  type Fact,
  Failure,
  type GalleyDocument,
  type Host,
  type LoadedTemplate,
  type PageMap,
  type PdfStandard,
  type PressReport,
  type PressSettings,
  type PrintedPages,
  type RuleLevels,
} from './contract/index.ts';
import { createHtml, type OpenFont } from './html/index.ts';
import { anchorOf, layouts, layoutWithPages, refuseLost, sourceWords } from './layout/index.ts';
import { type Finish, forPress, type GridReport, type PdfMetadata, printEdition, type Space } from './print/index.ts';
import { reportCoarse, reportGrid, reportUnsettled, textLost } from './printed-messages.ts';
import { readBibliography } from './read/bibliography.ts';
import { read, type SourceInput } from './read/index.ts';
import { segment } from './segment/index.ts';

export type { SourceInput } from './read/index.ts';

/** How an edition is made, beyond what the document says of itself. */
export interface RenderSettings {
  template: LoadedTemplate;
  colophon: Colophon;
  options?: Record<string, unknown>;
  /** Standards that PDF editions claim. */
  pdfStandard?: readonly PdfStandard[];
  /** How PDF editions are made ready for a press, as a file beside them. */
  press?: PressSettings;
  /** Files that travel inside PDF editions. */
  attachments?: readonly Attachment[];
  /** Milliseconds for each print. */
  deadline: number;
  signal?: AbortSignal;
  /** Told when the browser has been handed a page: until it answers there is time for other work. */
  onPrint?: () => void;
  /** For HTML: the pages of the PDF that it is published with, where it is. Laid out meanwhile. */
  pages?: Promise<PrintedPages | undefined>;
  /** For PDF: where its anchors were before, to save time where they are there still. */
  expected?: PageMap;
  /** For PDF: told of its pages before it is finished, and again where they were not yet right. */
  onPages?: (pages: PrintedPages) => void;
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
  grid?: GridReport;
  space?: Space;
  /** The file for the press, where one was asked for. */
  press?: PressReport & { bytes: Uint8Array };
}

/** What is taken for a document that does not say it of itself. */
export interface PrepareOptions {
  /** BCP 47. Detected where it is absent. */
  language?: string;
  /** ISO 8601 date that relative dates are resolved against. */
  date?: string;
  /** Works of the project's bibliography that every document can cite. */
  sources?: readonly CitedSource[];
  /** What findings of checks are worth, where it is not what their rule says. */
  rules?: RuleLevels;
}

/** The way a document goes: prepared once, then rendered once for each edition. */
export interface Pipeline {
  /** Begins to read a template's fonts, so that they are there when the first page is made. Never throws. */
  warm(template: LoadedTemplate): void;
  /** Reads the works of a bibliography: CSL-JSON or BibTeX. Throws `Failure` `config/bibliography`. */
  readBibliography(path: string, bytes: Uint8Array): Promise<CitedSource[]>;
  /** Reads, segments, annotates, checks. Throws `Failure` for what makes the document unusable. */
  prepare(input: SourceInput, options?: PrepareOptions): GalleyDocument;
  /** What a prepared document states that another one could contradict. */
  factsOf(document: GalleyDocument): Fact[];
  /** Where the facts of documents, in their order, contradict each other. */
  inconsistencies(documents: readonly (readonly Fact[])[], levels?: RuleLevels): VFileMessage[];
  render(document: GalleyDocument, edition: Edition, settings: RenderSettings): Promise<RenderedEdition>;
  /** Ends what works beside this thread. */
  close(): Promise<void>;
}

/** What is done in other threads. */
export interface Helpers {
  openFont: OpenFont;
  finish: Finish;
  /** Begins to make ready what finishes. */
  warmFinish(): void;
  close(): Promise<void>;
}

/** Without `helpers` everything is done in this thread. */
export function createPipeline(host: Host, helpers?: Helpers): Pipeline {
  const html = createHtml(host, helpers?.openFont);
  return {
    warm: html.warm,
    readBibliography,
    factsOf,
    inconsistencies,

    prepare(input, options = {}) {
      const document = annotated(input, options);
      checkDocument(document, options.rules);
      if (input.former) compareWith(input.former, document, options);
      return document;
    },

    async render(document, edition, settings) {
      const {
        template,
        colophon,
        options = {},
        pdfStandard = [],
        attachments = [],
        press,
        deadline,
        signal,
        onPrint,
        onPages,
        pages,
        expected,
      } = settings;
      const laidOut = layouts({ document, edition, template, colophon, options });
      const page = async (body: Root) => {
        const words = sourceWords(body);
        refuseLost(words, document, template.name);
        return { ...(await html.toPage({ body, document, edition, template, anchor: anchorOf })), words };
      };
      if (edition.format === 'html') {
        const printed = await pages;
        const body = printed ? layoutWithPages(laidOut, printed, document.meta.language) : laidOut({});
        const { html: text, fonts } = await page(body);
        return { edition, bytes: Buffer.from(text), fonts };
      }
      const metadata = metadataOf(document, colophon, pdfStandard);
      const printed = await printEdition({
        render: (map) => page(laidOut(map)),
        printer: host.printer,
        ...(helpers && { finish: helpers.finish }),
        metadata: { ...metadata, attachments },
        ...(expected && { expected }),
        ...(template.grid && { grid: template.grid }),
        deadline,
        ...(signal && { signal }),
        onPrint() {
          helpers?.warmFinish();
          onPrint?.();
        },
        ...(onPages && { onPages }),
      });
      const { lost, ...made } = printed;
      if (lost) throw textLost(document, edition, lost);
      reportUnsettled(document, edition, made.unsettled);
      if (template.grid && made.grid) reportGrid(document, edition, template.grid, made.grid);
      if (!press) return { edition, ...made };
      const given = { pdf: made.bytes, metadata, settings: press, press: host.press, ...(signal && { signal }) };
      const { bytes, report, coarse } = await forPress(given);
      reportCoarse(document, coarse, press.resolution);
      return { edition, ...made, press: { ...report, bytes } };
    },

    async close() {
      await helpers?.close();
    },
  };
}

function annotated(input: SourceInput, { date, rules, ...options }: PrepareOptions): GalleyDocument {
  const document = read(input, options);
  segment(document);
  if (date !== undefined) document.meta.date ??= date;
  annotate(document, rules);
  return document;
}

/** Says what is not as it was; a former edition that cannot be read is no reason to fail. */
function compareWith(
  { against, ...input }: NonNullable<SourceInput['former']>,
  document: GalleyDocument,
  options: PrepareOptions,
): void {
  const [file] = document.files;
  if (input.files.length === 0) {
    file?.info(`Not in ${against}: the document is new`, { ruleId: 'compare/summary', source: 'galley' });
    return;
  }
  try {
    const former = annotated({ name: document.name, ...input }, options);
    document.comparison = compare(former, document, against);
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    const message = file?.message(`Unexpected former edition in ${against}: ${cause.reason}`, {
      ruleId: 'compare/unreadable',
      source: 'galley',
    });
    if (message) message.note = 'The document was built without a comparison.';
    return;
  }
  reportComparison(document, document.comparison);
}

function metadataOf(
  { meta }: GalleyDocument,
  { galley, date }: Colophon,
  standards: readonly PdfStandard[],
): PdfMetadata {
  const { title, authors, organisation, description, keywords, language } = meta;
  const by = authors.length > 0 ? authors : organisation === undefined ? [] : [organisation];
  return {
    title,
    authors: by,
    keywords,
    language,
    creator: `Galley ${galley}`,
    standards,
    ...(description !== undefined && { subject: description }),
    ...(date !== undefined && { date }),
  };
}
