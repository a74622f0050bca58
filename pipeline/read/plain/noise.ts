import type { VFile } from 'vfile';
import type { NoiseNode } from '../../contract/index.ts';
import type { DebrisRule } from './debris.ts';
import type { FurnitureRule } from './furniture.ts';

export type NoiseRule = DebrisRule | FurnitureRule;

/** Why each kind of noise was taken out; the note of its segments. */
export const noiseNotes: Record<NoiseRule, string> = {
  'noise/bookmark': 'A bookmark left by Word',
  'noise/field': 'A field code left by Word',
  'noise/invisible': 'Invisible characters',
  'noise/space': 'No-break spaces in Chinese text',
  'noise/page-number': 'A page number',
  'noise/running-header': 'A running header',
};

/** Kinds that come in hundreds: one message tells of all of them. */
const SUMMED: ReadonlySet<NoiseRule> = new Set(['noise/invisible', 'noise/space']);
/** The other kinds are told one by one, unless there are more than this. */
const MANY = 500;

/**
 * Adds messages (information) to a file for the noise that was taken out of it: one for each piece,
 * or one for all of a kind that comes in hundreds.
 */
export function reportNoise(file: VFile, source: string, found: readonly [NoiseRule, NoiseNode][]): void {
  const kinds = new Map<NoiseRule, NoiseNode[]>();
  for (const [rule, node] of found) {
    const known = kinds.get(rule);
    if (known) known.push(node);
    else kinds.set(rule, [node]);
  }
  for (const [rule, nodes] of kinds) {
    const summed = SUMMED.has(rule) || nodes.length > MANY;
    for (const { position } of summed ? nodes.slice(0, 1) : nodes) {
      const text = source.slice(position.start.offset, position.end.offset);
      const count = `\`${nodes.length}\` ${nodes.length === 1 ? 'place' : 'places'}`;
      const what = SUMMED.has(rule) ? names[rule] : `\`${text}\` and the like`;
      const reason = summed ? `Unexpected ${what} in ${count}, expected none` : `Unexpected \`${text}\`, expected text`;
      const message = file.info(reason, { place: position, ruleId: rule, source: 'galley' });
      message.note = `${noiseNotes[rule]}: it is kept out of the editions. Delete it from the source, or leave it.`;
    }
  }
}

const names: Partial<Record<NoiseRule, string>> = {
  'noise/invisible': 'invisible characters',
  'noise/space': 'no-break spaces in Chinese text',
};
