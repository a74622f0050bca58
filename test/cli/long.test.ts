import { expect, test } from 'vitest';
import { longReport } from '../editions/long-report.ts';
import { project } from './project.ts';

const PDF = ['--edition', 'pdf', '--variant', 'reading'];
const TEMPLATE = `/** @jsxImportSource hastscript */
import { defineTemplate } from 'galley';
export default defineTemplate({
  name: 'hides',
  styles: { print: ['hides.css'] },
  fonts: [{ family: 'Text', weight: 400, style: 'normal', file: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf' }],
  render: ({ title, front, body, notes }) => <main><h1>{title.flat()}</h1>{body}<ol>{notes}</ol></main>,
});`;

/** Its text is proved in a thread of its own, which only the built command has. */
test('a report of many pages: nothing of it is lost, and what is lost is named', async () => {
  const report = Buffer.from(longReport(12)).toString();
  const lost = '这一句谁也看不见。';
  const steps = project({
    'source/report.md': report,
    'look/template.tsx': TEMPLATE,
    'look/hides.css': 'body { font-family: Text } blockquote { display: none }',
  });
  await steps
    .build(...PDF)
    .exits(0)
    .write('source/report.md', `${report}\n> ${lost}\n`)
    .build(...PDF)
    .exits(0);
  const { code, stderr } = await steps.build(...PDF, '-T', './look');
  expect(code).toBe(1);
  expect(stderr).toMatch(/source\/report\.md:\d+:3: error: Unexpected reading PDF without `这一句谁也看不见/);
  expect(stderr).toContain('(pdf/text-lost)');
});
