import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Failure } from '../../contract/index.ts';
import type { Context } from '../context.ts';
import { exits } from '../exit.ts';
import { STARTER } from '../starter.ts';

/** `galley init`: writes a small project; what is there already is never written over. */
export async function init(folder: string, { output }: Context): Promise<number> {
  const root = resolve(folder);
  const there = Object.keys(STARTER).filter((path) => existsSync(join(root, path)));
  if (there.length > 0) {
    throw new Failure(
      'usage/not-empty',
      `Unexpected ${there.map((path) => `\`${path}\``).join(', ')} in \`${folder}\``,
      {
        note: 'Give a new folder: `galley init my-report`.',
      },
    );
  }
  try {
    for (const [path, content] of Object.entries(STARTER)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content, { flag: 'wx' });
      output.out(`wrote ${join(relative('.', root), path)}`);
    }
  } catch (error) {
    const { message } = error as Error;
    throw new Failure('output/write-failed', `Cannot write the project: ${message}`, {
      note: 'Check that you may write there and that the disk is not full.',
    });
  }
  output.out(`Now: ${root === process.cwd() ? '' : `cd ${relative('.', root)} && `}galley build`);
  return exits.success;
}
