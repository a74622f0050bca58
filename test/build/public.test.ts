import { expect, test } from 'vitest';
import * as galley from '../../pipeline/galley.ts';

test('what the package exports', () => {
  expect(Object.keys(galley).sort()).toEqual([
    'Failure',
    'annotate',
    'build',
    'check',
    'defineConfig',
    'defineTemplate',
    'folioOf',
    'remarkRemarks',
    'remarkStatistics',
    'severityOf',
    'watch',
  ]);
});

test('annotate takes text or a file, and says what it found where', async () => {
  const text = 'Rainfall was 37.2% above normal.';
  const { document, annotations } = await galley.annotate({ text, format: 'md' }, { language: 'en' });
  expect(document.language).toBe('en');
  expect(annotations).toMatchObject([{ type: 'statistic', value: '37.2', position: { start: { offset: 13 } } }]);
  await expect(galley.annotate({ file: '/nonexistent.md' })).rejects.toMatchObject({ ruleId: 'usage/missing-path' });
});
