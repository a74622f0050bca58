import type { Position } from 'unist';

/**
 * A half-open range `[start, end)` of a segment's plain text, in UTF-16 code units.
 *
 * Invariant: `plainText.slice(start, end) === text`.
 */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** A span as it is published: its text and where it stands in the source file. */
export interface Located {
  text: string;
  /** Lines and columns count from 1, `offset` from 0 in UTF-16 units of the decoded file. */
  position: Position;
}

/** Replaces every {@link Span} inside a type by a {@link Located}, at any depth. */
export type Locate<T> = T extends Span
  ? Located & { [K in keyof T as Exclude<K, 'start' | 'end' | 'text'>]: Locate<T[K]> }
  : T extends readonly (infer U)[]
    ? Locate<U>[]
    : T extends object
      ? { [K in keyof T]: Locate<T[K]> }
      : T;
