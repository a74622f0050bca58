import type { Element, Root as Hast, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes as Mdast, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type GalleyDocument, messagesOf } from '../../pipeline/contract/index.ts';

/** Text without what a line break may swallow: white space, soft hyphens, and byte order marks. */
const bare = (text: string) => text.replace(/[\s\u00ad\u200b\u2060\ufeff]+/gu, '');

/** The characters of a plain text in order, without what messages name as noise. */
export function plainText(document: GalleyDocument): string {
  const noise = messagesOf(document).flatMap(({ ruleId, place }) =>
    ruleId?.startsWith('noise/') && place && 'start' in place ? [place] : [],
  );
  let text = String(document.files[0]?.value);
  for (const { start, end } of noise.toReversed()) text = text.slice(0, start.offset) + text.slice(end.offset);
  return bare(text);
}

/** The characters of a Markdown text in order, as the parser alone reads it; notes in order of reference. */
export function markdownText(source: string): string {
  const body = source.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
  const tree = unified().use(remarkParse).use(remarkGfm).parse(body);
  const notes = new Map<string, string>();
  const order: string[] = [];
  let text = '';
  visit(tree, (node: Mdast) => {
    if (node.type === 'footnoteReference' && !order.includes(node.identifier)) order.push(node.identifier);
    if (node.type !== 'footnoteDefinition') return;
    notes.set(node.identifier, textOf(node));
    return 'skip';
  });
  visit(tree as Root, (node: Mdast) => {
    if (node.type === 'footnoteDefinition') return 'skip';
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') text += node.value;
    return undefined;
  });
  return bare(text + order.map((id) => notes.get(id)).join(''));
}

/** The stretches of text of an HTML edition in order, without the furniture that says it is generated. */
export function htmlRuns(html: string): string[] {
  const runs: string[] = [];
  const walk = (node: Hast | Nodes): void => {
    if (node.type === 'text') runs.push(node.value);
    else if (node.type === 'root' || (node.type === 'element' && isSource(node))) node.children.forEach(walk);
  };
  walk(fromHtml(html));
  return runs;
}

const isSource = ({ tagName, properties }: Element) =>
  tagName !== 'head' && tagName !== 'script' && tagName !== 'style' && properties.dataGenerated === undefined;

/** The stretches of text of a PDF in the order of its tags, which is the order a screen reader reads in. */
export async function pdfRuns(bytes: Uint8Array): Promise<string[]> {
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const runs: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const marked = new Map<string, string>();
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== undefined);
        if (id !== undefined) marked.set(id, (marked.get(id) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? undefined);
    }
    const walk = (node: { children?: unknown[]; type?: string; id?: string }): void => {
      if (node.type === 'content') runs.push(withoutDots(marked.get(node.id ?? '') ?? ''));
      for (const child of node.children ?? []) walk(child as typeof node);
    };
    const tree = await page.getStructTree();
    if (tree) walk(tree);
  }
  await task.destroy();
  return runs;
}

/** Emphasis dots are printed as text behind the words of each line, one for each character. */
function withoutDots(run: string): string {
  const lines = [...bare(run).matchAll(/([^•]+)(•+)/gu)];
  const dotted =
    lines.map(([whole]) => whole).join('') === bare(run) &&
    lines.every(([, words, dots]) => words?.length === dots?.length);
  return dotted ? lines.map(([, words]) => words).join('') : run;
}

/**
 * Reads `text` off `runs`: every run is either taken whole, where the text goes on with it, or left
 * out whole. Returns what of the text could not be read, empty where nothing is lost.
 */
export function unread(text: string, runs: readonly string[]): string {
  let places = new Set([0]);
  for (const run of runs.map(bare)) {
    if (run === '') continue;
    const next = new Set(places);
    for (const place of places) if (text.startsWith(run, place)) next.add(place + run.length);
    places = next;
  }
  return text.slice(Math.max(...places));
}
