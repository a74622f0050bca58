import type { FontFace, LoadedTemplate } from '../contract/index.ts';
import type { Faces } from './faces.ts';
import type { SvgStyle } from './images.ts';

/** Name of the family inside a drawing; drawings ask for families that only some machines have. */
const FAMILY = 'galley';

/**
 * The fonts of a drawing's words. A drawing shown as an image sees no font of its page, so it gets
 * the regular upright faces of the page, and all its words are set in them.
 */
export function svgFonts(faces: Faces, template: LoadedTemplate, used: (face: FontFace) => boolean): SvgStyle {
  const upright = template.fonts.filter((face) => face.style === 'normal' && used(face));
  const regular = Math.min(...upright.map(({ weight }) => Math.abs(weight - 400)));
  const chosen = upright.filter(({ weight }) => Math.abs(weight - 400) === regular);
  return async (characters) => {
    let left = characters;
    const rules: string[] = [];
    for (const [index, face] of chosen.entries()) {
      const subset = await faces.subset(face, template, left, 'woff');
      if (!subset) continue;
      const has = await faces.covers(face, template);
      left = new Set([...left].filter((character) => !has(character)));
      const url = `data:font/woff;base64,${Buffer.from(subset.bytes).toString('base64')}`;
      rules.push(`@font-face{font-family:${FAMILY}${index};src:url(${url}) format("woff")}`);
    }
    if (rules.length === 0) return '';
    const families = chosen.map((_, index) => `${FAMILY}${index}`).join(',');
    return `${rules.join('')}text,text *{font-family:${families}!important}`;
  };
}
