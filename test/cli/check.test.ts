import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createOutput } from '../../pipeline/cli/output.ts';
import { createReporter, type ReporterFlags } from '../../pipeline/cli/reporters/index.ts';
import { Failure } from '../../pipeline/contract/index.ts';
import { project } from './project.ts';

const text = '# 巡查\n\n柳河、北桥、南浦、东山等3个县开展了联合巡查。\n';
const finding = 'Unexpected 4 names before `3个`, expected 3';

test('pretty names both places', async () => {
  await project({ 'source/a.md': text })
    .run(['check'])
    .exits(1)
    .warns(`source/a.md:3:13: error: ${finding} (check/list-count)`, '↳ source/a.md:3:1: The list of 4')
    .prints(/^1 document checked, 1 error\n$/);
});

test('json has the other place in `related`', async () => {
  const run = await project({ 'source/a.md': text }).run(['check', '--reporter', 'json']).exits(1);
  const events = run.stdout.trimEnd().split('\n');
  expect(events.map((line) => JSON.parse(line)).find(({ type }) => type === 'message')).toMatchObject({
    message: {
      severity: 'error',
      rule: 'check/list-count',
      reason: finding,
      related: { reason: 'The list of 4', file: 'source/a.md', line: 3, column: 1 },
    },
  });
});

test('github prints workflow commands and nothing else', async () => {
  const run = await project({ 'source/a.md': text }).run(['check', '--reporter', 'github']).exits(1);
  expect(run.stdout).toBe(
    '::error file=source/a.md,line=3,endLine=3,col=13,endColumn=15,title=check/list-count::' +
      `${finding}%0ACorrect the figure, or take out what does not belong to the list.` +
      '%0AThe list of 4: source/a.md:3:1\n',
  );
  expect(run.stderr).toBe('');
});

test('sarif is one log', async () => {
  const run = await project({ 'source/a.md': text, 'source/年报.md': `${text}![x](gone.png)\n` })
    .run(['check', '--reporter', 'sarif'])
    .exits(1);
  const { version, runs } = JSON.parse(run.stdout);
  expect([version, runs.length, run.stderr]).toEqual(['2.1.0', 1, '']);
  const [{ tool, results, invocations }] = runs;
  expect(invocations).toEqual([{ executionSuccessful: true }]);
  expect(tool.driver.rules).toEqual([{ id: 'asset/missing' }, { id: 'check/list-count' }]);
  const list = results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'check/list-count');
  expect(list).toHaveLength(2);
  expect(list[0]).toMatchObject({ ruleIndex: 1, level: 'error', message: { text: expect.stringContaining(finding) } });
  expect(list[0].locations[0].physicalLocation.region).toEqual({
    startLine: 3,
    startColumn: 13,
    endLine: 3,
    endColumn: 15,
  });
  expect(list[0].relatedLocations[0]).toMatchObject({ message: { text: 'The list of 4' } });
  const uris = list.map((one: typeof results) => one.locations[0].physicalLocation.artifactLocation.uri);
  expect(uris.sort()).toEqual(['source/%E5%B9%B4%E6%8A%A5.md', 'source/a.md']);
});

test('sarif says why nothing was checked', async () => {
  const run = await project().run(['check', '--reporter', 'sarif']).exits(2);
  const [{ results, invocations }] = JSON.parse(run.stdout).runs;
  expect(invocations).toEqual([{ executionSuccessful: false }]);
  expect(results).toMatchObject([{ ruleId: 'usage/missing-path', level: 'error' }]);
});

test('the configuration says what a finding is worth', async () => {
  const config = (level: string) => JSON.stringify({ rules: { 'check/list-count': level } });
  await project({ 'source/a.md': text, 'galley.config.json': config('warn') })
    .run(['check'])
    .exits(0)
    .warns(`warning: ${finding}`)
    .write('galley.config.json', config('off'))
    .run(['check'])
    .exits(0)
    .prints(/^1 document checked\n$/)
    .write('galley.config.json', config('always'))
    .run(['check'])
    .exits(2)
    .warns(/`rules.check\/list-count`, expected `off`, `info`, `warn` or `error`/)
    .write('galley.config.json', '{"rules":{"check/list-cuont":"off"}}')
    .run(['check'])
    .exits(2)
    .warns(/Did you mean `check\/list-count`\?/);
});

test('there is no other reporter, and --json is one of them', async () => {
  await project({ 'source/a.md': text })
    .run(['check', '--reporter', 'tap'])
    .exits(2)
    .warns(/pretty, json, github, sarif/)
    .run(['check', '--reporter', 'sarif', '--json'])
    .exits(2)
    .warns(/cannot be used with/);
});

test('a workflow command cannot be ended by what it says', () => {
  const tell = (flags: ReporterFlags, message: Failure) => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const reporter = createReporter(flags, createOutput({ stdout, stderr }, {}));
    reporter.listen({ type: 'message', message });
    reporter.close();
    return String(stdout.read() ?? '');
  };
  const message = new Failure('check/sum', '100%\n::error::no', { file: 'a,b:c.md' });
  expect(tell({ reporter: 'github' }, message)).toBe(
    '::error file=a%2Cb%3Ac.md,title=check/sum::100%25%0A::error::no\n',
  );
  message.fatal = undefined;
  expect(tell({ reporter: 'github' }, message)).toMatch(/^::notice /);
  expect(tell({ reporter: 'github', quiet: true }, message)).toBe('');
});
