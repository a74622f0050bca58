// Run as a process of its own: unpacks a bundle into a folder, and logs when it was the one to do so.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unpackOnce } from '../../../pipeline/host/browser/unpack.ts';

const [path = '', log = ''] = process.argv.slice(2);

const bundle = {
  name: 'thing-1',
  async fill(folder: string) {
    appendFileSync(log, 'filled\n');
    await sleep(1_000);
    writeFileSync(join(folder, 'program'), 'program');
  },
};

process.stdout.write(await unpackOnce(bundle, [{ path, shared: false }]));
