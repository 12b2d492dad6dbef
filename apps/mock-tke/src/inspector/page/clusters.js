import { act } from './call.js';
import { clusterPath, go, place } from './place.js';
import { clockTime, counted, duration, fill, left, list, number, setValue, status, total, write } from './show.js';

const section = document.getElementById('cluster');
const hosts = document.getElementById('hosts');
const showHostsButton = document.getElementById('show-hosts');
const statusChoice = document.getElementById('cluster-status');

/** The shown cluster: the one in the address, or the first with external nodes. */
export const chosen = ({ clusters }) =>
  clusters.find(({ clusterId }) => clusterId === place().cluster) ??
  clusters.find(({ pools }) => pools.length) ??
  clusters[0];

export function showClusters({ clusters }, cluster) {
  list(
    document.querySelector('#clusters ul'),
    'cluster-row',
    clusters,
    ({ clusterId }) => clusterId,
    (row, one) => {
      const button = row.firstElementChild;
      button.setAttribute('aria-current', one === cluster);
      button.onclick = () =>
        go({ cluster: one.clusterId, pool: '', view: '', status: '', text: '', from: '', node: '' });
      status(row.querySelector('[data-field=status]'), one.status === 'Running' ? one.enabling.status : one.status);
      fill(row, { name: one.name, facts: `${one.region}${total(one.nodes) ? ` · ${counted(one.nodes)}` : ''}` });
    },
  );
}

export function showCluster({ now }, cluster) {
  section.hidden = !cluster;
  if (!cluster) return;
  const { enabling, quota } = cluster;
  document.getElementById('cluster-title').textContent = cluster.name;
  status(section.querySelector('[data-field=status]'), cluster.status);
  const step = enabling.step ? `: ${enabling.step}, ${left(enabling, now)} left` : '';
  fill(section, {
    clusterId: cluster.clusterId,
    facts: `${cluster.region} · v${cluster.version}`,
    enabling: `External nodes: ${enabling.status}${step} · ${number(total(cluster.nodes))} hosts, quota ${number(quota)}`,
  });
  if (![...statusChoice.options].some(({ value }) => value === cluster.status))
    statusChoice.add(new Option(cluster.status));
  setValue(statusChoice, cluster.status);
  showPools(cluster, now);
  showHosts(cluster, now);
}

function showPools({ pools, nodes }, now) {
  const allPools = { nodePoolId: '', name: 'Every pool', status: 'normal', endsAt: null, nodes };
  list(
    document.getElementById('pools'),
    'pool-row',
    [allPools, ...pools],
    ({ nodePoolId }) => nodePoolId,
    (button, pool) => {
      button.setAttribute('aria-pressed', !showsHosts() && pool.nodePoolId === (place().pool ?? ''));
      button.onclick = () => go({ pool: pool.nodePoolId, view: '', from: '' });
      const life = pool.status === 'normal' ? '' : ` · ${pool.status} ${left(pool, now)}`;
      fill(button, {
        name: pool.name,
        facts: `${number(total(pool.nodes))}${pool.nodes.Failed ? ` · ■ ${pool.nodes.Failed}` : ''}${life}`,
      });
    },
  );
}

/** Shows the hosts with a join command instead of the nodes. */
export const showsHosts = () => place().view === 'hosts';

/** Lists the issued join commands with their states. */
function showHosts(cluster, now) {
  const unfinished = cluster.hosts.filter(({ status: word }) => word === 'Waiting' || word === 'Joining').length;
  write(showHostsButton, `Join commands ${cluster.hosts.length}${unfinished ? ` · ◐ ${unfinished}` : ''}`);
  showHostsButton.setAttribute('aria-pressed', showsHosts());
  hosts.hidden = !showsHosts() || cluster.hosts.length === 0;
  const none = showsHosts() && cluster.hosts.length === 0;
  write(document.getElementById('no-hosts'), none ? 'This cluster has no join command yet.' : '');
  list(
    hosts.tBodies[0],
    'host-row',
    cluster.hosts,
    ({ issuedAt, name, nodePoolId }) => `${issuedAt} ${name} ${nodePoolId}`,
    (row, host) => {
      status(row.querySelector('[data-field=status]'), host.status);
      fill(row, {
        name: host.isNamed ? host.name : `${host.name} (not named)`,
        ends: left(host, now),
        pool: cluster.pools.find(({ nodePoolId }) => nodePoolId === host.nodePoolId)?.name ?? host.nodePoolId,
        issued: `${clockTime(host.issuedAt)} (${duration(now - host.issuedAt)} ago)`,
      });
    },
  );
}

showHostsButton.addEventListener('click', () => go({ view: 'hosts', node: '' }));
statusChoice.addEventListener('change', () =>
  act(
    `The cluster is ${statusChoice.value}`,
    'PATCH',
    clusterPath(section.querySelector('[data-field=clusterId]').textContent),
    { status: statusChoice.value },
  ),
);
