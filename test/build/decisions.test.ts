import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../pipeline/galley.ts';
import { folderWith } from './folder.ts';

describe('a document with decisions', () => {
  it('shows them in its editions and in what it exports', async () => {
    const root = await folderWith({
      'works.bib': '@report{gauge, title = {Gauge book}, author = {Lund, Mary}, year = {2024}}',
      'source/tides.md':
        '# Tides\n\nThe tide rose to 4.2 metres on 61 nights, and a third of 90 boats stayed in port.\n',
      'source/tides.decisions.yaml': `decisions:
  - confirm: 4.2 metres
    source: gauge
  - correct: 61
    set: { value: 62 }
    reason: One night was missed.
  - dismiss: a third
    reason: Not counted.
`,
      'source/gone.decisions.yaml': 'decisions: []\n',
    });
    const config = { bibliography: 'works.bib', editions: ['html' as const] };
    const { documents, warnings, messages } = await build({ cwd: root, config });
    expect(documents[0]?.messages).toEqual([]);
    expect(messages.map(({ ruleId, file }) => [ruleId, file])).toEqual([
      ['decision/without-source', 'source/gone.decisions.yaml'],
    ]);
    expect(warnings).toBe(1);

    const read = (name: string) => readFile(join(root, 'dist/tides', name), 'utf8');
    const annotated = await read('tides.annotated.html');
    expect(annotated).toContain('<span class="status">confirmed</span>');
    expect(annotated).toContain('<a href="#source-1" class="cited">Gauge book</a>');
    expect(annotated).toMatch(/<li id="source-1">.*Gauge book.*Mary Lund, 2024.*<a href="#at-n1">4.2 metres<\/a>/s);
    expect(annotated).toMatch(/value="62"[^>]*>(?:<[^>]*>)*61/);
    expect(annotated).toContain('and a third of ');
    expect(await read('tides.html')).toContain('<li id="source-1">');
    const { annotations } = JSON.parse(await read('annotations.json'));
    expect(annotations.map(({ status, reason }: { status: string; reason?: string }) => [status, reason])).toEqual([
      ['confirmed', undefined],
      ['corrected', 'One night was missed.'],
      ['dismissed', 'Not counted.'],
      ['proposed', undefined],
    ]);
    expect(annotations[1].proposed).toMatchObject({ value: '61' });
    const table = await read('statistics.csv');
    expect(table).toMatch(/dismissed,Not counted\.,/);
    expect(table).toMatch(/confirmed,,gauge,/);
  });
});
