import type { Root } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { Annotation, AnnotationNode } from '../contract/index.ts';
import { findQuotations, type RemarksOptions } from './remarks/index.ts';
import { findStatistics, type StatisticsOptions } from './statistics/index.ts';
import { annotateTree, type Finders } from './tree.ts';

declare module 'vfile' {
  interface DataMap {
    /** Statistics and quotations, as `remarkStatistics` and `remarkRemarks` found them. */
    annotations: Annotation[];
  }
}

/**
 * Plugin to find statistics: figures, dates, ranks and numbered names.
 *
 * Wraps them in `annotation` nodes, which remark-rehype turns into `<data>` and `<span>` with a
 * class, and adds them to `file.data.annotations`.
 */
export const remarkStatistics: Plugin<[StatisticsOptions?], Root, Root> = (options) =>
  transformer({ statistics: (text) => findStatistics(text, options) });

/**
 * Plugin to find quoted remarks with their speakers, other marked words, and evidentials.
 *
 * Wraps content, speaker and cue in `annotation` nodes, which remark-rehype turns into `<q>`,
 * `<cite>` and `<span>` with a class, and adds them to `file.data.annotations`. Faults of the
 * quotation marks become messages of the file.
 */
export const remarkRemarks: Plugin<[RemarksOptions?], Root, Root> = (options) =>
  transformer({ quotations: (blocks) => findQuotations(blocks, options) });

function transformer(finders: Finders): ReturnType<Plugin<[], Root, Root>> {
  return (tree, file) => {
    const { annotations, defects } = annotateTree(tree, [String(file)], finders);
    file.data.annotations = [...(file.data.annotations ?? []), ...annotations];
    for (const { rule, reason, position } of defects) {
      file.message(reason, { place: position, ruleId: rule, source: 'galley' });
    }
    const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
    visit(tree, 'annotation', (node) => {
      const annotation = byId.get(node.annotation);
      if (annotation) node.data = element(node, annotation);
    });
  };
}

/** What remark-rehype makes of an annotation node. */
function element(node: AnnotationNode, annotation: Annotation): NonNullable<AnnotationNode['data']> {
  const className = [node.part === 'whole' ? node.kind : node.part];
  if (node.part === 'speaker') return { hName: 'cite', hProperties: { className } };
  if (node.part === 'cue') return { hName: 'span', hProperties: { className } };
  if (annotation.type === 'remark') return { hName: 'q', hProperties: { className } };
  if (annotation.type === 'statistic' && annotation.class === 'quantity' && annotation.value !== undefined) {
    return { hName: 'data', hProperties: { className, value: annotation.value } };
  }
  return { hName: 'span', hProperties: { className } };
}
