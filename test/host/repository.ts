import { execFileSync, spawnSync } from 'node:child_process';

/** Galley needs git only where documents are compared with a revision. */
export const HAS_GIT = spawnSync('git', ['--version']).status === 0;

/** Commits everything in a folder, which becomes a repository with the first. */
export function commit(folder: string, message: string): void {
  const author = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@b' };
  const env = { ...process.env, ...author, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-q', '--allow-empty', '-m', message],
  ])
    execFileSync('git', args, { cwd: folder, env });
}
