import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { cssString } from '../report/page-style.tsx';
import { page } from './grid.ts';
import { marginStyle } from './margin.tsx';
import type { Point } from './points.ts';

/** Every so many lines of a page have their number. */
const STEP = 5;
/** Characters of the title that the head of a page has room for. */
const ROOM = 36;

/** Heads and folios, the numbers of the lines beside them, and the places of the points. */
export function pageStyle(context: TemplateContext, points: readonly Point[]): Element {
  const numbers = Array.from({ length: page.lines }, (_, i) => ((i + 1) % STEP === 0 ? String(i + 1) : ''));
  const families = ['"Noto Sans SC"', '"Source Sans 3"'];
  const font = (isChinese(context) ? families : families.reverse()).join(', ');
  const css = [
    `@top-left { content: ${cssString(headOf(context))}; font-family: ${font} }`,
    `@top-right { content: ${cssString(stateOf(context))}; font-family: ${font} }`,
    `@bottom-center { content: counter(page); font-family: ${font} }`,
    `@left-top { content: ${numbers.map(cssString).join('"\\A "')}; font-family: ${font} }`,
  ].join('\n');
  return (<style data-generated>{`@page {\n${css}\n}\n${marginStyle(context, points)}`}</style>) as Element;
}

/** The title, as far as the head of a page has room for it. */
export function headOf({ title, document }: TemplateContext): string {
  const lines = title.map((line) => textOf({ type: 'root', children: line }));
  const words = [...(lines.join(isChinese({ document }) ? '' : ' ') || document.meta.title)];
  return words.length > ROOM ? `${words.slice(0, ROOM - 1).join('')}…` : words.join('');
}

export const isChinese = ({ document }: Pick<TemplateContext, 'document'>): boolean =>
  /^zh\b/i.test(document.meta.language);

/** What a proof is a proof of: its edition and day, and what it was compared with. */
export function stateOf({ document, labels, colophon, edition }: TemplateContext): string {
  const { comparison } = document;
  return [
    labels.proof,
    edition.variant === 'annotated' ? labels['edition.annotated'] : undefined,
    colophon.date,
    comparison && labels.against?.replace('%', () => comparison.against),
  ]
    .filter(Boolean)
    .join(' · ');
}
