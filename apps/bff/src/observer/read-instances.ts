import type { Problem } from '@isthmus/contracts/problem';
import type { ExternalNodeFacts } from '#generated/client';
import type { Reader } from './kinds/kind.ts';
import { Count, Flag, isObject, listedItems, problemOfList, Text, TextOrNull } from './reply-fields.ts';

const action = 'DescribeClusterInstances';
/** TKE's limit of a page. */
const pageRows = 100;
/** More than any cluster has. Ends a read whose answers never end. */
const maxPages = 2_000;

/** TKE's 2022-05-01 fields of one node. They decide nothing, so an unreadable one counts as not reported. */
export type InstanceFacts = Omit<
  ExternalNodeFacts,
  'accountId' | 'region' | 'clusterId' | 'name' | 'appearedAt' | 'since'
>;

const Shown = TextOrNull.catch(null);
const ShownText = Text.catch('');
const ShownCount = Count.catch(null);

function toFacts(item: Record<string, unknown>): InstanceFacts {
  const external = isObject(item['External']) ? item['External'] : {};
  return {
    nodePoolId: Shown.parse(item['NodePoolId']),
    ip: ShownText.parse(item['LanIP']),
    state: Shown.parse(item['InstanceState']),
    reason: ShownText.parse(item['FailedReason']),
    unschedulable: Flag.catch(null).parse(item['Unschedulable']),
    createdTime: Shown.parse(item['CreatedTime']),
    kubelet: Shown.parse(external['K8SVersion']),
    cpu: ShownCount.parse(external['CPU']),
    memoryGb: ShownCount.parse(external['Memory']),
  };
}

export interface ReadInstances {
  read: Map<string, InstanceFacts>;
  /** False when a node may be missing. */
  whole: boolean;
  problem: Problem | null;
}

/**
 * Reads the external nodes of a cluster in version 2022-05-01, page by page, with only these states if some are given. InstanceId is the
 * node's name (https://www.tencentcloud.com/document/api/457/66315). Pages overlap by one row: if the list moved while it was read,
 * that row differs, and no missing node counts as gone.
 */
export async function readInstances({ ask2022, key }: Reader, states: string[] = []): Promise<ReadInstances> {
  const Filters = [
    { Name: 'InstanceType', Values: ['External'] },
    ...(states.length ? [{ Name: 'InstanceStates', Values: states }] : []),
  ];
  const found: ReadInstances = { read: new Map(), whole: true, problem: null };
  let last: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const Offset = page * (pageRows - 1);
    const reply = await ask2022(action, { ClusterId: key.clusterId, Offset, Limit: pageRows, Filters });
    const listed = listedItems(action, reply, 'InstanceSet', 'InstanceId');
    const names = [...listed.items.keys()];
    if (page > 0 && names[0] !== last) found.whole = false;
    const hasNew = names.some((name) => !found.read.has(name));
    for (const [name, item] of listed.items) found.read.set(name, toFacts(item));
    last = names.at(-1);
    // Without a count, a page that is not full is the last.
    const left = listed.count === null ? listed.length : Math.max(0, listed.count - Offset);
    const isLast = listed.count === null ? listed.length < pageRows : left <= pageRows;
    found.problem ??= problemOfList(action, reply, { ...listed, count: Math.min(left, pageRows) });
    if (isLast) break;
    // Whatever TKE's count says, the list has ended.
    if (!hasNew) return { ...found, whole: false };
  }
  return found.problem ? { ...found, whole: false } : found;
}
