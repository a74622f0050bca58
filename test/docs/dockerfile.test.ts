import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { galley } from '../cli/project.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { engines, bin } = JSON.parse(read('package.json')) as { engines: { node: string }; bin: Record<string, string> };
const instructions = [...read('Dockerfile').matchAll(/^([A-Z]+) (.*(?:\\\n.*)*)/gm)].map(
  ([, name = '', rest = '']) => ({
    name,
    rest,
  }),
);
const all = (name: string) => instructions.filter((one) => one.name === name).map(({ rest }) => rest);

/** Paths that `npm pack` would ship. */
function packed(folder: string): string[] {
  const json = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const [{ files }] = JSON.parse(json) as [{ files: { path: string }[] }];
  return files.map(({ path }) => path).sort();
}

describe('the Dockerfile', () => {
  it('has a Node that Galley runs on', () => {
    const images = all('FROM').map((image) => /^node:(\d+)-bookworm-slim( AS build)?$/.exec(image)?.[1]);
    expect(new Set(images).size).toBe(1);
    const [, major] = /^>=(\d+)\./.exec(engines.node) ?? [];
    expect(Number(images[0])).toBeGreaterThan(Number(major));
  });

  it('is sent enough to build Galley, and ships what the package ships', () => {
    const context = mkdtempSync(join(tmpdir(), 'galley-context-'));
    onTestFinished(() => rmSync(context, { recursive: true }));
    const ignored = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(ignored[0]).toBe('*');
    for (const line of ignored.slice(1)) {
      const name = line.replace(/^!/, '');
      expect(existsSync(join(root, name)), line).toBe(true);
      cpSync(join(root, name), join(context, name), { recursive: true });
    }
    const copied = all('COPY').filter((rest) => !rest.startsWith('--from'));
    for (const name of copied.flatMap((rest) => rest.split(' ').slice(0, -1)))
      expect(existsSync(join(context, name)), name).toBe(true);
    symlinkSync(join(root, 'node_modules'), join(context, 'node_modules'));
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: context });
    // Names of chunks end in a digest of where they were built.
    const names = (paths: string[]) => paths.map((path) => path.replace(/-[\w-]{8}\.js$/, '.js')).sort();
    expect(names(packed(context))).toEqual(names(packed(root)));
  });

  it('ends as a user who is not root, with the command as its entry point', () => {
    expect(all('USER').at(-1)).toBe('node');
    expect(all('ENTRYPOINT')).toEqual(['["galley"]']);
    expect(all('RUN').join()).toContain(`ln -s /galley/${bin.galley?.replace(/^\.\//, '')} /usr/local/bin/galley`);
  });
});

describe('containers in docs/ci.md', () => {
  it('are given a profile that lets the browser make its sandbox, and no mounts', () => {
    const { defaultAction, syscalls } = JSON.parse(read('docs/seccomp.json')) as {
      defaultAction: string;
      syscalls: { names: string[]; action: string }[];
    };
    expect([defaultAction, ...syscalls.map(({ action }) => action)]).toEqual(['SCMP_ACT_ALLOW', 'SCMP_ACT_ERRNO']);
    const forbidden = syscalls.flatMap(({ names }) => names);
    expect(forbidden.filter((name) => ['chroot', 'clone', 'clone3', 'setns', 'unshare'].includes(name))).toEqual([]);
    expect(forbidden).toEqual(expect.arrayContaining(['bpf', 'mount', 'pivot_root', 'umount2', 'userfaultfd']));
  });

  it('run commands that there are, with options that they have', async () => {
    const [, yaml = ''] = /```yaml\n(# compose\.yaml.*?)```/s.exec(read('docs/ci.md')) ?? [];
    const { services } = parse(yaml, { merge: true }) as {
      services: Record<string, { image: string; command: string[]; depends_on?: string[] }>;
    };
    const ours = Object.values(services).filter(({ image }) => image === 'galley');
    expect(ours.map(({ command }) => command[0])).toEqual(['worker', 'build']);
    for (const { command, depends_on: needed = [] } of ours) {
      const [name = '', ...rest] = command;
      const { code, stdout } = await galley([name, '--help']);
      expect(code).toBe(0);
      for (const option of rest.filter((word) => word.startsWith('--'))) expect(stdout).toContain(`  ${option} <`);
      expect(needed.filter((service) => !(service in services))).toEqual([]);
      const host = new URL(rest.find((word) => word.startsWith('redis:')) ?? '').hostname;
      expect(needed).toContain(host);
    }
  });
});
