/** What the phrase that names a speaker says: name, office, organisation. */
import type { RemarkSource } from '../../../contract/remark.ts';
import type { Span } from '../../../contract/span.ts';
import { HONORIFIC, kindOf, NAME, ORGANISATION, PRONOUN, TITLE, WHOLE_NAME } from './speakers.ts';

const TITLED = new RegExp(
  `^(?:the )?((?:[A-Z][\\w’'-]*\\s+)*?(?:[a-z-]+\\s+)*?${TITLE}(?:\\s+(?:of|for)(?: the)?(?:\\s+[A-Z][\\w’'-]*)+)?)\\s+(${NAME.source})$`,
);
const LOWER_TITLE =
  /^(?:the\s+)?(.*?\b(?:president|minister|director|spokes\w+|secretary|chief|professor|chair\w*|governor|mayor|economist|analyst|coach|officer|head|leader|executive|farmer|teacher|engineer|resident|researcher|historian|lawyer|manager|editor|general|judge|author))\s+([A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*)$/;

/** A name of two words or more behind words in lower case: her colleague Mina Park. */
const DESCRIBED =
  /^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[\w’'-]+['’]s)?\s*((?:[a-z][a-z’'-]*\s+)+)([A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)+)$/;

/** Reads a speaker's phrase: name, title, organisation. */
export function readSource(span: Span): RemarkSource {
  const kind = kindOf(span.text);
  const [head = '', ...rest] = span.text.split(',').map((part) => part.trim());
  const base: RemarkSource = { ...span, name: null, title: null, org: null, kind };
  if (PRONOUN.test(head)) return { ...base, resolved: null };
  const glossed = glossOf(head, rest[0] ?? '');
  if (glossed) return { ...base, ...glossed };
  if (kind === 'self' || kind === 'anonymous' || kind === 'people') return base;
  if (kind === 'document') return { ...base, name: span.text };
  const office = officeOf(rest.join(', '));
  const titled = TITLED.exec(head) ?? LOWER_TITLE.exec(head);
  if (titled) return { ...base, name: titled[2] ?? null, title: titled[1] ?? null, org: office.org, kind: 'person' };
  const described = DESCRIBED.exec(head);
  if (described)
    return { ...base, name: described[2] ?? null, title: described[1] ?? null, org: office.org, kind: 'person' };
  const isName = WHOLE_NAME.test(head) && !/^(?:The|A|An)\b/.test(head);
  if (isName && kind === 'person') return { ...base, name: head.replace(HONORIFIC, ''), ...office };
  if (kind === 'organisation' || (isName && ORGANISATION.test(head))) {
    const refers = /^(?:the|its|his|her|their)\s+[a-z]+$/i.test(head) && !/^[Tt]he [A-Z]/.test(head);
    return {
      ...base,
      name: refers ? null : head,
      org: head,
      kind: 'organisation',
      ...(refers ? { resolved: null } : {}),
    };
  }
  const role = officeOf(head);
  return {
    ...base,
    title: role.title ?? head,
    org: role.org,
    ...(/^the\s+\w+$/i.test(head) ? { resolved: null } : {}),
  };
}

/** The governor, Anna Lind: the name stands behind the office. */
function glossOf(head: string, gloss: string): Pick<RemarkSource, 'name' | 'title' | 'org' | 'kind'> | undefined {
  const isNamed =
    WHOLE_NAME.test(gloss) && / /.test(gloss) && /^(?:the|his|her|its|their|our|an?)\s|['’]s\s/i.test(head);
  return isNamed ? { name: gloss, ...officeOf(head), kind: 'person' } : undefined;
}

/** “director of the agency”, “the ministry's spokeswoman”: office and body. */
function officeOf(phrase: string): { title: string | null; org: string | null } {
  if (phrase === '') return { title: null, org: null };
  const of = /^(?:an?|the)?\s*(.+?)\s+(?:of|for|at|with)\s+(.+)$/i.exec(phrase);
  if (of) return { title: of[1] ?? null, org: of[2] ?? null };
  const owned = /^(.+?)['’]s\s+(.+)$/.exec(phrase);
  if (owned) return { title: owned[2] ?? null, org: owned[1] ?? null };
  return { title: phrase.replace(/^(?:an?|the)\s+/i, ''), org: null };
}
