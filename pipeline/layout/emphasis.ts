import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { eachElement } from '../contract/index.ts';

const HAN = /\p{Script=Han}/u;

/**
 * Tells emphasis in Latin letters from emphasis in Chinese characters: the first is set in italics,
 * the second, which has none, with dots.
 */
export function nameEmphasis(tree: Root): void {
  eachElement(tree, (element) => {
    if (element.tagName === 'em' && !HAN.test(textOf(element))) element.properties.className = ['latin'];
  });
}
