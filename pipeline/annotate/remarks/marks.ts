/**
 * Pairs of quotation marks and book-title marks in one block (GB/T 15834-2011 §4.8, §4.15).
 *
 * One pass with a stack. Marks that do not pair up never stop the reading: they are paired as well
 * as can be and reported.
 */
import type { MarkDefect } from './types.ts';

export interface Pair {
  kind: 'quote' | 'title';
  /** Offset of the opening mark. */
  open: number;
  /** Offset behind the closing mark, or of the block's end where there is none. */
  end: number;
  /** What stands between the marks. */
  innerStart: number;
  innerEnd: number;
  children: Pair[];
  defect?: 'unclosed' | 'mismatched';
  /** The pair carries on a quotation that was opened in an earlier block. */
  continues?: boolean;
}

export interface MarkScan {
  /** Outermost pairs in order. */
  pairs: Pair[];
  defects: MarkDefect[];
}

const CLOSER: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '«': '»',
  '＂': '＂',
  '"': '"',
  "'": "'",
};
const MARKS = new Set([...Object.keys(CLOSER), ...Object.values(CLOSER)]);
const TITLES = new Set(['《', '〈']);
/** Marks that are one character for both ends, so that only the context tells them apart. */
const STRAIGHT = new Set(['"', '＂', "'"]);
/** Deeper marks are left as text: no convention goes beyond three, and hostile input must stay cheap. */
const MAX_DEPTH = 8;

const LETTER = /[\p{L}\p{N}]/u;
const LATIN = /[\p{Script=Latin}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

interface Open extends Pair {
  mark: string;
}

/** Whether each single closing mark could still be followed by another one before the next opening. */
function laterClosers(text: string): (index: number) => boolean {
  const later = new Uint8Array(text.length + 1);
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const next = later[i + 1] ?? 0;
    const mark = text[i];
    if (mark === '‘') later[i] = 0;
    else if ((mark === '’' || mark === "'") && !LATIN.test(text[i + 1] ?? '')) later[i] = 1;
    else later[i] = next;
  }
  return (index) => later[index + 1] === 1;
}

/** For each `“`: whether the marks behind it balance without it, so that it stands where a `”` should. */
function surplusOpeners(text: string): (index: number) => boolean {
  const balance = new Int32Array(text.length + 1);
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const mark = text[i];
    balance[i] = (balance[i + 1] ?? 0) + (mark === '”' ? 1 : mark === '“' ? -1 : 0);
  }
  return (index) => (balance[index + 1] ?? 0) <= 0;
}

