import type { Threads } from '../build/make.ts';
import type { Project } from '../build/project.ts';
import type { HostSettings } from '../host/index.ts';
import { codeOf } from './channel.ts';
import { startThread, type Thread, type ThreadsMeans } from './start.ts';
import type { ThreadSetup } from './wire.ts';

/**
 * Opens threads that make documents of a project, one each at a time; none is started before it is needed. Undefined
 * where they cannot be: in code that runs from its sources, and where options hold functions, which stay in their thread.
 */
export function openThreads(
  project: Project,
  settings: Omit<HostSettings, 'onWarning'>,
  means: ThreadsMeans,
  code = codeOf('document'),
): Threads | undefined {
  const { former, messages, sources, ...copied } = project;
  const setup: ThreadSetup = { project: copied, settings };
  if (!code || !canBeCopied(setup)) return undefined;
  const all = new Set<Thread>();
  const idle: Thread[] = [];
  const start = (): Thread => {
    const thread = startThread(code, setup, means);
    all.add(thread);
    return thread;
  };
  return {
    async make(...document) {
      means.signal.throwIfAborted();
      const thread = idle.pop() ?? start();
      try {
        const made = await thread.make(...document);
        idle.push(thread);
        return made;
      } catch (error) {
        all.delete(thread);
        await thread.close();
        throw error;
      }
    },
    async close() {
      await Promise.all([...all].map((thread) => thread.close()));
    },
  };
}

function canBeCopied(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
