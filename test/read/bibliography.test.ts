import { describe, expect, it } from 'vitest';
import { readBibliography } from '../../pipeline/read/bibliography.ts';

const read = (path: string, text: string) => readBibliography(path, Buffer.from(text));

describe('a bibliography', () => {
  it('is read from BibTeX', async () => {
    const bib = `@string{obs = "Harrow Sound Observatory"}
@techreport{lund2024, author = {Lund, Mary and Reyes, Tom}, title = {Tides of the {Sound}}, institution = obs, year = 2024, url = {https://example.org/tides} }
@book{gao, author = {高远}, title = {湖区水文志}, publisher = {湖区出版社}, year = {2019}}
`;
    expect(await read('works.bib', bib)).toEqual([
      {
        key: 'lund2024',
        title: 'Tides of the Sound',
        author: 'Mary Lund, Tom Reyes',
        publisher: 'Harrow Sound Observatory',
        date: '2024',
        url: 'https://example.org/tides',
      },
      { key: 'gao', title: '湖区水文志', author: '高远', publisher: '湖区出版社', date: '2019' },
    ]);
  });

  it('is read from CSL-JSON', async () => {
    const json = JSON.stringify([
      {
        id: 'survey',
        type: 'report',
        title: '居民用水调查',
        author: [{ family: '周', given: '维明' }, { literal: '调查组' }],
        issued: { 'date-parts': [[2025, 11]] },
        URL: 'javascript:alert(1)',
      },
    ]);
    expect(await read('works.json', json)).toEqual([
      { key: 'survey', title: '居民用水调查', author: '周维明、调查组', date: '2025-11' },
    ]);
  });

  it.each([
    ['works.bib', '@book{a, title = {open', 'Unexpected text in BibTeX'],
    ['works.json', '[{"id": 1}]', 'Unexpected value at `0.title`'],
    ['works.json', '{', 'Unexpected text in JSON'],
    ['works.ris', '', 'expected a `.json`'],
  ])('that cannot be read is refused: %s %s', async (path, text, reason) => {
    await expect(read(path, text)).rejects.toMatchObject({
      ruleId: 'config/bibliography',
      message: expect.stringContaining(reason),
    });
  });
});
