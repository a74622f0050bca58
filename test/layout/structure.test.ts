import { describe, expect, it } from 'vitest';
import { documentOf, statistic } from './document.ts';
import { byClass, byId, byTag, edition, htmlOf, textOf } from './edition.ts';

const outline = (markdown: string) => {
  const article = byTag(edition(documentOf(markdown)), 'article')[0];
  if (!article) throw new Error('No article');
  return htmlOf(article).replace(/<article[^>]*>|<\/article>| id="[^"]*"|\s*<\/?span[^>]*>/g, '');
};

describe('sections', () => {
  it('nest by the level of their headings', () => {
    expect(outline('# 题\n\n引\n\n## 甲\n\n一\n\n### 乙\n\n二\n\n## 丙\n\n三')).toBe(
      '<p>引</p><section><h2>甲</h2><p>一</p><section><h3>乙</h3><p>二</p></section></section><section><h2>丙</h2><p>三</p></section>',
    );
  });

  it('begin at the second level and skip none', () => {
    expect(outline('#### 甲\n\n###### 乙\n\n##### 丙')).toBe(
      '<section><h2>甲</h2><section><h3>乙</h3></section><section><h3>丙</h3></section></section>',
    );
  });

  it('end before text of the document itself', () => {
    const document = documentOf('## 甲\n\n一\n\n结语在此', { segments: { 结语: { role: 'closing', level: 1 } } });
    const article = byTag(edition(document), 'article')[0];
    expect(article?.children.map((child) => 'tagName' in child && child.tagName)).toEqual(['section', 'p']);
    expect(byClass(edition(document), 'closing').map(textOf)).toEqual(['结语在此']);
  });

  it('name headings and paragraphs by their segment', () => {
    const tree = edition(documentOf('## 甲\n\n一\n\n- 点一\n- 点二'));
    expect(['s1', 's2', 's3', 's4'].map((id) => byId(tree, id).tagName)).toEqual(['h2', 'p', 'p', 'p']);
  });
});

describe('a signature', () => {
  const document = documentOf('# 题\n\n2025年1月2日\n\n引\n\n## 甲\n\n一\n\n某局\n\n2025年3月4日', {
    meta: { date: '2025-03-04' },
    segments: {
      题: { role: 'title' },
      '2025年1': { role: 'date' },
      某局: { role: 'byline' },
      '2025年3': { role: 'date' },
    },
  });

  it('stays behind the text, and what stands there is not said again under the title', () => {
    const tree = edition(document);
    const [header, article] = ['header', 'article'].map((tag) => byTag(tree, tag)[0] as never);
    expect(byTag(header as never, 'p').map(textOf)).toEqual(['2025年1月2日']);
    expect(textOf(article as never).replace(/\s/g, '')).toBe('引甲一某局2025年3月4日');
    expect(byClass(article as never, 'date').map(textOf)).toEqual(['2025年3月4日']);
  });
});

describe('a run-in heading', () => {
  const document = documentOf('## 开源节流。\n\n新建水厂2座。', {
    segments: { 开源: { runIn: true, stop: '。' } },
    annotations: [statistic('n1', '2座')],
  });

  it('opens its paragraph, and its stop is no part of it', () => {
    expect(htmlOf(byClass(edition(document), 'run-in')[0] as never)).toBe(
      '<div class="run-in"><h2 id="s1">开源节流</h2><span class="stop">。</span><p id="s2">新建水厂' +
        '<span id="at-n1" class="statistic quantity count proposed keep">2座</span>。</p></div>',
    );
  });

  it('has its notes beside both', () => {
    const [noted] = byClass(edition(document, { variant: 'annotated' }), 'noted');
    expect(noted?.children).toMatchObject([
      { properties: { className: ['run-in'] } },
      { properties: { className: ['margin-notes'] } },
    ]);
  });
});

