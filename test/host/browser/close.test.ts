import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserProcesses, deadline, LONG, pageOf, testPrinter, until } from './support.ts';

describe('closing', () => {
  it('leaves no process and no file', async () => {
    const { printer, folder } = testPrinter();
    await printer.print({ ...(await pageOf('<p>文</p>')), deadline });
    expect(browserProcesses(folder)).not.toEqual([]);
    await printer.close();
    expect(browserProcesses(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends what is being printed and what is being started', async () => {
    const { printer, folder } = testPrinter();
    const printing = printer.print({ ...(await pageOf(LONG)), deadline });
    const outcome = expect(printing).rejects.toMatchObject({ ruleId: 'render/closed' });
    await until(() => browserProcesses(folder).length > 0);
    await printer.close();
    await outcome;
    expect(browserProcesses(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    await expect(printer.version()).rejects.toMatchObject({ ruleId: 'render/closed' });
  });

  it('kills a browser that does not answer', async () => {
    const { printer, folder } = testPrinter();
    await printer.version();
    for (const { pid } of browserProcesses(folder)) process.kill(pid, 'SIGSTOP');
    await printer.close();
    expect(browserProcesses(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
