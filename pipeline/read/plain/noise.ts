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

/** Adds messages (information) to a file for the noise that was taken out of it. */
export function reportNoise(file: VFile, source: string, found: readonly [NoiseRule, NoiseNode][]): void {
  const told = new Set<NoiseRule>();
  for (const [rule, { position }] of found) {
    if (told.has(rule)) continue;
    let reason = `Unexpected \`${source.slice(position.start.offset, position.end.offset)}\`, expected text`;
    if (SUMMED.has(rule)) {
      told.add(rule);
      const count = found.filter(([other]) => other === rule).length;
      reason = `Unexpected ${rule === 'noise/space' ? 'no-break spaces in Chinese text' : 'invisible characters'} in \`${count}\` ${count === 1 ? 'place' : 'places'}, expected none`;
    }
    const message = file.info(reason, { place: position, ruleId: rule, source: 'galley' });
    message.note = `${noiseNotes[rule]}: it is kept out of the editions. Delete it from the source, or leave it.`;
  }
}
