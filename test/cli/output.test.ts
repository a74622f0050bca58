import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createOutput } from '../../pipeline/cli/output.ts';

const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY, columns: 40 });
const written = (s: PassThrough) => String(s.read() ?? '');

describe('createOutput', () => {
  test('on a terminal the status line gives way to lines and comes after them', () => {
    const [stdout, stderr] = [stream(true), stream(true)];
    const output = createOutput({ stdout, stderr }, {});
    output.status('1/3');
    output.out('built a');
    output.status('2/3');
    output.status('');
    expect(written(stdout)).toBe('built a\n');
    expect(written(stderr)).toBe('1/3\r\u001B[K2/3\r\u001B[K');
  });

  test.each([
    ['without a terminal', false, {}],
    ['in CI', true, { CI: 'true' }],
    ['on a dumb terminal', true, { TERM: 'dumb' }],
  ])('%s there is no status line', (_, isTTY, env) => {
    const [stdout, stderr] = [stream(isTTY), stream(isTTY)];
    const output = createOutput({ stdout, stderr }, env);
    output.status('1/3');
    output.err('warning');
    expect(written(stderr)).toBe('warning\n');
  });

  test.each([
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [false, {}, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('colour on a terminal %s with %j: %s', (isTTY, env, colour) => {
    expect(createOutput({ stdout: stream(isTTY), stderr: stream(isTTY) }, env).colour).toBe(colour);
  });

  test('a closed stream is left alone, any other error is thrown', () => {
    const [stdout, stderr] = [stream(false), stream(false)];
    const output = createOutput({ stdout, stderr }, {});
    stdout.emit('error', Object.assign(new Error('EPIPE'), { code: 'EPIPE' }));
    output.out('more');
    expect(written(stdout)).toBe('');
    expect(() => stderr.emit('error', Object.assign(new Error('EBADF'), { code: 'EBADF' }))).toThrow('EBADF');
  });
});
