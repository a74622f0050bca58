import type { Element } from 'hast';

export const classesOf = ({ properties: { className } }: Element): string[] =>
  Array.isArray(className) ? className.map(String) : [];

/** What a table scrolls in. */
export const isFrame = (element: Element): boolean => classesOf(element).includes('table');
