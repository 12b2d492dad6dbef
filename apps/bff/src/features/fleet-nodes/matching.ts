import type { FleetNodesFilter } from '@isthmus/contracts/fleet-nodes';
import { healthWords } from '@isthmus/contracts/health';
import { joinSql, sql, type Sql } from '#database/sql';

const partsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
/** The ids of TKE begin alike, so a shorter text is not the beginning of an id. */
const idBeginning = /^(cls|np)-./;

/** Returns the listed names and addresses, each once; null when the text has words instead. */
export const listedHosts = (text: string) => (text.includes(',') ? [...new Set(partsOf(text))] : null);

function textConditions(text: string): Sql[] {
  const listed = listedHosts(text);
  if (listed) return [sql`(name collate "C" = any(${listed}) or ip collate "C" = any(${listed}))`];
  return partsOf(text).map((word) => {
    const part = `%${escaped(word)}%`;
    const beginning = `${escaped(word)}%`;
    return idBeginning.test(word)
      ? sql`(name like ${part} or cluster_id like ${beginning} or node_pool_id like ${beginning})`
      : sql`(name like ${part} or ip like ${part})`;
  });
}

/** The conditions of the filter on columns of both lists of nodes. Names have no capitals (Kubernetes allows none). */
export function conditionsOf({ q = '', accountId, clusterId, nodePoolId, location }: FleetNodesFilter): Sql {
  const each = [
    ...textConditions(q),
    ...(accountId ? [sql`account_id = ${accountId}::uuid`] : []),
    ...(clusterId ? [sql`cluster_id = ${clusterId}`] : []),
    ...(nodePoolId ? [sql`node_pool_id = ${nodePoolId}`] : []),
    ...(location ? [sql`location = ${location}`] : []),
  ];
  return each.length ? joinSql(each, ' and ') : sql`true`;
}

const wordsOf = (state: string) => Object.keys(healthWords).filter((word) => healthWords[word] === state);
const states = [...new Set(Object.values(healthWords))].filter((state) => state !== 'running');

/** The state as shown: `healthStateOf` in SQL, or unknown when the reading is out of date. Columns: old, status, unschedulable. */
export const stateSql = sql`case
  when old then 'unknown'
  when status = any(${wordsOf('running')}) then case when unschedulable then 'cordoned' else 'running' end
  ${joinSql(
    states.map((state) => sql`when status = any(${wordsOf(state)}) then ${state}`),
    ' ',
  )}
  else 'unknown' end`;
