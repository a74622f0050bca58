import type { Grammar } from '../grammar.ts';
export const english: Grammar = { read: () => [], mentions: () => [] };
