import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../pipeline/cli/message.ts';
import { styleFor, truncate } from '../../pipeline/cli/style.ts';
import { Failure } from '../../pipeline/contract/index.ts';

const style = styleFor(false);
const at = (line: number, from: number, to: number) => ({
  start: { line, column: from },
  end: { line, column: to },
});

describe('formatMessage', () => {
  test('place, severity, reason, rule, line and remedy', () => {
    const failure = new Failure('frontmatter/unknown-key', 'Unexpected key `titel`', {
      file: 'source/a.md',
      place: at(2, 1, 6),
      note: 'Did you mean `title`?',
    });
    expect(formatMessage(failure, style, 'titel: 年度报告')).toBe(
      [
        'source/a.md:2:1: error: Unexpected key `titel` (frontmatter/unknown-key)',
        '  2 │ titel: 年度报告',
        '    │ ^^^^^',
        '  → Did you mean `title`?',
      ].join('\n'),
    );
  });

  test('the mark stands under wide characters and as far as they reach', () => {
    const message = new VFile({ path: 'a.txt' }).message('Unexpected mark', { place: at(1, 3, 5), ruleId: 'x/y' });
    expect(formatMessage(message, style, '他说“好”')).toContain('  1 │ 他说“好”\n    │     ^^^');
  });

  test('of a long paragraph what stands around the place is shown', () => {
    const message = new VFile({ path: 'a.txt' }).message('Unexpected mark', { place: at(1, 301, 303), ruleId: 'x/y' });
    const [, line = '', mark = ''] = formatMessage(message, style, `${'前'.repeat(300)}此处${'后'.repeat(300)}`).split(
      '\n',
    );
    expect(line).toMatch(/^ {2}1 │ …前+此处后+…$/);
    expect(line.length).toBeLessThan(50);
    const columns = (text: string) => [...text].reduce((sum, c) => sum + (/\p{Script=Han}/u.test(c) ? 2 : 1), 0);
    expect(mark.indexOf('^')).toBe(columns(line.slice(0, line.indexOf('此'))));
    expect(mark.trim()).toMatch(/\^{4}$/);
  });

  test('control characters of a document do not reach the terminal', () => {
    const message = new VFile({ path: 'a\u001B[2J.txt' }).message('Unexpected `\u001B]0;x\u0007`', {
      place: { line: 1, column: 1 },
      ruleId: 'x/y',
    });
    const text = formatMessage(message, style, 'x\u001B[31m\u009B1m\u202Ey');
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
    expect(formatMessage(new Failure('x/y', 'Unexpected end\nof file'), style)).toBe(
      'error: Unexpected end of file (x/y)',
    );
  });

  test('a cause is a line of its own where it has a place', () => {
    const cause = new Failure('file/missing', 'there is no such file');
    expect(formatMessage(new Failure('x/y', 'Unexpected end', { cause }), style)).toBe('error: Unexpected end (x/y)');
    cause.file = 'b.md';
    const placed = new Failure('x/y', 'Unexpected end', { cause });
    expect(formatMessage(placed, style)).toContain('\n  ↳ b.md: there is no such file');
  });

  test('a bug comes with the lines to report', () => {
    const failure = new Failure('galley/bug', 'Galley fails', { cause: new TypeError('no such thing') });
    expect(formatMessage(failure, style)).toMatch(/TypeError: no such thing\n\s+at /);
    const odd = new Failure('galley/bug', 'Galley fails', { cause: new TypeError('in \u001B[2J') });
    expect(formatMessage(odd, style)).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('truncate', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['much too long', 6, 'much …'],
    ['三年行动方案', 7, '三年行…'],
  ])('%j in %i columns', (text, columns, expected) => {
    expect(truncate(text, columns)).toBe(expected);
  });
});
