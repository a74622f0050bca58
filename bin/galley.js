#!/usr/bin/env node
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Galley needs Node 20.19 or later, found ${process.versions.node}: see https://nodejs.org\n`);
  process.exitCode = 2;
} else {
  // From Node 22 on, compiled code is kept between starts.
  module.enableCompileCache?.();
  const { main } = await import('../lib/pipeline/cli/main.js');
  process.exitCode = await main(process.argv.slice(2));
}
