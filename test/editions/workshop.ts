import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, parse, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTemplate } from '../../pipeline/build/template.ts';
import type { Edition, GalleyDocument, LoadedTemplate } from '../../pipeline/contract/index.ts';
import { createHost } from '../../pipeline/host/index.ts';
import { createPipeline, type RenderedEdition, type RenderSettings } from '../../pipeline/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The whole pipeline on the real host, without a build around it. */
export function workshop() {
  const host = createHost({
    root: process.cwd(),
    folders: [root, dirname(root), tmpdir()],
    browser: {},
    sourceDateEpoch: 0,
    onWarning: () => undefined,
  });
  const pipeline = createPipeline(host);
  return {
    /** `former` is the file of a former edition to compare with. */
    prepare(file: string, bytes: Uint8Array = readFileSync(file), former?: string): GalleyDocument {
      const path = relative(process.cwd(), file);
      const before = former !== undefined && {
        former: { against: 'the former edition', files: [{ path: former, bytes: readFileSync(former) }] },
      };
      return pipeline.prepare({ name: parse(file).name, files: [{ path, bytes }], ...before });
    },
    async render(
      document: GalleyDocument,
      edition: Edition,
      settings: Pick<RenderSettings, 'pages' | 'onPages' | 'options'> & { template?: LoadedTemplate } = {},
    ): Promise<RenderedEdition> {
      const template = settings.template ?? (await loadTemplate('report', root));
      const colophon = { sources: [], galley: '0.0.0' };
      return pipeline.render(document, edition, { colophon, deadline: 60_000, ...settings, template });
    },
    close: () => host.printer.close(),
  };
}
