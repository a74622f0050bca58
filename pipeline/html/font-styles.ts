import { createHash } from 'node:crypto';
import type { Asset } from '../contract/index.ts';
import type { FaceSubset } from './faces.ts';

/** The URL of a face that travels beside a page to be printed: with other characters it is another file. */
function fontUrl(bytes: Uint8Array): string {
  return `fonts/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.ttf`;
}

/**
 * The `@font-face` rules of an edition. On a self-contained page each carries its font; a page to be
 * printed refers to files, which the browser reads faster and which need no packing.
 */
export function fontStyles(subsets: readonly FaceSubset[]): { css: string; assets: [string, Asset][] } {
  const assets: [string, Asset][] = [];
  const rules = subsets.map(({ face, format, bytes }) => {
    const url = format === 'woff' ? `data:font/woff;base64,${Buffer.from(bytes).toString('base64')}` : fontUrl(bytes);
    if (format !== 'woff') assets.push([url, { type: 'font/ttf', bytes }]);
    const range = face.range === undefined ? '' : `unicode-range:${face.range};`;
    const metrics = face.metrics
      ? `ascent-override:${percent(face.metrics.ascent)};descent-override:${percent(face.metrics.descent)};line-gap-override:0%;`
      : '';
    return (
      `@font-face{font-family:${JSON.stringify(face.family)};font-weight:${face.weight};font-style:${face.style};` +
      `font-display:block;${range}${metrics}src:url(${url}) format("${format}")}`
    );
  });
  return { css: rules.join('\n'), assets };
}

const percent = (ems: number): string => `${Math.round(ems * 1000) / 10}%`;
