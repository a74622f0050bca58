// Run as a process of its own: starts a browser, says so, and exits without closing it when told to.
import { createPrinter } from '../../../pipeline/host/browser/index.ts';

const printer = createPrinter({ env: process.env, onWarning() {} });
process.stdout.write(await printer.version());
process.stdin.once('data', () => process.exit(3));
