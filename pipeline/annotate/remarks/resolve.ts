/**
 * Who a pronoun or a short form stands for, within the document (§8).
 *
 * A pronoun looks back in its own block, then in the one before; a name or an office looks for the
 * fullest earlier mention. Two candidates, or none, leave it unresolved with the reason.
 */
import type { Remark, RemarkSource, SourceKind } from '../../contract/remark.ts';
import type { Span } from '../../contract/span.ts';
import type { BlockQuotations } from './types.ts';

/** A speaker as named at one place. */
export interface Mention {
  span: Span;
  name: string | null;
  title: string | null;
  org: string | null;
  kind: SourceKind;
}

interface Placed extends Mention {
  segment: string;
}

const PLURAL = /们|俩|双方|两|二人|三人|大家|^(?:they|both|we)$/i;
const PRONOUN =
  /^(?:他|她|它|他们|她们|它们|其|对方|前者|后者|两人|二人|三人|两位|彼|这位|那位|双方|大家|he|she|they|it)$/i;
const FEMALE = /女士|小姐|夫人|妈|奶奶|阿姨|大姐|姑娘|女儿|妻子|母亲|姐姐|妹妹|^(?:Ms|Mrs|Miss)\b/;
const MALE = /先生|大爷|大叔|大哥|爷爷|叔叔|老汉|老伯|丈夫|父亲|儿子|爸爸|哥哥|弟弟|小伙|^Mr\b/;

/** Fills in `resolved` of each remark's source; `mentions` holds further mentions of each block. */
export function resolveSources(results: readonly BlockQuotations[], mentions: readonly Mention[][]): void {
  const named = new Names();
  let before: Placed[] = [];
  for (const [block, result] of results.entries()) {
    const remarks = result.quotations.filter((q): q is Remark => q.type === 'remark' && q.source !== null);
    const here = [...(mentions[block] ?? []), ...remarks.flatMap((r) => (r.source ? [mentionOf(r.source)] : []))]
      .filter((m) => m.name !== null || m.title !== null || m.org !== null)
      .sort((a, b) => a.span.start - b.span.start)
      .map((m) => ({ ...m, segment: result.block }));
    for (const { source } of remarks.sort((a, b) => (a.source?.start ?? 0) - (b.source?.start ?? 0))) {
      if (!source) continue;
      const earlier = here.filter((m) => m.span.end <= source.start);
      resolve(source, earlier, before, named, result.block);
    }
    for (const mention of here) named.add(mention);
    before = here;
  }
}

/** The fullest mention of each name so far, by the part of the name that short forms keep. */
class Names {
  private readonly byPart = new Map<string, Map<string, Placed>>();

  add(mention: Placed): void {
    if (mention.name === null) return;
    const part = lastPart(mention.name);
    const names = this.byPart.get(part) ?? new Map<string, Placed>();
    this.byPart.set(part, names);
    const known = names.get(mention.name);
    if (!known || mention.span.text.length > known.span.text.length) names.set(mention.name, mention);
  }

  /** Mentions of whoever may bear a name, one for each form of it. */
  of(name: string): Iterable<Placed> {
    return this.byPart.get(lastPart(name))?.values() ?? [];
  }
}

const lastPart = (name: string): string => name.slice(Math.max(name.lastIndexOf('·'), name.lastIndexOf(' ')) + 1);

const mentionOf = ({ start, end, text, name, title, org, kind }: RemarkSource): Mention => ({
  span: { start, end, text },
  name,
  title,
  org,
  kind,
});

function resolve(source: RemarkSource, here: Placed[], before: Placed[], named: Names, segment: string): void {
  if (source.reason?.startsWith('zero subject')) {
    if (source.resolved) source.resolved = { ...source.resolved, segment };
    return;
  }
  if (source.kind === 'self' || source.kind === 'people' || source.kind === 'anonymous') {
    delete source.resolved;
    return;
  }
  if (PRONOUN.test(source.text)) settle(source, byPronoun(source, here, before));
  else if (source.name !== null) byName(source, [...named.of(source.name), ...here]);
  else if (source.resolved === null) settle(source, byOffice(source, here, before));
}

function settle(source: RemarkSource, found: Placed | string): void {
  if (typeof found === 'string') {
    source.resolved = null;
    source.reason = found;
  } else {
    source.resolved = { ...found.span, segment: found.segment };
  }
}

function byPronoun(source: RemarkSource, here: Placed[], before: Placed[]): Placed | string {
  if (PLURAL.test(source.text)) return 'several people; no single mention';
  const isFemale = /^(?:她|she)$/i.test(source.text);
  const isMale = /^he$/i.test(source.text);
  const fits = (m: Placed) =>
    m.kind === 'person' &&
    m.name !== null &&
    !(isFemale && MALE.test(m.span.text)) &&
    !(isMale && FEMALE.test(m.span.text));
  for (const window of [here, before]) {
    const people = new Map<string, Placed>();
    for (const mention of window) if (fits(mention)) keepFullest(people, mention);
    if (people.size > 1) return 'two candidates';
    for (const only of people.values()) return only;
  }
  return 'no earlier mention';
}

/** One entry a person: a short form counts as the name that it ends or begins. */
function keepFullest(people: Map<string, Placed>, mention: Placed): void {
  const name = mention.name ?? '';
  for (const [known, kept] of people) {
    if (!isSameName(known, name)) continue;
    if (mention.span.text.length > kept.span.text.length) people.set(known, mention);
    return;
  }
  people.set(name, mention);
}

function isSameName(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long === short || (short.length > 1 && (long.endsWith(`·${short}`) || long.endsWith(` ${short}`)));
}

function byName(source: RemarkSource, earlier: readonly Placed[]): void {
  const name = source.name ?? '';
  let best: Placed | undefined;
  for (const mention of earlier) {
    if (mention.name === null || !isSameName(mention.name, name)) continue;
    if (mention.span.text.length > (best?.span.text.length ?? source.text.length)) best = mention;
  }
  if (best) source.resolved = { ...best.span, segment: best.segment };
  else delete source.resolved;
}

/** 该负责人, 发言人, the ministry: the nearest mention that bears the same office or kind of body. */
function byOffice(source: RemarkSource, here: Placed[], before: Placed[]): Placed | string {
  const head = (source.title ?? source.text).replace(/^(?:该|这位|那位|这名|那名|上述|这家|the )/i, '');
  for (const window of [here, before]) {
    const bearers = window.filter((m) => m.span.text !== source.text && bears(m, head, source.kind));
    const names = new Set(bearers.map((m) => m.name ?? m.span.text));
    if (names.size > 1) return 'two candidates';
    const nearest = bearers.at(-1);
    if (nearest) return nearest;
  }
  return 'no earlier mention';
}

function bears(mention: Placed, head: string, kind: SourceKind): boolean {
  if (mention.kind !== kind) return false;
  const label = (mention.title ?? mention.org ?? mention.name ?? '').toLowerCase();
  return label.endsWith(head.toLowerCase());
}
