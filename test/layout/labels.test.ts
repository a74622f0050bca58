import { describe, expect, it } from 'vitest';
import { labelsFor } from '../../pipeline/layout/labels/index.ts';

describe('labels', () => {
  it.each([
    ['zh-Hans-CN', '目录'],
    ['zh', '目录'],
    ['en-GB', 'Contents'],
    ['fr', 'Contents'],
    ['zhx', 'Contents'],
  ])('of %s call the contents %s', (language, contents) => {
    expect(labelsFor(language).contents).toBe(contents);
  });

  it('name the same things in both languages, and none is empty', () => {
    const [zh, en] = [labelsFor('zh'), labelsFor('en')];
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    expect([...Object.values(zh), ...Object.values(en)].filter((label) => label.trim() === '')).toEqual([]);
  });
});
