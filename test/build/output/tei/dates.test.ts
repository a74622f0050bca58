import { expect, test } from 'vitest';
import { dateAttributes } from '../../../../pipeline/build/output/tei/dates.ts';

test.each([
  ['2024', undefined, { when: '2024' }],
  ['2024-05', undefined, { when: '2024-05' }],
  ['2024-05-06', 'XXXX-05-06', { when: '2024-05-06' }],
  ['2024-05-06T03:20', undefined, { when: '2024-05-06T03:20:00' }],
  ['2021/2025', undefined, { from: '2021', to: '2025' }],
  ['2025-01-01/2025-12-31', undefined, { from: '2025-01-01', to: '2025-12-31' }],
  ['2020/..', undefined, { from: '2020' }],
  ['../2020-04', undefined, { to: '2020-04' }],
  ['199X', undefined, { from: '1990', to: '1999' }],
  ['19XX', undefined, { from: '1900', to: '1999' }],
  ['2025-35', undefined, { from: '2025-07', to: '2025-09' }],
  ['2024-05~', undefined, { when: '2024-05', precision: 'low' }],
  // Where spring falls depends on the hemisphere.
  ['2024-21', undefined, { 'when-custom': '2024-21' }],
  [undefined, 'XXXX-03', { when: '--03' }],
  [undefined, 'XXXX-04-12', { when: '--04-12' }],
  [undefined, 'XXXXT06:30', { when: '06:30:00' }],
  [undefined, 'XXXX-03-01..XXXX-04-10', { 'when-custom': 'XXXX-03-01..XXXX-04-10' }],
  [undefined, undefined, {}],
])('EDTF %s, TIMEX %s', (edtf, timex, attributes) => {
  expect(dateAttributes(edtf, timex)).toEqual(attributes);
});
