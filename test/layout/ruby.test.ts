import { fromHtml } from 'hast-util-from-html';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTemplate } from '../../pipeline/build/template.ts';
import { pairRuby } from '../../pipeline/layout/ruby.ts';
import { piecesIn, readPdf, textIn } from '../editions/pdf.ts';
import { workshop } from '../editions/workshop.ts';
import { htmlOf } from './edition.ts';

const shop = workshop();
afterAll(() => shop.close());

it('ruby is set in pairs, each with what stands above it', () => {
  const tree = fromHtml('<p>有<ruby>汉<rp>（</rp><rt>hàn</rt><rp>）</rp>字<rt>zì</rt></ruby>。</p>', {
    fragment: true,
  });
  pairRuby(tree);
  expect(tree.children.map((child) => htmlOf(child as never)).join('')).toBe(
    '<p>有<span><span class="ruby"><span class="rb">汉</span><span class="rt">（hàn）</span></span>' +
      '<span class="ruby"><span class="rb">字</span><span class="rt">zì</span></span></span>。</p>',
  );
});

describe.each(['report', 'gongwen', 'review'])('ruby in print (%s)', (name) => {
  it('is read behind what it stands above, and makes no line higher', async () => {
    const line = '这里有一座小镇，名字不常见，要注音才念得出来。';
    const text = `# 地名\n\n${line.repeat(2)}<ruby>甪<rt>lù</rt></ruby>直镇就是这样。${line.repeat(4)}\n`;
    const document = shop.prepare('source/ruby.md', Buffer.from(text));
    const template = await loadTemplate(name, process.cwd());
    const { bytes } = await shop.render(document, { format: 'pdf', variant: 'reading' }, { template });
    const { pages } = await readPdf(bytes);
    expect(pages.map(textIn).join('')).toContain('甪lù直镇就是这样');
    const pieces = piecesIn(pages[0] as never);
    const above = pieces.find(({ text }) => text.includes('lù'));
    const below = pieces.find(({ text }) => text.includes('甪'));
    expect((above?.y ?? 0) - (below?.y ?? 0)).toBeGreaterThan((below?.size ?? 0) * 0.8);
    const baselines = [
      ...new Set(pieces.filter(({ size }) => size === below?.size).map(({ y }) => Math.round(y * 10) / 10)),
    ];
    const steps = baselines.slice(1).map((y, at) => (baselines[at] ?? 0) - y);
    const body = steps.slice(-5);
    expect(Math.max(...body) - Math.min(...body)).toBeLessThan(1);
  });
});
