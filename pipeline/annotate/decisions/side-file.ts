import type { Decision } from '../../contract/index.ts';
import { type Item, overlaps } from '../item.ts';
import { likeness, placesOf, type TextPlace } from './anchor.ts';
import type { Desk, Word } from './desk.ts';

/** Below this, two texts have nothing to do with each other. */
const ALIKE = 0.4;
/** Characters that are shown of what stands behind the words that stood before a lost quote. */
const SHOWN = 12;

/** Applies one decision of the side file to the annotation that its words mean. */
export function applyDecision(desk: Desk, decision: Decision): void {
  const places = placesOf(desk.texts, decision);
  const [first] = places;
  if (!first) lost(desk, decision);
  else if (decision.act !== 'add') judge(desk, decision, places, first);
  else if (places.length > 1) ambiguous(desk, decision, places);
  else add(desk, decision, first);
}

const wordOf = (decision: Decision): Word => ({ ...decision, file: 'decisions' });

function judge(desk: Desk, decision: Decision, places: readonly TextPlace[], first: TextPlace): void {
  const targets = places.flatMap((place) => {
    const item = targetAt(desk.items[place.block] ?? [], place, decision.type);
    return item ? [{ item, place }] : [];
  });
  const [target] = targets;
  if (!target) {
    const reason = `Unexpected decision on \`${decision.quote}\`, expected something annotated there`;
    complain(desk, decision, 'no-annotation', reason, 'Use `add` to annotate it, or remove the decision.', first);
  } else if (new Set(targets.map(({ item }) => item)).size > 1) {
    const meant = targets.map(({ place }) => place);
    ambiguous(desk, decision, meant);
  } else rule(desk, decision, target.item, target.place);
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

function rule(desk: Desk, decision: Decision, item: Item, { block }: TextPlace): void {
  const ruling = desk.rulingOf(item);
  if (decision.act === 'confirm') ruling.status = 'confirmed';
  else if (decision.act === 'dismiss') ruling.status = 'dismissed';
  else if (decision.act === 'correct') {
    const proposed = desk.set(item, block, wordOf(decision));
    if (!proposed) return;
    Object.assign(ruling, { status: 'corrected', proposed });
  }
  desk.note(item, wordOf(decision));
}

/** What was found on just these words all the same is corrected instead. */
function add(desk: Desk, decision: Decision, place: TextPlace): void {
  const { item, isNew } = desk.itemAt(decision.type ?? 'statistic', place);
  const proposed = desk.set(item, place.block, wordOf(decision));
  if (!proposed) return;
  Object.assign(desk.rulingOf(item), isNew ? { status: 'added' } : { status: 'corrected', proposed });
  desk.note(item, wordOf(decision));
}

/** The words are gone: what stands in their place, as far as can be told. */
function lost(desk: Desk, decision: Decision): void {
  const { quote, line } = decision;
  const place = nearest(desk, decision) ?? behind(desk, decision);
  const stood = line === undefined ? '' : `It stood in line ${line}. `;
  const now = place ? desk.texts[place.block]?.slice(place.start, place.end) : undefined;
  const near = now === undefined ? 'Nothing like it stands in the text. ' : `Nearest to it is \`${now}\`. `;
  const reason = `Unexpected quote \`${quote}\`, expected words of the text`;
  const todo = 'Change the quote, or remove the decision; until then it is kept and does nothing.';
  complain(desk, decision, 'lost', reason, stood + near + todo, place);
}

/** The annotation whose words are most like those of a quote. */
function nearest(desk: Desk, { quote, type }: Decision): TextPlace | undefined {
  let best: TextPlace | undefined;
  let most = ALIKE;
  for (const [block, list] of desk.items.entries()) {
    for (const item of list) {
      const like = type === undefined || item.type === type ? likeness(item.text, quote) : 0;
      if (like > most) [best, most] = [{ block, start: item.start, end: item.end }, like];
    }
  }
  return best;
}

/** What stands now between the words that stood around the quote. */
function behind(desk: Desk, { before = '', after = '' }: Decision): TextPlace | undefined {
  const [place, other] = placesOf(desk.texts, { quote: before });
  if (!place || other) return undefined;
  const text = desk.texts[place.block] ?? '';
  const end = after === '' ? -1 : text.indexOf(after, place.end);
  return { block: place.block, start: place.end, end: end < 0 ? Math.min(text.length, place.end + SHOWN) : end };
}

function ambiguous(desk: Desk, decision: Decision, places: readonly TextPlace[]): void {
  const reason = `Unexpected quote \`${decision.quote}\` that fits ${places.length} places, expected one`;
  const note = 'Give the words before or behind it in `before` and `after`.';
  complain(desk, decision, 'ambiguous', reason, note, places[1]);
}

function complain(
  desk: Desk,
  { position }: Decision,
  rule: string,
  reason: string,
  note: string,
  place: TextPlace | undefined,
): void {
  const block = place && desk.blocks[place.block];
  const other = block && {
    reason: 'in the text',
    file: block.file,
    position: block.locate.position(place.start, place.end),
  };
  desk.findings.push({ rule: `decision/${rule}`, reason, note, file: 'decisions', position, ...(other && { other }) });
}
