/** Headings that stand on the document's own level whatever is numbered around them: the usual parts of reports. */
const NAMES: ReadonlySet<string> = new Set([
  '前言',
  '引言',
  '序言',
  '导言',
  '导语',
  '摘要',
  '内容提要',
  '目录',
  '正文',
  '结语',
  '结束语',
  '结论',
  '总结',
  '后记',
  '附录',
  '附件',
  '附表',
  '附则',
  '总则',
  '致谢',
  '参考文献',
  '注释',
  '说明',
  'abstract',
  'summary',
  'executive summary',
  'introduction',
  'foreword',
  'preface',
  'background',
  'contents',
  'conclusion',
  'conclusions',
  'acknowledgements',
  'acknowledgments',
  'references',
  'bibliography',
  'notes',
  'appendix',
  'annex',
  'outlook',
]);

export const isSectionName = (text: string): boolean =>
  NAMES.has(
    text
      .replace(/[\s　:：]/gu, (s) => (s === ' ' ? ' ' : ''))
      .trim()
      .toLowerCase(),
  );
