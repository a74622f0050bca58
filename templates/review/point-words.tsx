import type { Result } from 'hastscript';
import { itemId, type Point } from './points.ts';

/** The number of a point, leading to the list of all, and what was found. */
export function pointWords(point: Point): (Result | string)[] {
  return [
    <a class="number" href={`#${itemId(point)}`}>
      {point.number}
    </a>,
    ' ',
    ...withQuoted(point.reason),
  ];
}

/** A message with the words that it quotes, between backticks, told apart. */
export function withQuoted(reason: string): (Result | string)[] {
  return reason
    .split('`')
    .map((words, index) => (index % 2 === 1 ? <span class="quoted bold">{words}</span> : words))
    .filter((part) => part !== '');
}
