import type { Pdf } from './pdf/index.ts';

/**
 * Marks as artifacts what is painted outside of all tags, such as running heads, page numbers, rules and
 * backgrounds, so that a reader of the tags passes over it (ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2).
 */
export function markArtifacts(pdf: Pdf): void {
  for (const { dict } of pdf.pages()) {
    const stream = pdf.stream(dict.get('/Contents'));
    const content = stream?.content?.toString('latin1');
    if (!stream || content === undefined) continue;
    const marked = withArtifacts(content);
    if (marked !== content) stream.content = Buffer.from(marked, 'latin1');
  }
}

const BEGIN = '/Artifact BMC';
const END = 'EMC';
/** Operators of a path (8.5.2) and those that paint one (8.5.3). */
const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const PAINT = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const DROP = new Set(['n']);

/**
 * A content stream as the browser writes it, one operator at the end of each line, with text and painted
 * paths outside of marked content enclosed as artifacts. Marks and text objects nest (14.6.1).
 */
export function withArtifacts(content: string): string {
  const out: string[] = [];
  let depth = 0;
  let path = -1;
  let isText = false;
  for (const line of content.split('\n')) {
    const operator = line.slice(line.lastIndexOf(' ') + 1).replace(/^.*>>/, '');
    if (operator === 'BDC' || operator === 'BMC') depth += 1;
    else if (operator === 'EMC') depth -= 1;
    if (depth > 0) {
      out.push(line);
      continue;
    }
    if (PATH.has(operator) && path < 0) path = out.length;
    if (operator === 'BT') {
      isText = true;
      out.push(BEGIN);
    }
    out.push(line);
    if (operator === 'ET' && isText) {
      isText = false;
      out.push(END);
    } else if (operator === 'Do' || operator === 'sh') {
      out.splice(-1, 1, BEGIN, line, END);
    } else if (PAINT.has(operator) && path >= 0) {
      out.splice(path, 0, BEGIN);
      out.push(END);
      path = -1;
    } else if (DROP.has(operator)) path = -1;
  }
  return out.join('\n');
}
