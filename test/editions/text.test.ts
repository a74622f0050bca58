import { describe, expect, it } from 'vitest';
import { unread } from './text.ts';

describe('unread', () => {
  it('finds a lost, a changed and a moved character', () => {
    expect(unread('一二三四', ['一二', '注', '三四'])).toBe('');
    expect(unread('一二三四', ['一二', '四'])).toBe('三四');
    expect(unread('一二三四', ['一二', '三思'])).toBe('三四');
    expect(unread('一二三四', ['三四', '一二'])).toBe('三四');
  });
});
