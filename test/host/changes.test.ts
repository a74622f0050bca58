import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { watchChanges } from '../../pipeline/host/changes.ts';

/** A watcher that says what the test wants it to. */
class FakeWatcher extends EventEmitter {
  paths: string[] = [];
  closed = false;
  constructor(readonly options: { usePolling: boolean; ignored: (path: string) => boolean }) {
    super();
    watchers.push(this);
  }
  add(paths: string[]) {
    this.paths.push(...paths);
  }
  unwatch(paths: string[]) {
    this.paths = this.paths.filter((path) => !paths.includes(path));
  }
  async close() {
    this.closed = true;
  }
}

const watchers: FakeWatcher[] = [];
vi.mock('chokidar', () => ({
  watch: (_: string[], options: FakeWatcher['options']) => new FakeWatcher(options),
}));
beforeEach(() => {
  watchers.length = 0;
});

const full = () => Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });

describe('changes of files', () => {
  test('are looked for where the system tells of no more, and that is said once', async () => {
    const told: string[] = [];
    const changes = await watchChanges([], (cause) => told.push(cause.message));
    changes.watch(['/p/source', '/p/look']);
    const [first] = watchers as [FakeWatcher];
    first.emit('error', full());
    first.emit('error', full());
    expect(told).toHaveLength(1);
    expect(watchers.map(({ options }) => options.usePolling)).toEqual([false, true]);
    expect(first.closed).toBe(true);
    const second = watchers[1] as FakeWatcher;
    expect(second.paths).toEqual(['/p/source', '/p/look']);
    const next = changes.quiet(new AbortController().signal);
    second.emit('all', 'change', '/p/source/a.md');
    expect([...(await next)]).toEqual(['/p/source/a.md']);
    second.emit('error', full());
    expect(watchers).toHaveLength(2);
    await changes.close();
    expect(second.closed).toBe(true);
  });

  test('of other kinds of trouble nothing is made', async () => {
    const changes = await watchChanges([], () => expect.unreachable());
    watchers[0]?.emit('error', Object.assign(new Error('gone'), { code: 'ENOENT' }));
    expect(watchers).toHaveLength(1);
    await changes.close();
  });

  test('are told together once it is quiet, without those in ignored folders', async () => {
    const changes = await watchChanges(['/p/dist'], () => expect.unreachable());
    const [watcher] = watchers as [FakeWatcher];
    const next = changes.quiet(new AbortController().signal);
    for (const path of ['/p/dist/a.html', '/p/node_modules/x.js', '/p/a.md', '/p/b.md', '/p/a.md']) {
      watcher.emit('all', 'change', path);
    }
    expect([...(await next)].sort()).toEqual(['/p/a.md', '/p/b.md']);
    await changes.close();
  });

  test('watches what it is told to and nothing that it was told before', async () => {
    const changes = await watchChanges([], () => expect.unreachable());
    changes.watch(['/p/a', '/p/b']);
    changes.watch(['/p/b', '/p/c']);
    expect(watchers[0]?.paths).toEqual(['/p/b', '/p/c']);
    await changes.close();
  });

  test('are waited for until the signal ends it', async () => {
    const changes = await watchChanges([], () => expect.unreachable());
    const controller = new AbortController();
    const next = changes.quiet(controller.signal);
    controller.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    await changes.close();
  });
});
