import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { filesIn, folderWith } from '../build/folder.ts';

interface Step {
  name: string;
  run?: string;
  uses?: string;
}

const REPOSITORY = resolve(import.meta.dirname, '../..');
const action = parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { description: string; default: string }>;
  runs: { steps: Step[] };
};

/** A project with Galley installed. */
async function project(files: Record<string, string>): Promise<string> {
  const folder = await folderWith(files);
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  await symlink(REPOSITORY, join(folder, 'node_modules/galley'));
  await symlink('../galley/bin/galley.js', join(folder, 'node_modules/.bin/galley'));
  return folder;
}

/** Runs a step as a runner does. */
async function run(name: string, folder: string, env: Record<string, string> = {}) {
  const script = action.runs.steps.find((step) => step.name === name)?.run ?? 'exit 99';
  const options = { cwd: folder, env: { ...process.env, GALLEY_OUTPUT: 'dist', GALLEY_ARGUMENTS: '', ...env } };
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  return promisify(execFile)('bash', args, options).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
}

describe.skipIf(process.platform === 'win32')('the action', () => {
  test('describes every input, and puts none into a script', () => {
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/^[A-Z].*\.$/);
    for (const { run: script = '' } of action.runs.steps) expect(script).not.toContain('${{');
  });

  test('builds a project with further arguments, and shows its findings', async () => {
    const text = '# 报告\n\n局长赵明说：“水位很低。\n';
    const folder = await project({ 'source/a.md': text, 'source/b.md': '# B\n\nText.\n', 'galley.config.json': '{}' });
    const built = await run('Build', folder, { GALLEY_ARGUMENTS: '--edition html --shard 1/2', GALLEY_OUTPUT: 'out' });
    expect(built.code, built.stdout).toBe(0);
    expect((await filesIn(join(folder, 'out'))).filter((name) => /^(?:a|b)\/.\.html$/.test(name))).toHaveLength(1);
    const checked = await run('Check', folder);
    expect(checked.stdout).toMatch(/^::(?:warning|error|notice) .*file=source\/a\.md/m);
  });

  test('fails where a document does', async () => {
    const folder = await project({ 'source/a.md': '---\ntitle: [\n---\n' });
    expect((await run('Build', folder, { GALLEY_ARGUMENTS: '--edition html' })).code).toBe(1);
  });
});
