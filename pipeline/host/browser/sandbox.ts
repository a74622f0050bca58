import { VFileMessage } from 'vfile-message';

interface SandboxOptions {
  /** The user's choice; without it, on unless it cannot be. */
  sandbox?: boolean;
  onWarning(message: VFileMessage): void;
}

/** Decides about the sandbox, which Chromium cannot make for root, and warns once. */
export function sandboxChoice({ sandbox, onWarning }: SandboxOptions): () => boolean {
  let warned = false;
  return () => {
    if (sandbox !== undefined) return sandbox;
    if (process.getuid?.() !== 0) return true;
    if (!warned) {
      const reason = 'Unexpected user root: the browser runs without its sandbox';
      const warning = new VFileMessage(reason, { ruleId: 'render/no-sandbox', source: 'galley' });
      warning.fatal = false;
      warning.note = 'Run as another user, or set `sandbox: false` if all documents are trusted.';
      onWarning(warning);
    }
    warned = true;
    return false;
  };
}
