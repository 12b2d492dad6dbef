import { expect, test } from 'vitest';
import { languages } from '#shared/i18n/language.ts';
import { ticketText, type Ticket } from './ticket-text.ts';

const noFacts = { hostsWanted: null, city: '', line: null, goLive: null, useCase: '' };
const empty: Ticket = {
  uin: '100262019285',
  gate: 'unknown',
  regions: [],
  quotaFor: null,
  clusters: [],
  facts: noFacts,
};
const full: Ticket = {
  uin: '100262019285',
  gate: 'closed',
  regions: ['ap-guangzhou', 'ap-shanghai'],
  quotaFor: 'cls-1',
  clusters: [
    { clusterId: 'cls-1', name: 'prod-gz', region: 'ap-guangzhou', version: '1.30.4', plugin: 'VPC-CNI' },
    { clusterId: 'cls-2', name: 'unreadable', region: 'ap-shanghai', version: '1.28.3', plugin: '' },
  ],
  facts: {
    hostsWanted: 40,
    city: 'Foshan',
    line: 'ccn',
    goLive: '2027-03-01',
    useCase: 'Rendering beside the scanners',
  },
};

test.each(languages)('in %s a ticket contains every known fact', (language) => {
  const { title, text } = ticketText(language, full);
  expect(title).toContain('40');
  for (const part of [
    '100262019285',
    'ap-guangzhou',
    'ap-shanghai',
    'Foshan',
    '2027-03-01',
    'Rendering',
    'NotInWhitelist',
  ])
    expect(text).toContain(part);
  expect(text).toContain(
    '- cls-1 · prod-gz · ap-guangzhou · 1.30.4 · VPC-CNI\n- cls-2 · unreadable · ap-shanghai · 1.28.3\n',
  );
});

test.each(languages)('in %s missing facts are marked as open, and no text contains undefined or null', (language) => {
  const { title, text } = ticketText(language, empty);
  expect(title + text).not.toMatch(/undefined|null|NaN|object/);
  expect(text.split('\n').filter((line) => /[:：]\s*$/.test(line))).toHaveLength(1);
  expect(text.match(/to be confirmed|待定/g)?.length).toBeGreaterThanOrEqual(6);
  expect(text).not.toContain('NotInWhitelist');
});

test('the languages have the same lines', () => {
  for (const ticket of [empty, full]) {
    const [english, chinese] = languages.map((language) => ticketText(language, ticket).text.split('\n').length);
    expect(english).toBe(chinese);
  }
});

test('an open gate requests only the quota, a small request only the access', () => {
  const opened = ticketText('en', { ...full, gate: 'open' });
  expect(opened.title).toBe('TKE external nodes: a quota of 40 nodes');
  expect(opened.text).not.toContain('Access to the beta');
  expect(opened.text).toContain('1. A quota of 40 external nodes for cls-1 (the default is 5).');
  const small = ticketText('zh-CN', { ...full, facts: { ...full.facts, hostsWanted: 3 } });
  expect(small.title).toBe('TKE 注册节点：申请内测资格（白名单）');
  expect(small.text).not.toContain('配额');
});
