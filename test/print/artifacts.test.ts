import { expect, it } from 'vitest';
import { withArtifacts } from '../../pipeline/print/artifacts.ts';

const lines = (...content: string[]) => content.join('\n');

it('encloses text and painted paths that no tag holds, and leaves the rest', () => {
  const tagged = ['/P <</MCID 0 >>BDC', 'BT', '(a) Tj', 'ET', '0 0 1 1 re', 'f', 'EMC'];
  const content = lines(
    'q',
    '0 0 9 9 re',
    'W* n',
    'BT',
    '<0001> Tj',
    'ET',
    ...tagged,
    '1 2 m',
    '3 4 l',
    'S',
    '/X1 Do',
    'Q',
  );
  expect(withArtifacts(content)).toBe(
    lines(
      ...['q', '0 0 9 9 re', 'W* n', '/Artifact BMC', 'BT', '<0001> Tj', 'ET', 'EMC'],
      ...tagged,
      ...['/Artifact BMC', '1 2 m', '3 4 l', 'S', 'EMC', '/Artifact BMC', '/X1 Do', 'EMC', 'Q'],
    ),
  );
});

it('does nothing the second time', () => {
  const once = withArtifacts(lines('BT', '(a) Tj', 'ET', '0 0 1 1 re', 'f*'));
  expect(withArtifacts(once)).toBe(once);
});
