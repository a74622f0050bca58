import { readFileSync } from 'node:fs';
import type { GalleyDocument } from '../../pipeline/contract/index.ts';
import { documentOf, mark, remark, statistic } from './document.ts';

const read = (name: string) => readFileSync(new URL(`__snapshots__/${name}`, import.meta.url), 'utf8');

/** A Chinese document with a run-in heading, a table, a footnote, figures and a remark. */
export function chinese(): GalleyDocument {
  const document = documentOf(read('zh.md').replace('并重。新建', '并重。\n\n新建'), {
    meta: { title: '把账算到每一滴水', date: '2025-03-22' },
    annotations: [
      statistic('n1', '1.2亿立方米', {
        kind: 'measure',
        value: '120000000',
        unit: { text: '立方米', kind: 'physical' },
      }),
      statistic('n2', '3.5%', { kind: 'percent', value: '3.5', unit: { text: '%', kind: 'ratio', code: 'percent' } }),
      statistic('n3', '去年', { class: 'temporal', kind: 'date', edtf: '2024' }),
      ...remark('r1', '“节水不是限水。”', '市水务局局长林秋', '说'),
      statistic('n4', '2座', { value: '2', unit: { text: '座', kind: 'classifier' } }),
      statistic('n5', '86公里', { kind: 'measure', value: '86', unit: { text: '公里', kind: 'physical' } }),
    ],
    segments: { 开源: { role: 'heading', runIn: true, stop: '。' } },
  });
  const index = document.segments.findIndex(({ runIn }) => runIn);
  const block = document.tree.children[index];
  // The stage before splits a run-in heading from its paragraph.
  if (block?.type === 'paragraph') document.tree.children[index] = { ...block, type: 'heading', depth: 2 };
  return document;
}

/** An English document with a list, an emphasis, a link inside and figures. */
export function english(): GalleyDocument {
  return documentOf(read('en.md'), {
    language: 'en-GB',
    meta: { title: 'Counting every drop', authors: ['R. Ashe'], subtitle: 'A briefing', organisation: 'Institute' },
    annotations: [
      statistic('n1', '120 million cubic metres', { kind: 'measure', value: '120000000' }),
      statistic('n2', '3.5 per cent', { kind: 'percent', value: '3.5' }),
      statistic('n3', '2023', { class: 'temporal', kind: 'date', edtf: '2023' }),
      ...remark('r1', '“Saving is not rationing,”', 'Mara Quill', 'said'),
      statistic('n4', '86 kilometres', { kind: 'measure', value: '86', status: 'confirmed' }),
      mark('m1', 'new works'),
    ],
  });
}
