/**
 * An editor's decisions on what was found: they win, and they find their words again when the text
 * around them was edited.
 */
import type { CitedSource, Decision, Statistic } from '../../contract/index.ts';
import type { Item, Ruling } from '../item.ts';
import type { PlacedBlock } from '../locate.ts';
import { Desk } from './desk.ts';
import { applyDirectives } from './directives.ts';
import type { DecisionFinding } from './finding.ts';
import { applyDecision } from './side-file.ts';

export type { DecisionFinding } from './finding.ts';

export interface DecideOptions {
  decisions: readonly Decision[];
  sources: readonly CitedSource[];
  readFigure(text: string): Statistic[];
}

/**
 * Applies directives and decisions to what was found in each block. Items are corrected in place, and
 * added to or taken out of their lists; the rest of what an editor says is in the rulings.
 */
export function decide(
  blocks: readonly PlacedBlock[],
  items: readonly Item[][],
  { decisions, sources, readFigure }: DecideOptions,
): { rulings: Map<Item, Ruling>; findings: DecisionFinding[] } {
  const desk = new Desk(blocks, items, sources, readFigure);
  for (const block of blocks.keys()) applyDirectives(desk, block);
  for (const decision of decisions) applyDecision(desk, decision);
  return { rulings: desk.rulings, findings: desk.findings };
}
