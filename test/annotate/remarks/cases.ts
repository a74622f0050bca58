import { readdirSync, readFileSync } from 'node:fs';

/**
 * One sentence or short paragraph and all that is found in it:
 * `kind | source | cue | content` for a remark, `evidential | source | cue | content`,
 * `class | marked text` for marks. `-` is nothing, ` + ` joins the fragments of a split quotation.
 */
export interface Case {
  genre: string;
  text: string;
  expect: string[];
}

/** Reads a table: a line `# genre`, then paragraphs of one text line and its `= ` lines. */
export function readCases(table: string): Case[] {
  const cases: Case[] = [];
  let genre = '';
  for (const line of table.split('\n').map((l) => l.trim())) {
    if (line === '') continue;
    if (line.startsWith('# ')) genre = line.slice(2);
    else if (line.startsWith('= ')) cases.at(-1)?.expect.push(line.slice(2));
    else cases.push({ genre, text: line, expect: [] });
  }
  return cases;
}

const folder = new URL('cases/', import.meta.url);

/** The sentences of a language, written for this project; people and bodies are made up unless they are offices. */
export function casesOf(language: 'zh' | 'en'): Case[] {
  const names = readdirSync(folder).filter((name) => name.startsWith(`${language}-`));
  return names.sort().flatMap((name) => readCases(readFileSync(new URL(name, folder), 'utf8')));
}
