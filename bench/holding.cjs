// Loaded before a program: says on its standard error, when it is sent SIGUSR2, how much its heap holds after a collection.
process.on('SIGUSR2', () => {
  globalThis.gc();
  process.stderr.write(`${process.memoryUsage().heapUsed}\n`);
});
