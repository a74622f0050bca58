import { expect, it } from 'vitest';
import { describeBrowser } from '../../../pipeline/host/browser/index.ts';
import { emptyFolder, isRoot } from './support.ts';

it('tells what was found and that it prints', async () => {
  const env = {
    ...process.env,
    GALLEY_BROWSER: undefined,
    PUPPETEER_EXECUTABLE_PATH: undefined,
    PUPPETEER_CACHE_DIR: '/nowhere',
  };
  expect(await describeBrowser({}, env)).toEqual({
    origin: 'bundled',
    place: expect.stringMatching(/^@sparticuz\/chromium \d/),
    version: expect.stringMatching(/^HeadlessChrome\/\d/),
    sandbox: isRoot ? 'off' : 'on',
    broughtLibraries: expect.any(Array),
    cache: [expect.stringContaining('galley'), expect.stringContaining('galley')],
    problems: [],
  });
});

it('tells what is wrong and what to do', async () => {
  const report = await describeBrowser({ executable: '/bin/false' }, process.env);
  expect(report).toMatchObject({ origin: 'option', place: '/bin/false', sandbox: 'unknown' });
  expect(report.problems).toMatchObject([
    { ruleId: 'render/browser-start', note: expect.stringContaining('GALLEY_BROWSER') },
  ]);

  const nothing = await describeBrowser({ executable: `${emptyFolder()}/none` }, process.env);
  expect(nothing.origin).toBeUndefined();
  expect(nothing.problems).toMatchObject([{ ruleId: 'render/browser-start' }]);
});
