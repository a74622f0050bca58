import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { BuildEvent, DocumentResult } from '../../pipeline/build/events.ts';
import { createOutput } from '../../pipeline/cli/output.ts';
import { createReporter, type ReporterFlags } from '../../pipeline/cli/reporters/index.ts';
import { Failure } from '../../pipeline/contract/index.ts';

const note = new Failure('source/bookmark', 'Unexpected bookmark', { file: 'a.txt' });
note.fatal = undefined;
const warning = new Failure('asset/missing', 'Unexpected image', { file: 'a.txt' });
warning.fatal = false;
const error = new Failure('source/encoding', 'Unexpected byte', { file: 'b.txt' });

const result = (name: string, ok: boolean): DocumentResult => ({
  name,
  source: `${name}.txt`,
  ok,
  folder: `${process.cwd()}/dist/${name}`,
  editions: ok
    ? [
        { format: 'html', variant: 'annotated', path: '', bytes: 2048, sha256: '' },
        { format: 'pdf', variant: 'reading', path: '', bytes: 1, sha256: '', pages: 7 },
      ]
    : [],
  messages: ok ? [note, warning] : [error],
  milliseconds: 1234,
});

const EVENTS: BuildEvent[] = [
  { type: 'start', documents: ['a', 'b'], output: '/dist', editions: [] },
  { type: 'document:start', document: 'a', source: 'a.txt' },
  { type: 'stage', document: 'a', stage: 'pdf' },
  { type: 'message', document: 'a', message: note },
  { type: 'message', document: 'a', message: warning },
  { type: 'document:done', document: 'a', result: result('a', true) },
  { type: 'document:start', document: 'b', source: 'b.txt' },
  { type: 'message', document: 'b', message: error, excerpt: 'line' },
  { type: 'document:failed', document: 'b', result: result('b', false) },
  {
    type: 'done',
    result: {
      output: '/dist',
      documents: [result('a', true), result('b', false)],
      built: 1,
      reused: 0,
      failed: 1,
      removed: [],
      messages: [],
      errors: 1,
      warnings: 1,
      milliseconds: 2345,
    },
  },
];

function tell(flags: ReporterFlags, isTTY = false) {
  const streams = ['stdout', 'stderr'].map(() => Object.assign(new PassThrough(), { isTTY, columns: 60 }));
  const [stdout, stderr] = streams as [(typeof streams)[0], (typeof streams)[0]];
  const reporter = createReporter(flags, createOutput({ stdout, stderr }, {}));
  for (const event of EVENTS) reporter.listen(event);
  reporter.close();
  return { stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}

describe('the reporter for people', () => {
  test('a line for each document, a summary, and messages beside them', () => {
    const { stdout, stderr } = tell({});
    expect(stdout).toBe(
      [
        'built dist/a: annotated HTML 2 kB, PDF 7 pages in 1.2 s',
        'failed b',
        '1 of 2 documents in 2.3 s, 1 failed, 1 error, 1 warning, 1 note (see `galley check`)\n',
      ].join('\n'),
    );
    expect(stderr).toBe(
      'a.txt: warning: Unexpected image (asset/missing)\nb.txt: error: Unexpected byte (source/encoding)\n',
    );
  });

  test('checking, it prints notes, and only failed documents', () => {
    const { stdout, stderr } = tell({ checking: true });
    expect(stdout).toBe('failed b\n2 documents checked, 1 failed, 1 error, 1 warning\n');
    expect(stderr).toMatch(/^a\.txt: info: Unexpected bookmark/);
  });

  test('quiet, it prints errors', () => {
    const errors = { stdout: '', stderr: 'b.txt: error: Unexpected byte (source/encoding)\n' };
    expect(tell({ quiet: true })).toEqual(errors);
    expect(tell({ quiet: true, checking: true })).toEqual(errors);
    expect(tell({ quiet: true, checking: true, strict: true }).stderr).toMatch(/^a\.txt: warning: .*\nb\.txt: error: /);
  });

  test('on a terminal a line says how far it is, and is gone at the end', () => {
    const { stderr } = tell({}, true);
    const lines = stripVTControlCharacters(stderr).split(/[\r\n]/);
    expect(lines).toContainEqual(expect.stringMatching(/^0\/2 documents · a · printing PDF · \d\.\d s$/));
    expect(lines).toContainEqual(expect.stringMatching(/^1\/2 documents · b · reading · \d\.\d s$/));
    expect(stderr.endsWith('\r\u001B[K')).toBe(true);
  });
});

test('the reporter for machines prints each event as one line', () => {
  const { stdout, stderr } = tell({ json: true });
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map(({ type }) => type)).toEqual(EVENTS.map(({ type }) => type));
  expect(events[7]).toEqual({
    type: 'message',
    document: 'b',
    excerpt: 'line',
    message: {
      severity: 'error',
      rule: 'source/encoding',
      reason: 'Unexpected byte',
      note: null,
      file: 'b.txt',
      line: null,
      column: null,
      place: null,
    },
  });
  expect(stderr).toBe('');
});
