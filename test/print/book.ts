import { fromHtml } from 'hast-util-from-html';
import type { Assets, PageMap, SourceWords } from '../../pipeline/contract/index.ts';
import { sourceWords } from '../../pipeline/layout/source-words.ts';
import type { PdfMetadata } from '../../pipeline/print/index.ts';
import { face } from '../host/browser/face.ts';

export const metadata: PdfMetadata = {
  title: '复工复产情况',
  authors: ['编辑部', 'A. Editor'],
  subject: '样张',
  keywords: ['复工', '口罩'],
  language: 'zh-Hans-CN',
  creator: 'Galley 0.0.0',
  date: '2020-03-31',
};

const CHARACTERS = '目录第章页见附件本各地企业陆续恢复生产供应平稳有序，。 0123456789';
const font = face(CHARACTERS);

/** A page in one embedded face. */
export async function pageOf(body: string, css = ''): Promise<{ html: string; assets: Assets; words: SourceWords[] }> {
  const style = `@font-face{font-family:F;src:url(face.ttf)}@page{size:A5}*{font:400 12pt/1.5 F}${css}`;
  const html = `<!doctype html><html lang="zh-Hans-CN"><head><meta charset="utf-8"><title>t</title><style>${style}</style></head><body>${body}</body></html>`;
  const assets = new Map([['face.ttf', { type: 'font/ttf', bytes: await font }]]);
  return { html, assets, words: sourceWords(fromHtml(html)) };
}

export interface Chapter {
  id: string;
  title: string;
}

/** A book with a contents page that gives the page of each chapter. */
export function book(chapters: number, sentences: number) {
  const list: Chapter[] = Array.from({ length: chapters }, (_, index) => ({
    id: `章-${index}`,
    title: `第${index}章`,
  }));
  const paragraph = `<p>${'各地企业陆续恢复生产，供应平稳有序。'.repeat(sentences)}</p>`;
  const body = list.map(({ id, title }) => `<h2 id="${id}">${title}</h2>${paragraph}`).join('');
  const render = (pages: PageMap) => {
    const lines = list.map(({ id, title }) => `<li><a href="#${id}">${title}</a> ${pages[id]?.folio ?? ''}页</li>`);
    return pageOf(`<h1>目录</h1><ol>${lines.join('')}</ol>${body}`, 'ol{list-style:none}');
  };
  return { chapters: list, render };
}
