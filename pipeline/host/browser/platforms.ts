import { join } from 'node:path';
import type { Env } from './found.ts';

/** Commands of installed browsers, the quickest to print first. */
export const INSTALLED_NAMES = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

type Places = (env: Env) => string[];

/** Where installers put browsers, by platform. */
const PLACES: Partial<Record<NodeJS.Platform, Places>> = {
  linux: () => [
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
  ],
  darwin: ({ HOME }) =>
    ['/Applications', ...(HOME ? [join(HOME, 'Applications')] : [])].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    ),
  win32: (env) =>
    [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder
        ? [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Chromium', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ]
        : [],
    ),
};

export function installedPaths(env: Env): string[] {
  return PLACES[process.platform]?.(env) ?? [];
}

const FETCH = '`npx @puppeteer/browsers install chrome-headless-shell@stable --path ~/.cache/puppeteer`';

const REMEDIES: Partial<Record<NodeJS.Platform, string>> = {
  linux: `Install one (\`apt-get install chromium\`, \`apk add chromium\`), run ${FETCH}, or set \`GALLEY_BROWSER\` to one.`,
  darwin: `Install Google Chrome, run ${FETCH}, or set \`GALLEY_BROWSER\` to a browser.`,
  win32: 'Install Google Chrome or Microsoft Edge, or set `GALLEY_BROWSER` to the path of one.',
};

/** What to do on this platform where there is no browser, in one line. */
export function remedy(): string {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return `Install the package again with its dependencies (\`npm ci\`): it brings a browser. Or: ${REMEDIES.linux}`;
  }
  return REMEDIES[process.platform] ?? 'Install Chromium and set `GALLEY_BROWSER` to its path.';
}
