/**
 * An editor's decisions on what was found: they win, and they find their words again when the text
 * around them was edited.
 */
import type { Position } from 'unist';
import { type CitedSource, type Decision, type Statistic, suggest } from '../../contract/index.ts';
import { type Item, overlaps, type Ruling } from '../item.ts';
import type { PlacedBlock } from '../locate.ts';
import { added } from './add.ts';
import { likeness, placesOf, type TextPlace } from './anchor.ts';
import { correct, type Setting, WordsMissing } from './correct.ts';
import { type Directive, takeDirectives } from './directives.ts';

/** Something about a decision that an editor should look at. */
export interface DecisionFinding {
  rule: string;
  reason: string;
  note: string;
  /** In the side file; of a directive, in the source file of this index. */
  file: 'decisions' | number;
  position: Position | undefined;
  /** The place in the text that is meant, or could be. */
  other?: { reason: string; file: number; position: Position };
}

export interface DecideOptions {
  decisions: readonly Decision[];
  sources: readonly CitedSource[];
  readFigure(text: string): Statistic[];
}

/**
 * Applies directives and decisions to what was found in each block. Items are corrected in place, and
 * added to or taken out of their lists; the rest of what an editor says is in the rulings.
 */
export function decide(
  blocks: readonly PlacedBlock[],
  items: readonly Item[][],
  options: DecideOptions,
): { rulings: Map<Item, Ruling>; findings: DecisionFinding[] } {
  const desk = new Desk(blocks, items, options);
  for (const [block, { node }] of blocks.entries()) {
    for (const directive of takeDirectives(node)) desk.direct(directive, block);
  }
  for (const decision of options.decisions) desk.decide(decision);
  return { rulings: desk.rulings, findings: desk.findings };
}

/** Below this, two texts have nothing to do with each other. */
const ALIKE = 0.4;

class Desk {
  readonly rulings = new Map<Item, Ruling>();
  readonly findings: DecisionFinding[] = [];
  private readonly texts: string[];
  private readonly keys: readonly string[];
  private readonly blocks: readonly PlacedBlock[];
  private readonly items: readonly Item[][];
  private readonly options: DecideOptions;

  constructor(blocks: readonly PlacedBlock[], items: readonly Item[][], options: DecideOptions) {
    this.blocks = blocks;
    this.items = items;
    this.options = options;
    this.texts = blocks.map(({ text }) => text);
    this.keys = options.sources.map(({ key }) => key);
  }

  decide(decision: Decision): void {
    const places = placesOf(this.texts, decision);
    const [first] = places;
    if (!first) this.lost(decision);
    else if (decision.act !== 'add') this.judge(decision, places, first);
    else if (places.length > 1) this.ambiguous(decision, places);
    else this.add(decision, first);
  }

  /** Rules on the one annotation that the words mean. */
  private judge(decision: Decision, places: readonly TextPlace[], first: TextPlace): void {
    const targets = places.flatMap((place) => {
      const item = targetAt(this.items[place.block] ?? [], place, decision.type);
      return item ? [{ item, place }] : [];
    });
    const [target] = targets;
    if (!target) {
      const reason = `Unexpected decision on \`${decision.quote}\`, expected something annotated there`;
      this.find(decision, 'no-annotation', reason, 'Use `add` to annotate it, or remove the decision.', first);
    } else if (new Set(targets.map(({ item }) => item)).size > 1) {
      const meant = targets.map(({ place }) => place);
      this.ambiguous(decision, meant);
    } else this.rule(decision, target.item, target.place);
  }

  direct({ decision, start, end, position }: Directive, block: number): void {
    const list = this.items[block] ?? [];
    const text = this.texts[block] ?? '';
    const place = { block, start, end };
    if (decision.name === 'plain') {
      for (const item of list) if (isCovered(item, place)) this.rulingOf(item).status = 'dismissed';
      return;
    }
    const type = decision.name === 'stat' ? 'statistic' : 'remark';
    const same = list.find((item) => item.type === type && item.start === start && item.end === end);
    const item =
      same ?? this.insert(added(type, { start, end, text: text.slice(start, end) }, this.options.readFigure), block);
    const file = this.fileOf(block);
    const proposed = this.set(item, decision.set, block, file, position);
    if (!proposed) return;
    const ruling = this.rulingOf(item);
    if (!same) ruling.status = 'added';
    else if (Object.keys(proposed).length > 0) Object.assign(ruling, { status: 'corrected', proposed });
    else if (decision.status !== 'proposed') ruling.status = 'confirmed';
    if (decision.reason !== undefined) ruling.reason = decision.reason;
    this.cite(ruling, decision.sources, file, position);
  }

  private rule(decision: Decision, item: Item, { block }: TextPlace): void {
    const { act, set, reason, sources, position } = decision;
    const ruling = this.rulingOf(item);
    if (act === 'confirm') ruling.status = 'confirmed';
    else if (act === 'dismiss') ruling.status = 'dismissed';
    else if (act === 'correct') {
      const proposed = this.set(item, set, block, 'decisions', position);
      if (!proposed) return;
      Object.assign(ruling, { status: 'corrected', proposed });
    }
    if (reason !== undefined) ruling.reason = reason;
    this.cite(ruling, sources, 'decisions', position);
  }

