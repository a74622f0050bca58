import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const file = read('Dockerfile');
const { files, engines } = JSON.parse(read('package.json')) as { files: string[]; engines: { node: string } };

describe('the Dockerfile', () => {
  it('takes all that the package ships, and nothing that is not there', () => {
    const copied = [...file.matchAll(/^COPY --from=made (.*) \/opt/gm)].flatMap(([, paths = '']) =>
      paths.split(' ').map((path) => path.replace('/galley/', '')),
    );
    const shipped = files.filter((name) => !name.startsWith('!'));
    expect(copied.sort()).toEqual([...shipped, 'LICENSE', 'node_modules', 'package.json'].sort());
    for (const name of copied)
      expect(existsSync(fileURLToPath(new URL(`../../${name}`, import.meta.url))), name).toBe(true);
  });

  it('runs a Node that Galley runs on, as a user who is not root', () => {
    const least = Number(/(\d+)\./.exec(engines.node)?.[1]);
    for (const [, major] of file.matchAll(/^FROM node:(\d+)/gm)) expect(Number(major)).toBeGreaterThan(least);
    expect(file).toMatch(/\nUSER node\n/);
  });

  it('builds from the sources alone', () => {
    const ignored = read('.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'lib', 'dist', '.git']));
  });
});
