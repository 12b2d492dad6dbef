import { defaultNodeQuota } from '@isthmus/contracts/default-quota';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { Language } from '#shared/i18n/language.ts';

/** The contents of a beta ticket: facts from TKE and from a person. */
export interface Ticket {
  uin: string;
  gate: 'open' | 'closed' | 'unknown';
  regions: string[];
  /** The cluster that gets the hosts. Null requests the quota for each listed cluster. */
  quotaFor: string | null;
  clusters: { clusterId: string; name: string; region: string; version: string; plugin: string }[];
  facts: Pick<OnboardingFacts, 'hostsWanted' | 'city' | 'line' | 'goLive' | 'useCase'>;
}

interface Words {
  title: (requests: string[]) => string;
  access: string;
  greeting: string;
  requestAccess: string;
  refused: string;
  quota: (hosts: number | null) => string;
  requestQuota: (hosts: number | null, cluster: string | null) => string;
  colon: string;
  comma: string;
  open: string;
  noCluster: string;
  lines: Record<NonNullable<OnboardingFacts['line']>, string>;
  label: Record<'uin' | 'regions' | 'clusters' | 'hosts' | 'city' | 'line' | 'goLive' | 'useCase', string>;
}

const en: Words = {
  title: (requests) => `TKE external nodes: ${requests.join(' and ')}`,
  access: 'access to the beta',
  greeting: 'We ask for the following for TKE external nodes (注册节点, registered nodes):',
  requestAccess: 'Access to the beta of external nodes for this account.',
  refused: ' The API answers UnsupportedOperation.NotInWhitelist today.',
  quota: (hosts) => (hosts ? `a quota of ${hosts} nodes` : 'a higher node quota'),
  requestQuota: (hosts, cluster) =>
    hosts
      ? `A quota of ${hosts} external nodes for ${cluster ?? 'each cluster below'} (the default is ${defaultNodeQuota}).`
      : `A quota of external nodes above the default of ${defaultNodeQuota} for ${cluster ?? 'each cluster below'}; the number is to be confirmed.`,
  colon: ': ',
  comma: ', ',
  open: 'to be confirmed',
  noCluster: 'none yet',
  lines: {
    'direct-connect': 'Direct Connect',
    ccn: 'Cloud Connect Network (CCN)',
    'not-yet': 'none yet',
  },
  label: {
    uin: 'Account UIN',
    regions: 'Regions',
    clusters: 'Clusters',
    hosts: 'Hosts to add',
    city: 'City of the IDC',
    line: 'Line between IDC and VPC',
    goLive: 'Planned start',
    useCase: 'Use case',
  },
};

const zh: Words = {
  title: (requests) => `TKE 注册节点：${requests.join('，')}`,
  access: '申请内测资格（白名单）',
  greeting: '您好，我们使用容器服务 TKE，现申请注册节点的以下内容：',
  requestAccess: '为本账号开通注册节点内测资格（白名单）。',
  refused: '目前 API 返回 UnsupportedOperation.NotInWhitelist。',
  quota: (hosts) => (hosts ? `申请 ${hosts} 个节点的配额` : '申请提升节点配额'),
  requestQuota: (hosts, cluster) =>
    hosts
      ? `将${cluster ? `集群 ${cluster} ` : '以下每个集群'}的注册节点配额设为 ${hosts} 个（默认 ${defaultNodeQuota} 个）。`
      : `将${cluster ? `集群 ${cluster} ` : '以下每个集群'}的注册节点配额提升至默认的 ${defaultNodeQuota} 个以上，具体数量待定。`,
  colon: '：',
  comma: '、',
  open: '待定',
  noCluster: '暂无',
  lines: { 'direct-connect': '专线接入', ccn: '云联网', 'not-yet': '尚未接入' },
  label: {
    uin: '账号 UIN',
    regions: '地域',
    clusters: '集群',
    hosts: '计划接入主机数',
    city: 'IDC 所在城市',
    line: 'IDC 与 VPC 的连接方式',
    goLive: '计划上线日期',
    useCase: '使用场景',
  },
};

const textsIn: Record<Language, Words> = { en, 'zh-CN': zh };

/** Returns the ticket in one language. Missing facts are marked as open, never omitted. */
export function ticketText(language: Language, { uin, gate, regions, quotaFor, clusters, facts }: Ticket) {
  const texts = textsIn[language];
  const { hostsWanted, city, line, goLive, useCase } = facts;
  const closed = gate !== 'open';
  const wantsQuota = hostsWanted === null || hostsWanted > defaultNodeQuota;
  // A ticket must request something: with an open gate, it requests the quota.
  const includesQuota = wantsQuota || !closed;
  const requests = [
    ...(closed ? [{ short: texts.access, full: texts.requestAccess + (gate === 'closed' ? texts.refused : '') }] : []),
    ...(includesQuota ? [{ short: texts.quota(hostsWanted), full: texts.requestQuota(hostsWanted, quotaFor) }] : []),
  ];
  const fact = (name: keyof Words['label'], value: string) => texts.label[name] + texts.colon + (value || texts.open);
  const listed = clusters.map((one) =>
    ['-', [one.clusterId, one.name, one.region, one.version, one.plugin].filter(Boolean).join(' · ')].join(' '),
  );
  const text = [
    texts.greeting,
    ...requests.map(({ full }, index) => `${index + 1}. ${full}`),
    '',
    fact('uin', uin),
    fact('regions', regions.join(texts.comma)),
    ...(listed.length ? [texts.label.clusters + texts.colon.trim(), ...listed] : [fact('clusters', texts.noCluster)]),
    fact('hosts', hostsWanted ? String(hostsWanted) : ''),
    fact('city', city.trim()),
    fact('line', line ? texts.lines[line] : ''),
    fact('goLive', goLive ?? ''),
    fact('useCase', useCase.trim()),
  ];
  return { title: texts.title(requests.map(({ short }) => short)), text: text.join('\n') };
}