  /** What was found on just these words all the same is corrected instead. */
  private add(decision: Decision, place: TextPlace): void {
    const { block, start, end } = place;
    const { type = 'statistic', set, reason, sources, position, quote } = decision;
    const same = (this.items[block] ?? []).find(
      (item) => item.type === type && item.start === start && item.end === end,
    );
    const item = same ?? this.insert(added(type, { start, end, text: quote }, this.options.readFigure), block);
    const proposed = this.set(item, set, block, 'decisions', position);
    if (!proposed) return;
    const ruling = this.rulingOf(item);
    Object.assign(ruling, same ? { status: 'corrected', proposed } : { status: 'added' });
    if (reason !== undefined) ruling.reason = reason;
    this.cite(ruling, sources, 'decisions', position);
  }

  /** Puts an item into its block; a figure takes the place of those that it overlaps. */
  private insert(item: Item, block: number): Item {
    const list = this.items[block] ?? [];
    this.yieldTo(item, list);
    list.push(item);
    return item;
  }

  private yieldTo(item: Item, list: Item[]): void {
    if (item.type !== 'statistic') return;
    const others = list.filter((other) => other !== item && other.type === 'statistic' && overlaps(other, item));
    for (const other of others) list.splice(list.indexOf(other), 1);
  }

  private set(
    item: Item,
    set: Decision['set'],
    block: number,
    file: DecisionFinding['file'],
    position: Position | undefined,
  ): Record<string, unknown> | undefined {
    const setting: Setting = { text: this.texts[block] ?? '', readFigure: this.options.readFigure };
    try {
      const before = correct(item, set, setting);
      this.yieldTo(item, this.items[block] ?? []);
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

  private cite(
    ruling: Ruling,
    keys: readonly string[],
    file: DecisionFinding['file'],
    position: Position | undefined,
  ): void {
    for (const key of keys) {
      if (this.keys.includes(key)) {
        if (!ruling.sources.includes(key)) ruling.sources.push(key);
        continue;
      }
      const near = suggest(key, this.keys);
      this.findings.push({
        rule: 'decision/unknown-source',
        reason: `Unexpected source \`${key}\`, expected ${near ? `\`${near}\`` : 'a key of `sources` or of the bibliography'}`,
        note: near
          ? `Did you mean \`${near}\`?`
          : 'Describe it under `sources:` in the front matter or in the side file.',
        file,
        position,
      });
    }
  }

  private rulingOf(item: Item): Ruling {
    const ruling = this.rulings.get(item) ?? { status: 'proposed', sources: [] };
    this.rulings.set(item, ruling);
    return ruling;
  }

  private fileOf(block: number): number {
    return this.blocks[block]?.file ?? 0;
  }

  /** The words are gone: what stands in their place, as far as can be told. */
  private lost(decision: Decision): void {
    const { quote, line, type } = decision;
    let best: { item: Item; block: number } | undefined;
    let most = ALIKE;
    for (const [block, list] of this.items.entries()) {
      for (const item of list) {
        if (type !== undefined && item.type !== type) continue;
        const like = likeness(item.text, quote);
        if (like > most) [best, most] = [{ item, block }, like];
      }
    }
    const place = best ? { block: best.block, start: best.item.start, end: best.item.end } : this.behind(decision);
    const stood = line === undefined ? '' : `It stood in line ${line}. `;
    const now = place ? this.texts[place.block]?.slice(place.start, place.end) : undefined;
    const nearest = now === undefined ? 'Nothing like it stands in the text. ' : `Nearest to it is \`${now}\`. `;
    this.find(
      decision,
      'lost',
      `Unexpected quote \`${quote}\`, expected words of the text`,
      `${stood}${nearest}Change the quote, or remove the decision; until then it is kept and does nothing.`,
      place,
    );
  }

  /** What stands now between the words that stood around the quote. */
  private behind({ before = '', after = '' }: Decision): TextPlace | undefined {
    const [place, other] = placesOf(this.texts, { quote: before });
    if (!place || other || before === '') return undefined;
    const text = this.texts[place.block] ?? '';
    const end = after === '' ? -1 : text.indexOf(after, place.end);
    return { block: place.block, start: place.end, end: end < 0 ? Math.min(text.length, place.end + 12) : end };
  }

  private ambiguous(decision: Decision, places: readonly TextPlace[]): void {
    this.find(
      decision,
      'ambiguous',
      `Unexpected quote \`${decision.quote}\` that fits ${places.length} places, expected one`,
      'Give the words before or behind it in `before` and `after`.',
      places[1],
    );
  }

  private find({ position }: Decision, rule: string, reason: string, note: string, place: TextPlace | undefined): void {
    const block = place && this.blocks[place.block];
    const other = block && {
      reason: 'in the text',
      file: block.file,
      position: block.locate.position(place.start, place.end),
    };
    this.findings.push({
      rule: `decision/${rule}`,
      reason,
      note,
      file: 'decisions',
      position,
      ...(other && { other }),
    });
  }
}

/** The annotation that a place means: the one on just these words, else the one that shares most with them. */
function targetAt(items: readonly Item[], place: TextPlace, type: Item['type'] | undefined): Item | undefined {
  const fitting = items.filter((item) => (type === undefined || item.type === type) && overlaps(item, place));
  const exact = fitting.find(({ start, end }) => start === place.start && end === place.end);
  const shared = ({ start, end }: Item) => {
    const common = Math.min(end, place.end) - Math.max(start, place.start);
    return common / Math.max(end - start, place.end - place.start);
  };
  return exact ?? fitting.toSorted((a, b) => shared(b) - shared(a))[0];
}

/** Whether words that are to stay plain take an annotation with them: of a remark, its verb or all of it. */
function isCovered(item: Item, place: TextPlace): boolean {
  if (item.type === 'statistic' || item.type === 'mark') return overlaps(item, place);
  const isWhole = item.start >= place.start && item.end <= place.end;
  return isWhole || (item.cue !== null && overlaps(item.cue, place));
}
