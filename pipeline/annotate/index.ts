import { VFileMessage } from 'vfile-message';
import { FATAL, type GalleyDocument, type MarkRule, type RuleLevels } from '../contract/index.ts';
import { type DecisionFinding, decide } from './decisions/index.ts';
import { findQuotations } from './remarks/index.ts';
import { findStatistics } from './statistics/index.ts';
import { annotateTree } from './tree.ts';

export { remarkRemarks, remarkStatistics } from './plugins.ts';
export { type Block, type BlockQuotations, findQuotations, type RemarksOptions } from './remarks/index.ts';
export { findStatistics, type StatisticsOptions } from './statistics/index.ts';

/**
 * Finds the statistics and quotations of a segmented document: fills `document.annotations`, in the
 * order of the text, and wraps the annotated text of `document.tree` in annotation nodes.
 *
 * Pure in its input: reads no clock, file or locale. Relative dates are resolved against
 * `meta.date`. Faults, such as an unclosed quotation mark, become messages of their file.
 */
export function annotate(document: GalleyDocument, levels: RuleLevels = {}): void {
  const { language, date } = document.meta;
  const dated = date === undefined ? { language } : { language, docDate: date };
  const sources = document.files.map((file) => String(file.value));
  const readFigure = (text: string) => findStatistics(text, dated);
  let findings: DecisionFinding[] = [];
  const { annotations, defects } = annotateTree(document.tree, sources, {
    statistics: readFigure,
    quotations: (blocks) => findQuotations(blocks, { language }),
    decide(blocks, items) {
      const decided = decide(blocks, items, { ...document, readFigure });
      findings = decided.findings;
      return decided.rulings;
    },
  });
  document.annotations = annotations;
  for (const { file, position, rule, reason } of defects) {
    const level = levels[rule as MarkRule] ?? 'warn';
    if (level === 'off') continue;
    const message = document.files[file]?.message(reason, { place: position, ruleId: rule, source: 'galley' });
    if (message) message.fatal = FATAL[level];
  }
  for (const finding of findings) report(document, finding);
}

function report({ files, decisionsFile }: GalleyDocument, finding: DecisionFinding): void {
  const { rule, reason, note, position, other } = finding;
  const options = { ruleId: rule, source: 'galley' };
  const cause = other && new VFileMessage(other.reason, { ...options, place: other.position });
  const path = other && files[other.file]?.path;
  if (cause && path !== undefined) cause.file = path;
  const file = finding.file === 'decisions' ? decisionsFile : files[finding.file];
  const message = file?.message(reason, { ...options, ...(position && { place: position }), ...(cause && { cause }) });
  if (message) message.note = note;
}
