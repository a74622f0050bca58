import { Failure } from '../../contract/index.ts';

/** What a browser says when it cannot start, and what to do about it. First match wins. */
const CAUSES: { pattern: RegExp; reason: (match: RegExpExecArray) => string; note: string }[] = [
  {
    pattern: /No usable sandbox|namespace sandbox failed|setuid sandbox|Failed to move to new namespace/,
    reason: () => 'Unexpected system that does not let the browser make its sandbox',
    note:
      'Allow unprivileged user namespaces (`sysctl -w kernel.unprivileged_userns_clone=1`; on Ubuntu 23.10 and later ' +
      '`kernel.apparmor_restrict_unprivileged_userns=0`; in a container `--security-opt seccomp=seccomp.json`, with ' +
      'docs/seccomp.json of Galley), or set ' +
      '`sandbox: false` if all documents are trusted.',
  },
  {
    pattern: /Running as root without --no-sandbox/,
    reason: () => 'Unexpected user root, as which the browser cannot make its sandbox',
    note: 'Run as another user, or leave out the option `sandbox`.',
  },
  {
    pattern: /error while loading shared libraries: ([^\s:]+)/,
    reason: ([, library]) => `Unexpected system without the library \`${library}\`, which the browser needs`,
    note: 'Install it (Debian: `apt-get install libnss3`, or `apt-get install chromium` for all of them).',
  },
  {
    pattern: /version `(GLIBC_[\d.]+)' not found/,
    reason: ([, version]) => `Unexpected C library older than \`${version}\`, which the browser needs`,
    note: 'Install a browser of the system (`apt-get install chromium`) and set `GALLEY_BROWSER` to it.',
  },
  {
    pattern: /EACCES/,
    reason: () => 'Unexpected browser that may not be run',
    note: 'Make the file executable; if its folder forbids programs (`noexec`), set `GALLEY_CACHE` to another one.',
  },
  {
    pattern: /ENOENT|ENOTDIR/,
    reason: () => 'Unexpected browser that is not there or misses its loader',
    note: 'Set `GALLEY_BROWSER` to a browser for this system.',
  },
  {
    pattern: /ENOSPC|No space left/,
    reason: () => 'Unexpected disk without free space for the browser',
    note: 'Free some space, or set `TMPDIR` to a folder on another disk.',
  },
];

/** The failure for a browser that did not start; `output` is what it or the system said. */
export function startFailure(path: string, output: string): Failure {
  for (const { pattern, reason, note } of CAUSES) {
    const match = pattern.exec(output);
    if (match) return new Failure('render/browser-start', `${reason(match)} (\`${path}\`)`, { note });
  }
  const said = lastLines(output);
  return new Failure('render/browser-start', `Unexpected end of the browser at its start (\`${path}\`)${said}`, {
    note: 'Run `galley doctor`, or set `GALLEY_BROWSER` to another browser.',
  });
}

/** The failure for a browser that gave no answer in time. */
export function startTimeout(path: string, deadline: number, output: string): Failure {
  const reason = `Unexpected browser that does not answer within \`${deadline}\` ms (\`${path}\`)${lastLines(output)}`;
  return new Failure('render/browser-start', reason, {
    note: 'Start again when the machine is less busy, or set `GALLEY_BROWSER` to another browser.',
  });
}

function lastLines(output: string): string {
  const lines = output.trim().split('\n').filter(Boolean).slice(-3);
  return lines.length > 0 ? `: ${lines.join(' / ').slice(-400)}` : '';
}
