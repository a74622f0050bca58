import type { FontFace } from '../../pipeline/contract/template.ts';

/** Han characters and their punctuation, for the few that a text in Latin letters may hold. */
const HAN = 'U+2E80-303F, U+3100-9FFF, U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF, U+20000-323AF';

/** What is set in the sans serif, in the bold of it, and in italics. Kept in step with the style sheets. */
const FURNITURE = ['.furniture', '.margin-notes', 'pre', 'code', 'footer'];
const BOLD = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'strong',
  'b',
  'th',
  'caption',
  'figcaption',
  '.caption',
  '.stop',
  '.bold',
  '.number',
];
const ITALIC = ['em', 'i', 'var', 'dfn'];

const noto = (family: 'Serif' | 'Sans', weight: '400Regular' | '700Bold'): string => {
  const name = `noto-${family.toLowerCase()}-sc`;
  return `@expo-google-fonts/${name}/${weight}/Noto${family}SC_${weight}.ttf`;
};

const source = (family: 'Serif4' | 'Sans3', weight: string): string => {
  const name = family === 'Serif4' ? 'source-serif-4' : 'source-sans-3';
  return `@expo-google-fonts/${name}/${weight}/Source${family}_${weight}.ttf`;
};

/**
 * Chinese texts take Latin letters and digits from the Noto faces too, whose Latin is Source: marks
 * that both scripts share (“ ” … —) must be the Chinese ones.
 */
export const fonts: FontFace[] = [
  { family: 'Noto Serif SC', weight: 400, style: 'normal', file: noto('Serif', '400Regular'), within: ['.chinese'] },
  { family: 'Noto Sans SC', weight: 400, style: 'normal', file: noto('Sans', '400Regular'), within: FURNITURE },
  { family: 'Noto Sans SC', weight: 700, style: 'normal', file: noto('Sans', '700Bold'), within: BOLD },
  {
    family: 'Noto Serif SC',
    weight: 400,
    style: 'normal',
    file: noto('Serif', '400Regular'),
    range: HAN,
    within: ['.western'],
  },
  {
    family: 'Source Serif 4',
    weight: 400,
    style: 'normal',
    file: source('Serif4', '400Regular'),
    within: ['.western'],
  },
  {
    family: 'Source Serif 4',
    weight: 400,
    style: 'italic',
    file: source('Serif4', '400Regular_Italic'),
    within: ITALIC,
  },
  { family: 'Source Sans 3', weight: 400, style: 'normal', file: source('Sans3', '400Regular'), within: ['.western'] },
  { family: 'Source Sans 3', weight: 700, style: 'normal', file: source('Sans3', '700Bold'), within: ['.western'] },
];
