import type { Position } from 'unist';
import { type CitedSource, type Correction, type Statistic, suggest } from '../../contract/index.ts';
import { type Item, overlaps, type Ruling } from '../item.ts';
import type { PlacedBlock } from '../locate.ts';
import { added } from './add.ts';
import type { TextPlace } from './anchor.ts';
import { correct, WordsMissing } from './correct.ts';
import type { DecisionFinding } from './finding.ts';

/** What an editor says of one annotation, and where it is said. */
export interface Word {
  set: Correction;
  reason?: string;
  sources: readonly string[];
  file: DecisionFinding['file'];
  position: Position | undefined;
}

/** What was found in the blocks of a document, and what an editor makes of it. */
export class Desk {
  readonly rulings = new Map<Item, Ruling>();
  readonly findings: DecisionFinding[] = [];
  readonly texts: readonly string[];
  readonly blocks: readonly PlacedBlock[];
  readonly items: readonly Item[][];
  private readonly keys: readonly string[];
  private readonly readFigure: (text: string) => Statistic[];

  constructor(
    blocks: readonly PlacedBlock[],
    items: readonly Item[][],
    sources: readonly CitedSource[],
    readFigure: (text: string) => Statistic[],
  ) {
    this.blocks = blocks;
    this.items = items;
    this.readFigure = readFigure;
    this.texts = blocks.map(({ text }) => text);
    this.keys = sources.map(({ key }) => key);
  }

  rulingOf(item: Item): Ruling {
    const ruling = this.rulings.get(item) ?? { status: 'proposed', sources: [] };
    this.rulings.set(item, ruling);
    return ruling;
  }

  /** The item of a type on just these words, new where none was found there. */
  itemAt(type: Item['type'], { block, start, end }: TextPlace): { item: Item; isNew: boolean } {
    const list = this.items[block] ?? [];
    const same = list.find((item) => item.type === type && item.start === start && item.end === end);
    if (same) return { item: same, isNew: false };
    const text = (this.texts[block] ?? '').slice(start, end);
    const item = added(type, { start, end, text }, this.readFigure);
    list.push(item);
    this.makeRoom(item, list);
    return { item, isNew: true };
  }

  /**
   * Corrects an item; returns the fields that changed, as they were, or `undefined` where the correction
   * names words that its paragraph does not hold.
   */
  set(item: Item, block: number, { set, file, position }: Word): Record<string, unknown> | undefined {
    try {
      const before = correct(item, set, { text: this.texts[block] ?? '', readFigure: this.readFigure });
      this.makeRoom(item, this.items[block] ?? []);
      return before;
    } catch (error) {
      if (!(error instanceof WordsMissing)) throw error;
      const { field, words } = error;
      const reason = `Unexpected \`${field}\` of \`${words}\`, expected words of the paragraph`;
      const note = 'Quote the words as they are printed there; until then the decision is passed over.';
      this.findings.push({ rule: 'decision/not-in-text', reason, note, file, position });
      return undefined;
    }
  }

  /** Adds the reason and the sources of a word to what is said of an item. */
  note(item: Item, { reason, sources, file, position }: Word): void {
    const ruling = this.rulingOf(item);
    if (reason !== undefined) ruling.reason = reason;
    for (const key of sources) {
      if (this.keys.includes(key)) {
        if (!ruling.sources.includes(key)) ruling.sources.push(key);
        continue;
      }
      const near = suggest(key, this.keys);
      const expected = near ? `\`${near}\`` : 'a key of `sources` or of the bibliography';
      this.findings.push({
        rule: 'decision/unknown-source',
        reason: `Unexpected source \`${key}\`, expected ${expected}`,
        note: near
          ? `Did you mean \`${near}\`?`
          : 'Describe it under `sources:` in the front matter or in the side file.',
        file,
        position,
      });
    }
  }

  /** Figures never overlap: one that an editor set takes the place of the others. */
  private makeRoom(item: Item, list: Item[]): void {
    if (item.type !== 'statistic') return;
    const others = list.filter((other) => other !== item && other.type === 'statistic' && overlaps(other, item));
    for (const other of others) list.splice(list.indexOf(other), 1);
  }
}
