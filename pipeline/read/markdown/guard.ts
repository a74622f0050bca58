import type { Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { Failure } from '../../contract/index.ts';

/** Blocks inside blocks: beyond this no document was meant, and parsers run out of stack or time. */
const DEPTH = 100;
/** Columns of indent before a list marker; two a level. */
const INDENT = 2 * DEPTH;
/** Like delimiters in a row inside a line; the time to match them grows with their square. */
const RUN = 1_000;
/** Different lengths of back-tick runs times characters to search for each: about a second. */
const TICKS = 100_000_000;

/** Delimiters of one kind in a paragraph; a page of text has a few dozen. */
const SIGNS = 4_000;
const DELIMITER_SIGNS = ['*', '_', '~', '[', ':'];

const CONTAINERS = /^(?:[ \t]{0,3}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]?)+/gm;
const MARKER = /[>\-+*.)]/g;
const DELIMITERS = new RegExp(`(?:\\*{${RUN},}|_{${RUN},}|\\[{${RUN},}|~{${RUN},}(?!\\s*$))`, 'm');
const RULE = /^[ \t]*([*_~-])\1*[ \t]*$/;

/**
 * Refuses, before it is parsed, a text whose structure would take a parser minutes or all its stack.
 *
 * Throws `Failure` `parse/too-deep` or `parse/too-complex` with the place.
 */
export function guardText(file: VFile): void {
  const source = String(file.value);
  const fail = failure(file, source);

  for (const { 0: prefix, index } of source.matchAll(CONTAINERS)) {
    const depth = prefix.match(MARKER)?.length ?? 0;
    if (depth > DEPTH) throw fail('too-deep', `\`${depth}\` nested quotes or lists`, `\`${DEPTH}\``, index);
  }
  for (const { 0: indent, index } of source.matchAll(/^[ \t]{200,}(?=(?:[-+*>]|\d{1,9}[.)])[ \t])/gm)) {
    if (indent.length >= INDENT)
      throw fail('too-deep', `a list indented by \`${indent.length}\` columns`, `\`${INDENT}\``, index);
  }
  const run = DELIMITERS.exec(source);
  if (run && !RULE.test(lineAt(source, run.index))) {
    throw fail('too-complex', `\`${run[0].length}\` times \`${run[0][0]}\` in a row`, `\`${RUN}\``, run.index);
  }
  guardDirectives(source, fail);
  guardParagraphs(source, fail);
}

/** Refuses a tree that is too deep for the stages behind, which walk it by recursion. */
export function guardTree(tree: Root, file: VFile): void {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    const offset = level[0]?.position?.start.offset ?? 0;
    if (depth > 2 * DEPTH + 20) {
      throw failure(file, String(file.value))(
        'too-deep',
        `\`${depth}\` levels of structure`,
        `\`${2 * DEPTH + 20}\``,
        offset,
      );
    }
    level = level.flatMap((node): Nodes[] => ('children' in node ? node.children : []));
  }
}

type Fail = (what: string, found: string, limit: string, offset: number) => Failure;

function failure(file: VFile, source: string): Fail {
  return (what, found, limit, offset) =>
    new Failure(`parse/${what}`, `Unexpected ${found}, expected at most ${limit}`, {
      file: file.path,
      place: { ...(location(source).toPoint(offset) ?? { line: 1, column: 1 }), offset },
      note: 'Simplify the text at this place.',
    });
}

/** Each open `:::` is searched for its end by each other one. */
function guardDirectives(source: string, fail: Fail): void {
  let open = 0;
  for (const { 1: name, index } of source.matchAll(/^[ \t>]*:{3,}[ \t]*(\S?)/gm)) {
    open = name ? open + 1 : Math.max(0, open - 1);
    if (open > DEPTH) throw fail('too-deep', `\`${open}\` open directives`, `\`${DEPTH}\``, index);
  }
}

/**
 * Inside a paragraph, delimiters are matched with each other, and a run of back-ticks without an equal
 * one behind it is searched for to the end.
 */
function guardParagraphs(source: string, fail: Fail): void {
  for (const { block, index } of paragraphs(source)) {
    const runs = new Set((block.match(/`+/g) ?? []).map((run) => run.length));
    if (runs.size * block.length > TICKS) {
      throw fail('too-complex', `back-tick runs of \`${runs.size}\` lengths in one paragraph`, 'a few', index);
    }
    for (const sign of DELIMITER_SIGNS) {
      const count = block.split(sign).length - 1;
      if (count > SIGNS)
        throw fail('too-complex', `\`${count}\` times \`${sign}\` in one paragraph`, `\`${SIGNS}\``, index);
    }
  }
}

/** Runs of lines that are not blank, fenced code left out: nothing is matched in there. */
function* paragraphs(source: string): Generator<{ block: string; index: number }> {
  let start = 0;
  let end = 0;
  let fence = '';
  for (const { 0: line, index } of source.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const [marks = ''] = /(?<=^[ \t>]*)(?:`{3,}(?!.*`)|~{3,})/.exec(line) ?? [];
    const closes = fence !== '' && marks.startsWith(fence);
    if (fence !== '' || marks !== '' || line.trim() === '') {
      if (end > start) yield { block: source.slice(start, end), index: start };
      start = index + line.length;
      fence = closes ? '' : fence || marks;
    }
    end = index + line.length;
  }
}

function lineAt(source: string, offset: number): string {
  const start = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
  const end = source.slice(offset).search(/[\r\n]/);
  return source.slice(start, end < 0 ? source.length : offset + end);
}
