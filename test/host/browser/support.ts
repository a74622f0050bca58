import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { onTestFinished } from 'vitest';
import type { Assets } from '../../../pipeline/contract/index.ts';
import { type BrowserPrinter, createPrinter, type PrinterOptions } from '../../../pipeline/host/browser/index.ts';
import { face } from './face.ts';

export const isRoot = process.getuid?.() === 0;

/** Of a print, in milliseconds. */
export const deadline = 30_000;

/** Takes the browser a second or more to print. */
export const LONG = Array.from({ length: 6_000 }, (_, index) => `<p>第${index}段</p>`).join('');

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestPrinter {
  printer: BrowserPrinter;
  warnings: string[];
  /** Where the printer's browser keeps what it writes. */
  folder: string;
}

/** A printer whose browser writes to a folder of its own. Closed after the test. */
export function testPrinter(options: Partial<PrinterOptions> = {}): TestPrinter {
  const folder = emptyFolder();
  const warnings: string[] = [];
  const printer = createPrinter({
    onWarning: ({ ruleId }) => void warnings.push(String(ruleId)),
    ...options,
    env: { ...process.env, ...options.env, TMPDIR: folder },
  });
  onTestFinished(() => printer.close());
  return { printer, warnings, folder };
}

export interface ProcessInfo {
  pid: number;
  leader: boolean;
  renderer: boolean;
}

/** Processes of the browsers that write to a folder, and their children; zombies are no longer there. */
export function browserProcesses(folder: string): ProcessInfo[] {
  const all = readdirSync('/proc').flatMap((name) => {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      const [state, , group] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return state === 'Z' ? [] : [{ pid: Number(name), group: Number(group), command }];
    } catch {
      return [];
    }
  });
  const leaders = new Set(
    all.filter(({ pid, group, command }) => pid === group && command.includes(`=${folder}/`)).map(({ pid }) => pid),
  );
  return all
    .filter(({ group }) => leaders.has(group))
    .map(({ pid, command }) => ({ pid, leader: leaders.has(pid), renderer: command.includes('--type=renderer') }));
}

/** Waits until a condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** A page in one embedded face, which has the characters of its body and more. */
export async function pageOf(body: string, head = '', more = ''): Promise<{ html: string; assets: Assets }> {
  const bytes = await face(`${body}${more}0123456789`);
  const url = `fonts/${createHash('sha256').update(bytes).digest('hex')}.ttf`;
  const css = `@font-face{font-family:F;src:url(${url})} *{font-family:F;font-weight:400;font-size:12pt}`;
  return {
    html: `<!doctype html><html lang="zh-Hans-CN"><head><meta charset="utf-8"><title>样张</title><style>${css}</style>${head}</head><body>${body}</body></html>`,
    assets: new Map([[url, { type: 'font/ttf', bytes }]]),
  };
}

/** The text of each page. */
export async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  // The reader takes possession of the bytes that it is given.
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await document.destroy();
  return pages;
}
