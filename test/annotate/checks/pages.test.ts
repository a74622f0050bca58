import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../pipeline/annotate/checks/index.ts';
import { CHECK_RULES, type CheckRule, severityOf } from '../../../pipeline/contract/index.ts';
import { check } from './check.ts';

const folder = resolve(import.meta.dirname, '../../../docs/checks');
const pageOf = (rule: CheckRule) => join(folder, `${rule.replace('check/', '')}.md`);

it('there is a page for every check, and a check for every page', () => {
  const pages = readdirSync(folder).filter((name) => name !== 'README.md');
  expect(pages.map((name) => join(folder, name)).sort()).toEqual(CHECK_RULES.map(pageOf).sort());
});

describe.each(CHECK_RULES.filter((rule) => existsSync(pageOf(rule))))('%s', (rule) => {
  const page = readFileSync(pageOf(rule), 'utf8');
  const [head = '', wrong = '', right = ''] = page.split(/^## (?:Wrong|Right)$/m);
  const found = [...wrong.matchAll(/```text\n(.*?)\n```\n\n> ([^\n]+)/gs)];
  const passed = [...right.matchAll(/```text\n(.*?)\n```/gs)];

  it('names its default', () => {
    expect(head).toContain(`Default: \`${checks[rule].defaultSeverity}\``);
    expect(found.length * passed.length).toBeGreaterThan(0);
  });

  it.each(found.map(([, text = '', reason = '']) => [text, reason]))('finds %s', async (text, reason) => {
    const messages = await check(text, { [rule]: 'error' });
    expect(messages.filter(({ ruleId }) => ruleId === rule).map((message) => message.reason)).toEqual([reason]);
    expect(messages.filter((message) => severityOf(message) === 'error')).toHaveLength(1);
  });

  it.each(passed.map(([, text = '']) => [text]))('passes %s', async (text) => {
    const messages = await check(text, { [rule]: 'error' });
    expect(messages.map((message) => message.reason)).toEqual([]);
  });
});
