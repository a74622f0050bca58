import { packageFolder } from './self.ts';

/**
 * Loads a configuration or a template written as code, TypeScript and JSX included, and returns its
 * default export; `undefined` where it has none.
 *
 * `galley` and the JSX runtime are handed in, so that they resolve in a folder without `node_modules`.
 */
export async function loadModule(file: string): Promise<unknown> {
  const [{ createJiti }, define, jsx, hastscript] = await Promise.all([
    import('jiti'),
    import('./define.ts'),
    import('hastscript/jsx-runtime'),
    import('hastscript'),
  ]);
  const jiti = createJiti(packageFolder, {
    // A cache in a temporary folder that others can write to is code that others can write.
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    jsx: { runtime: 'automatic', importSource: 'hastscript' },
    virtualModules: { galley: define, hastscript, 'hastscript/jsx-runtime': jsx },
  });
  return (await jiti.import<{ default?: unknown }>(file)).default;
}
