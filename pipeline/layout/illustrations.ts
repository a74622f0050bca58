import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { IllustrationEntry } from '../contract/index.ts';

/** The captions of figures and tables in nested sections. */
export function illustrationsOf(body: readonly ElementContent[]): IllustrationEntry[] {
  return body.flatMap((node): IllustrationEntry[] => {
    if (node.type !== 'element') return [];
    if (node.tagName === 'figure') return entry('figure', find(node, isFigureCaption));
    if (isTable(node)) return entry('table', find(node, isTableCaption));
    return illustrationsOf(node.children);
  });
}

function entry(kind: IllustrationEntry['kind'], caption: Element | undefined): IllustrationEntry[] {
  const anchor = caption?.properties.id;
  return caption && typeof anchor === 'string' ? [{ kind, anchor, text: textOf(caption).trim() }] : [];
}

function find(node: Element, isCaption: (node: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = isCaption(child) ? child : find(child, isCaption);
    if (found) return found;
  }
  return undefined;
}

const hasClass = ({ properties: { className } }: Element, name: string): boolean =>
  Array.isArray(className) && className.includes(name);
const isTable = (node: Element): boolean => node.tagName === 'div' && hasClass(node, 'table');
const isFigureCaption = ({ tagName }: Element): boolean => tagName === 'figcaption';
const isTableCaption = (node: Element): boolean => node.tagName === 'caption' || hasClass(node, 'caption');
