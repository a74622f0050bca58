import type { Result } from 'hastscript';
import { itemId, type Point } from './points.ts';

/** The number of a point, leading to the list of all where it may, and what was found. */
export function pointWords(point: Point, isLinked: boolean): (Result | string)[] {
  const number = isLinked ? (
    <a class="number" href={`#${itemId(point)}`}>
      {point.number}
    </a>
  ) : (
    <span class="number">{point.number}</span>
  );
  return [number, ' ', ...withQuoted(point.reason)];
}

/** A message with the words that it quotes, between backticks, told apart. */
export function withQuoted(reason: string): (Result | string)[] {
  return reason
    .split('`')
    .map((words, index) => (index % 2 === 1 ? <span class="quoted bold">{words}</span> : words))
    .filter((part) => part !== '');
}
