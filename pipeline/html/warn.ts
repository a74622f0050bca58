import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';

/**
 * Puts a warning on a file once. A document becomes several pages (one for each edition, and one for
 * each print of it), which find the same things.
 */
export function warn(
  file: VFile | undefined,
  ruleId: string,
  reason: string,
  place: Point | Position | undefined,
  note: string,
): void {
  const known = file?.messages.some((message) => message.ruleId === ruleId && message.reason === reason);
  if (!file || known) return;
  const message = file.message(reason, { ruleId, source: 'galley', ...(place && { place }) });
  message.note = note;
}