describe('notes', () => {
  const markdown = '甲[^b]，乙[^a]，丙[^b]。\n\n[^a]: 注甲\n\n[^b]: 注乙\n\n[^c]: 无人提起';

  it('are numbered in the order in which they are referred to, and none is lost', () => {
    const [notes] = byClass(edition(documentOf(markdown)), 'notes');
    expect(byTag(notes as never, 'li').map((note) => textOf(note).replace(/[\s↑]/g, ''))).toEqual([
      '注乙',
      '注甲',
      '无人提起',
    ]);
  });

  it('link back to every reference', () => {
    const tree = edition(documentOf(markdown));
    const links = byTag(byId(tree, 'note-1'), 'a').map(({ properties }) => properties.href);
    expect(links).toEqual(['#noteref-1', '#noteref-1-2']);
    expect(byId(tree, 'noteref-1-2').properties.href).toBe('#note-1');
  });
});

describe('tables', () => {
  const markdown = '表1 用水\n\n| 区 | 量 |\n| --- | --- |\n| 东区 | 812 |\n| 西区 | — |';
  const document = () => documentOf(markdown, { annotations: [statistic('n1', '812')] });

  it('have a caption, scopes and columns of figures', () => {
    expect(htmlOf(byTag(edition(document()), 'table')[0] as never).replace(/\s*\n\s*/g, '')).toBe(
      '<table id="s2"><caption id="s1">表1 用水</caption><thead><tr><th scope="col">区</th>' +
        '<th scope="col" class="numeric">量</th></tr></thead><tbody><tr><td class="keep">东区</td><td class="numeric keep">' +
        '<span id="at-n1" class="statistic quantity count proposed keep">812</span></td></tr>' +
        '<tr><td class="keep">西区</td><td class="numeric keep">—</td></tr></tbody></table>',
    );
  });

  it('keep their caption on their page in print', () => {
    const [frame] = byClass(edition(document(), { format: 'pdf' }), 'table');
    expect(frame?.children).toMatchObject([
      { tagName: 'p', properties: { id: 's1', className: ['caption'] } },
      { tagName: 'table' },
    ]);
  });

  it('name the row and the column of a figure in the register', () => {
    expect(textOf(byClass(byId(edition(document()), 'row-n1'), 'context')[0] as never)).toBe('东区 · 量 · 812');
  });
});

describe('figures', () => {
  it('take the caption that follows', () => {
    const tree = edition(documentOf('![柱图](bars.svg)\n\n图1 三年用水'));
    expect(byTag(tree, 'figure')[0]?.children).toMatchObject([{ tagName: 'img' }, { tagName: 'figcaption' }]);
  });
});

describe('raw HTML', () => {
  it.each([600, 20_000])('refuses raw HTML of %i levels at its place', (levels) => {
    const document = documentOf(`好\n\n${'<div>'.repeat(levels)}坏`);
    expect(() => edition(document)).toThrow(
      expect.objectContaining({ ruleId: 'parse/too-deep', file: 'source/sample.md', line: 3, column: 1 }),
    );
  });

  it('cannot run, load, style or take an id', () => {
    const tree = edition(
      documentOf('好<script>alert(1)</script><img src=x onerror=alert(1)><b id="at-n1" style="color:red">坏</b>30个', {
        annotations: [statistic('n1', '30个')],
      }),
    );
    const html = htmlOf(byTag(tree, 'article')[0] as never);
    expect(html).not.toMatch(/script|onerror|style|alert/);
    expect(html).toContain('<b id="user-content-at-n1">坏</b>');
    expect(textOf(byId(tree, 'at-n1'))).toBe('30个');
  });

  it('cannot forge a mark of the layout', () => {
    const tree = edition(
      documentOf('<b data-galley0="0" data-galley1="1">假</b>30个', { annotations: [statistic('n1', '30个')] }),
    );
    expect(byTag(tree, 'b')[0]?.properties).toEqual({});
    expect(htmlOf(tree)).not.toContain('galley2');
  });
});

describe('links inside the document', () => {
  it('find headings by their words', () => {
    const tree = edition(documentOf('见[甲](#家底-一)与[乙](#没有)\n\n## 家底 一'));
    const [found, lost] = byTag(byId(tree, 's1'), 'a');
    expect(found?.properties.href).toBe('#s2');
    expect(lost?.properties).toEqual({ className: ['broken'] });
  });
});

describe('emphasis', () => {
  it('in Latin letters is told from emphasis in Han', () => {
    const [han, latin] = byTag(edition(documentOf('*重点*与*Deus ex*')), 'em');
    expect([han?.properties.className, latin?.properties.className]).toEqual([undefined, ['latin']]);
  });
});
