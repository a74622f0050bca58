import type { FontFace, FontSettings } from '../../pipeline/contract/template.ts';

/** The faces that the standard names, by their roles in `templateOptions.fonts`. */
export type Role = 'title' | 'text' | 'heading' | 'kai';

interface Face {
  family: string;
  /** What the standard asks for, and what stands for it in a project that does not have it. */
  asked: string;
  free: string;
  within?: string[];
}

const noto = (family: 'Serif' | 'Sans', weight: string): string =>
  `@expo-google-fonts/noto-${family.toLowerCase()}-sc/${weight}/Noto${family}SC_${weight}.ttf`;

const FACES: Record<Role, Face> = {
  title: {
    family: 'Gongwen Title',
    asked: '小标宋 (FZXiaoBiaoSong)',
    free: noto('Serif', '700Bold'),
    within: ['h1', '.issuer', '.annex-title'],
  },
  text: { family: 'Gongwen Text', asked: '仿宋 (FangSong)', free: noto('Serif', '400Regular') },
  heading: {
    family: 'Gongwen Heading',
    asked: '黑体 (SimHei)',
    free: noto('Sans', '500Medium'),
    within: [
      ...['.level-1', '.annex', '.classification', '.urgency', 'strong', 'b', 'th', '.bold', '.furniture', 'h2', 'h3'],
      ...['figcaption', 'caption', '.caption', '.margin-notes', 'pre', 'code', 'footer', '.number', '.stop'],
    ],
  },
  // Bolder than the text, from which it has to be told where both are substitutes.
  kai: {
    family: 'Gongwen Kai',
    asked: '楷体 (KaiTi)',
    free: noto('Serif', '600SemiBold'),
    within: ['.level-2', '.stop', '.signer', 'em'],
  },
};

/** The em box of Chinese type: all faces of the grid stand on one baseline. */
const metrics = { ascent: 0.88, descent: 0.12 };

/**
 * The faces of GB/T 9704-2012 § 5.2.2 and § 7. A project names its files under `templateOptions.fonts`; for those it does
 * not name stand free faces, which a message tells.
 */
export function fonts({ options, inProject }: FontSettings): FontFace[] {
  const files = filesIn(options);
  const faces = Object.entries(FACES).map(([role, { family, asked, free, within }]): FontFace => {
    const own = files[role as Role];
    return {
      ...{ family, weight: 400, style: 'normal' as const, metrics },
      ...(own === undefined ? { file: free, insteadOf: asked } : { file: inProject(own) }),
      ...(within && { within }),
    };
  });
  // Page numbers are in 宋体 (§ 7.5), which Noto Serif is one of.
  const song = { family: 'Gongwen Song', weight: 400, style: 'normal' as const, metrics };
  return [...faces, { ...song, file: noto('Serif', '400Regular'), within: ['.folio-digits'] }];
}

function filesIn({ fonts: named = {} }: FontSettings['options']): Partial<Record<Role, string>> {
  const expected = `expected font files by their roles: ${Object.keys(FACES)
    .map((role) => `\`${role}\``)
    .join(', ')}`;
  if (typeof named !== 'object' || named === null) throw new Error(`Unexpected \`fonts\`, ${expected}`);
  for (const [role, file] of Object.entries(named)) {
    if (!Object.hasOwn(FACES, role)) throw new Error(`Unexpected \`fonts.${role}\`, ${expected}`);
    if (typeof file !== 'string') throw new Error(`Unexpected value of \`fonts.${role}\`, expected the path of a file`);
  }
  return named;
}
