import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../pipeline/annotate/checks/index.ts';
import {
  CHECK_RULES,
  type CheckRule,
  MARK_RULES,
  messagesOf,
  PROJECT_RULES,
  type ProjectRule,
  severityOf,
} from '../../../pipeline/contract/index.ts';
import { check as checkProject } from '../../../pipeline/galley.ts';
import { prepare } from '../../../pipeline/run.ts';
import { folderWith } from '../../build/folder.ts';
import { check } from './check.ts';

const folder = resolve(import.meta.dirname, '../../../docs/checks');
const pageOf = (rule: CheckRule | ProjectRule) => join(folder, `${rule.replace('check/', '')}.md`);

it('there is a page for every check, and a check for every page', () => {
  const pages = readdirSync(folder).filter((name) => name !== 'README.md');
  const rules = [...CHECK_RULES, ...PROJECT_RULES].map(pageOf);
  expect(pages.map((name) => join(folder, name)).sort()).toEqual([...rules, join(folder, 'marks.md')].sort());
});

describe.each(CHECK_RULES.filter((rule) => existsSync(pageOf(rule))))('%s', (rule) => {
  const page = readFileSync(pageOf(rule), 'utf8');
  const [head = '', wrong = '', right = ''] = page.split(/^## (?:Wrong|Right)$/m);
  const found = [...wrong.matchAll(/```(text|markdown)\n(.*?)\n```\n\n> ([^\n]+)/gs)];
  const passed = [...right.matchAll(/```(text|markdown)\n(.*?)\n```/gs)];

  it('names its default', () => {
    expect(head).toContain(`Default: \`${checks[rule].defaultSeverity}\``);
    expect(found.length * passed.length).toBeGreaterThan(0);
  });

  it.each(found.map(([, format = '', text = '', reason = '']) => [text, reason, format]))(
    'finds %s',
    async (text, reason, format) => {
      const messages = await check(text, { [rule]: 'error' }, undefined, format === 'markdown' ? 'md' : 'txt');
      expect(messages.filter(({ ruleId }) => ruleId === rule).map((message) => message.reason)).toEqual([reason]);
      expect(messages.filter((message) => severityOf(message) === 'error')).toHaveLength(1);
    },
  );

  it.each(passed.map(([, format = '', text = '']) => [text, format]))('passes %s', async (text, format) => {
    const messages = await check(text, { [rule]: 'error' }, undefined, format === 'markdown' ? 'md' : 'txt');
    expect(messages.map((message) => message.reason)).toEqual([]);
  });
});

describe('quotation marks', () => {
  const page = readFileSync(join(folder, 'marks.md'), 'utf8');
  const [, wrong = '', right = ''] = page.split(/^## (?:Wrong|Right)$/m);
  const levels = (level: 'error' | 'off') => Object.fromEntries(MARK_RULES.map((rule) => [rule, level]));
  const said = async (text: string, level: 'error' | 'off') => {
    const document = await prepare({ text: `${text}\n` }, { rules: levels(level) });
    const messages = messagesOf(document).filter(({ ruleId }) => ruleId?.startsWith('marks/'));
    return messages.map((message) => `${message.ruleId} ${severityOf(message)}`);
  };

  it.each([...wrong.matchAll(/```text\n(.*?)\n```\n\n> ([^\n]+)/gs)].map(([, text = '', rule = '']) => [text, rule]))(
    'that do not pair up are found, and are worth what the configuration says: %s',
    async (text, rule) => {
      expect(await said(text, 'error')).toContain(`${rule} error`);
      expect(await said(text, 'off')).toEqual([]);
    },
  );

  it.each([...right.matchAll(/```text\n(.*?)\n```/gs)].map(([, text = '']) => [text]))('pass: %s', async (text) => {
    expect(await said(text, 'error')).toEqual([]);
  });
});

describe('two documents', () => {
  const page = readFileSync(pageOf('check/inconsistent'), 'utf8');
  const [, wrong = '', right = ''] = page.split(/^## (?:Wrong|Right)$/m);
  const together = async (part: string) => {
    const [first = '', second = ''] = [...part.matchAll(/```markdown\n(.*?)\n```/gs)].map(([, text = '']) => text);
    const cwd = await folderWith({ 'source/first.md': `${first}\n`, 'source/second.md': `${second}\n` });
    return (await checkProject({ cwd })).messages;
  };

  it('that state one figure differently are told of it, with both places', async () => {
    const [message, more] = await together(wrong);
    const [, reason] = /> (.*)/.exec(wrong) ?? [];
    expect(message).toMatchObject({ ruleId: 'check/inconsistent', file: 'source/second.md', line: 5, reason });
    expect(message?.cause).toMatchObject({ file: 'source/first.md', line: 5 });
    expect(more).toBeUndefined();
  });

  it('of different organisations speak of different things', async () => {
    expect(await together(right)).toEqual([]);
  });
});
