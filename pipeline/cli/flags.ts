import type { ProjectOptions } from '../build/project.ts';
import type { Shard } from '../build/shard.ts';
import type { Edition, PdfStandard } from '../contract/index.ts';
import type { ReporterName } from './reporters/index.ts';

/** Flags of `galley build`; `galley check` has some of them. */
export interface BuildFlags {
  config?: string;
  output?: string;
  template?: string;
  edition?: Edition['format'][];
  variant?: Edition['variant'][];
  pdfStandard?: PdfStandard[];
  press?: boolean;
  date?: string;
  jobs?: number;
  threads?: boolean;
  force?: boolean;
  shard?: Shard;
  against?: string;
  browser?: string;
  queue?: string;
  json?: boolean;
  reporter?: ReporterName;
  quiet?: boolean;
  strict?: boolean;
}

/** The same as options of a build. */
export function optionsOf(paths: readonly string[], flags: BuildFlags): ProjectOptions {
  const {
    config,
    output,
    template,
    edition,
    variant,
    pdfStandard,
    press,
    date,
    jobs,
    threads,
    force,
    shard,
    against,
    browser,
  } = flags;
  return {
    paths,
    ...(config !== undefined && { config }),
    ...(output !== undefined && { output }),
    ...(template !== undefined && { template }),
    ...(edition !== undefined && { editions: edition }),
    ...(variant !== undefined && { variants: variant }),
    ...(pdfStandard !== undefined && { pdfStandard }),
    ...(press !== undefined && { press }),
    ...(date !== undefined && { date }),
    ...(jobs !== undefined && { jobs }),
    ...(threads !== undefined && { threads }),
    ...(force !== undefined && { force }),
    ...(shard !== undefined && { shard }),
    ...(against !== undefined && { against }),
    ...(browser !== undefined && { browser }),
  };
}
