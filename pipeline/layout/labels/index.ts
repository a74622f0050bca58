import { en } from './en.ts';
import { zh } from './zh.ts';

export type Labels = Readonly<Record<keyof typeof zh, string>>;

/** The words of the furniture for a language tag; English where there is no better. */
export function labelsFor(language: string): Labels {
  return /^zh\b/i.test(language) ? zh : en;
}
