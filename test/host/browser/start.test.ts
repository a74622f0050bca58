import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../pipeline/host/browser/index.ts';
import { browserProcesses, deadline, emptyFolder, isRoot, pageOf, testPrinter, textOfPages } from './support.ts';

describe('starting', () => {
  it('that takes too long fails, and can be tried again', async () => {
    const folder = emptyFolder();
    const { path, libraries = '' } = await (await findBrowser({}, process.env)).executable();
    const wrapper = join(folder, 'browser');
    // Hangs the first time and is a browser the second time.
    writeFileSync(
      wrapper,
      `#!/bin/sh\nif mkdir '${folder}/tried' 2>&-; then sleep 600; fi\nLD_LIBRARY_PATH='${libraries}' exec '${path}' "$@"\n`,
    );
    chmodSync(wrapper, 0o755);
    const { printer } = testPrinter({ executable: wrapper, deadlines: { start: 2_000 } });
    const page = await pageOf('<p>文</p>');
    await expect(printer.print({ ...page, deadline })).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining('does not answer within `2000` ms'),
    });
    expect(await textOfPages(await printer.print({ ...page, deadline }))).toEqual(['文']);
  });

  it('is tried once more where the browser crashes at it', async () => {
    const { path, libraries = '' } = await (await findBrowser({}, process.env)).executable();
    const wrapper = join(emptyFolder(), 'browser');
    const tries = join(emptyFolder(), 'tries');
    const crashing = (times: number) => {
      const test = `echo . >>'${tries}'; [ $(wc -l <'${tries}') -le ${times} ] && kill -SEGV $$`;
      writeFileSync(wrapper, `#!/bin/sh\n${test}\nLD_LIBRARY_PATH='${libraries}' exec '${path}' "$@"\n`);
      chmodSync(wrapper, 0o755);
      rmSync(tries, { force: true });
    };
    const page = await pageOf('<p>文</p>');
    crashing(1);
    const { printer } = testPrinter({ executable: wrapper });
    expect(await textOfPages(await printer.print({ ...page, deadline }))).toEqual(['文']);
    crashing(2);
    await expect(testPrinter({ executable: wrapper }).printer.print({ ...page, deadline })).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining('(SIGSEGV)'),
    });
  });

  it('says why a program is no browser', async () => {
    const { printer } = testPrinter({ executable: '/bin/false' });
    await expect(printer.version()).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: 'Unexpected end of the browser at its start (`/bin/false`): (exit code 1)',
      note: 'Run `galley doctor`, or set `GALLEY_BROWSER` to another browser.',
    });
  });

  it.runIf(isRoot)('as root warns once that there is no sandbox', async () => {
    const { printer, warnings } = testPrinter();
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    expect(warnings).toEqual(['render/no-sandbox']);
  });

  it.runIf(isRoot)('as root with the sandbox demanded fails and says what to do', async () => {
    const { printer, warnings } = testPrinter({ sandbox: true });
    await expect(printer.version()).rejects.toMatchObject({
      ruleId: 'render/browser-start',
      reason: expect.stringContaining('Unexpected user root, as which the browser cannot make its sandbox'),
      note: 'Run as another user, or leave out the option `sandbox`.',
    });
    expect(warnings).toEqual([]);
  });

  it.runIf(!isRoot)('keeps the sandbox and does not warn', async () => {
    const { printer, warnings, folder } = testPrinter();
    await printer.version();
    expect(warnings).toEqual([]);
    expect(browserProcesses(folder).length).toBeGreaterThan(0);
  });
});