export function scanMarks(text: string): MarkScan {
  const pairs: Pair[] = [];
  const defects: MarkDefect[] = [];
  const stack: Open[] = [];
  const closesLater = laterClosers(text);
  const isSurplus = surplusOpeners(text);

  const report = (index: number, rule: string, reason: string) =>
    defects.push({ span: { start: index, end: index + 1, text: text.slice(index, index + 1) }, rule, reason });

  const push = (mark: string, index: number, defect?: Pair['defect']) => {
    const kind = TITLES.has(mark) ? 'title' : 'quote';
    const pair: Open = {
      kind,
      mark,
      open: index,
      end: text.length,
      innerStart: index + 1,
      innerEnd: text.length,
      children: [],
    };
    if (defect) pair.defect = defect;
    if (stack.length < MAX_DEPTH) (stack.at(-1)?.children ?? pairs).push(pair);
    stack.push(pair);
  };

  const close = (pair: Open, innerEnd: number, end: number) => {
    pair.innerEnd = innerEnd;
    pair.end = end;
  };

  /** Takes the topmost pair off the stack and out of the tree; what it held moves up. */
  const dissolve = () => {
    const pair = stack.pop();
    if (!pair || stack.length >= MAX_DEPTH) return;
    const siblings = stack.at(-1)?.children ?? pairs;
    siblings.pop();
    for (const child of pair.children) siblings.push(child);
  };

  const closeAt = (depth: number, index: number) => {
    while (stack.length > depth + 1) {
      const inner = stack.at(-1) as Open;
      if (inner.kind === 'title' || inner.mark === "'") dissolve();
      else {
        inner.defect = 'mismatched';
        close(inner, index, index);
        stack.pop();
      }
      if (inner.mark !== "'") {
        report(inner.open, 'marks/mismatched', `Unexpected \`${text[index]}\`, expected \`${CLOSER[inner.mark]}\``);
      }
    }
    const pair = stack.pop();
    if (pair) close(pair, index, index + 1);
  };

  const isApostrophe = (index: number, inside: boolean): boolean => {
    const before = text[index - 1] ?? '';
    const after = text[index + 1] ?? '';
    if (LATIN.test(before) && LATIN.test(after)) return true;
    if (!inside) return LATIN.test(before) || LATIN.test(after);
    return before === 's' && closesLater(index);
  };

  for (let i = 0; i < text.length; i += 1) {
    const mark = text[i] as string;
    if (!MARKS.has(mark)) continue;
    const depth = findOpen(stack, mark);
    const before = text[i - 1] ?? '';
    const after = text[i + 1] ?? '';

    if (mark === '’' || mark === "'") {
      const opensHere =
        mark === "'" && depth < 0 && !LETTER.test(before) && (LATIN.test(after) || HAN.test(after)) && closesLater(i);
      if (opensHere) push(mark, i);
      else if (isApostrophe(i, depth >= 0)) continue;
      else if (depth >= 0) closeAt(depth, i);
      else if (mark === '’') report(i, 'marks/stray', 'Unexpected `’`, expected `‘` before it');
    } else if (STRAIGHT.has(mark)) {
      const isInch = depth < 0 && /[0-9]/.test(before) && !LETTER.test(after);
      if (depth >= 0) closeAt(depth, i);
      else if (!isInch) push(mark, i);
    } else if (mark in CLOSER) {
      const wrong = mark === '“' && depth >= 0 && isSurplus(i) && before !== '' && !/\s/.test(before);
      const top = stack[depth];
      if (wrong && top) {
        top.defect = 'mismatched';
        report(i, 'marks/mismatched', 'Unexpected `“`, expected `”`');
        closeAt(depth, i);
      } else push(mark, i);
    } else if (depth >= 0) {
      closeAt(depth, i);
    } else if (mark === '”' && opensByMistake(text, i)) {
      report(i, 'marks/mismatched', 'Unexpected `”`, expected `“`');
      push('“', i, 'mismatched');
    } else {
      report(i, 'marks/stray', `Unexpected \`${mark}\`, expected its opening mark before it`);
    }
  }

  while (stack.length > 0) {
    const pair = stack.at(-1) as Open;
    if (pair.mark !== "'")
      report(pair.open, 'marks/unclosed', `Unexpected end of paragraph, expected \`${CLOSER[pair.mark]}\``);
    if (pair.kind === 'title' || pair.mark === "'") dissolve();
    else {
      pair.defect = 'unclosed';
      const end = text.trimEnd().length;
      close(pair, Math.max(end, pair.innerStart), Math.max(end, pair.innerStart));
      stack.pop();
    }
  }
  return { pairs, defects };
}

/** Depth of the pair that a mark closes, or -1. */
function findOpen(stack: readonly Open[], mark: string): number {
  const lowest = Math.max(0, stack.length - 2 * MAX_DEPTH);
  for (let depth = stack.length - 1; depth >= lowest; depth -= 1) {
    const open = stack[depth]?.mark ?? '';
    if (CLOSER[open] === mark || (open === '“' && mark === '“')) return depth;
  }
  return -1;
}

/** A `”` behind a cue's comma or colon, with another `”` soon: the wrong mark was typed first. */
function opensByMistake(text: string, index: number): boolean {
  const before = text[index - 1] ?? '';
  if (!/[：:，,说道称]/.test(before)) return false;
  const next = text.slice(index + 1, index + 500).search(/[“”]/);
  return next > 0 && text[index + 1 + next] === '”';
}
