import type { Failure, MockAccount } from '../mock-account.ts';

export interface Fault {
  name: string;
  failure: Failure;
  /** The case takes ten seconds or more, so it runs separately and does not delay the others. */
  slow?: boolean;
}

const http = (status: number, body = ''): Failure => ({ kind: 'http', status, body });

/** TKE does not act, or it is unknown whether it acted. */
export const notApplied: Fault[] = [
  { name: 'HTTP 500, no body', failure: http(500) },
  { name: 'HTTP 503, a page', failure: http(503, '<h1>busy</h1>') },
  { name: 'HTTP 429, a word', failure: http(429, 'slow down') },
  { name: 'connection cut before', failure: { kind: 'reset' } },
  { name: 'no answer, not made', failure: { kind: 'time-out' }, slow: true },
];
/** TKE acts, but its answer is unusable. */
export const unusableAnswers: Fault[] = [
  { name: 'connection cut after', failure: { kind: 'lost-answer' } },
  { name: 'no answer, made', failure: { kind: 'held-answer' }, slow: true },
  { name: 'half an answer', failure: { kind: 'truncated' } },
  { name: 'a page of HTML', failure: { kind: 'not-json' } },
  { name: 'JSON without Response', failure: { kind: 'no-response' } },
];
export const lateAnswer: Fault = { name: 'answer after 5 s', failure: { kind: 'delay', ms: 5_000 }, slow: true };
/** TKE acts, but reports a failure. */
export const appliedButRefused: Fault[] = ['InternalError', 'InternalError.KubeCommon', 'FailedOperation.Db'].map(
  (code) => ({
    name: `${code}, made`,
    failure: { kind: 'error', code, applied: true },
  }),
);
/** Codes that any action may return. */
export const refusals: Fault[] = [
  'RequestLimitExceeded',
  'InternalError',
  'FailedOperation.KubeClientConnection',
  'AuthFailure.SignatureFailure',
  'UnauthorizedOperation.CamNoAuth',
].map((code) => ({ name: code, failure: code }));

/** Sets the clock difference between Isthmus and TKE. TKE accepts five minutes. */
export const skew = (account: MockAccount, seconds: number) =>
  account.arrange('PATCH', '/options', { skewSeconds: seconds });

/** Fields with values that no release of TKE has used yet. */
export const unknownWords: Record<string, object> = {
  DescribeClusters: { ClusterStatus: 'Pondering', Property: '{"NetworkType":"Hyper","VpcCniType":"tke-hyper"}' },
  DescribeExternalNodeSupportConfig: { Status: 'Pondering', NetworkType: 'Hyper' },
  DescribeExternalNodePools: { LifeState: 'pondering', NodeType: 'TPU' },
  DescribeExternalNode: { Status: 'Pondering' },
};
/** Null wherever TKE's types allow it, and in a few more fields. Identities keep their values. */
export const nulls: Record<string, object> = {
  DescribeClusters: {
    ClusterName: null,
    ClusterVersion: null,
    ClusterStatus: null,
    Property: null,
    ClusterNodeNum: null,
  },
  DescribeExternalNodeSupportConfig: {
    Status: null,
    NetworkType: null,
    Progress: null,
    FailedReason: null,
    Master: null,
  },
  DescribeClusterInstances: { TotalCount: null, InstanceSet: null },
  DescribeExternalNodePools: {
    LifeState: null,
    Labels: null,
    Taints: null,
    RuntimeConfig: null,
    InstanceAdvancedSettings: null,
  },
  DescribeExternalNode: {
    Status: null,
    Reason: null,
    Location: null,
    IP: null,
    CreatedTime: null,
    Unschedulable: null,
  },
};
/** Neither a list nor a count. After such an answer, no object may count as vanished. */
export const noList: Record<string, object> = {
  DescribeClusters: { Clusters: null, TotalCount: null },
  DescribeClusterInstances: { TotalCount: null, InstanceSet: null },
  DescribeExternalNodePools: { NodePoolSet: null, TotalCount: null },
  DescribeExternalNode: { Nodes: null, TotalCount: null },
};
/** Rows without an identity. */
export const noNames: Record<string, object> = {
  DescribeClusters: { ClusterId: null },
  DescribeExternalNodePools: { NodePoolId: null },
  DescribeExternalNode: { Name: null },
};
