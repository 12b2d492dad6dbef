import { act, call } from './call.js';
import { showsHosts } from './clusters.js';
import { clusterPath, go, place } from './place.js';
import { choices, fill, left, list, number, setValue, status, total, write } from './show.js';

const pageSize = 100;
const filter = document.getElementById('node-filter');
const acts = document.getElementById('node-acts');
const table = document.getElementById('nodes');
const earlier = document.getElementById('node-earlier');
const later = document.getElementById('node-later');
const from = () => Number(place().from ?? 0);

/** One page of the cluster's nodes, so the table stays small. */
export function readNodes({ clusterId }) {
  const { pool: nodePoolId, status: word, text } = place();
  const wanted = { nodePoolId, status: word, text, offset: from(), limit: pageSize };
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return call('GET', clusterPath(clusterId, `/nodes?${query}`));
}

export function showNodes({ now }, cluster, { count, nodes }) {
  const all = total(cluster.nodes);
  const words = Object.entries(cluster.nodes);
  choices(filter.status, [['', 'Every state'], ...words.map(([word, many]) => [word, `${word} (${number(many)})`])]);
  setValue(filter.status, place().status ?? '');
  setValue(filter.text, place().text ?? '');
  write(
    document.getElementById('node-count'),
    count > nodes.length
      ? `${number(from() + 1)}–${number(from() + nodes.length)} of ${number(count)}`
      : `${number(count)} of ${number(all)}`,
  );
  filter.hidden = showsHosts();
  earlier.hidden = later.hidden = count <= pageSize;
  earlier.disabled = from() === 0;
  later.disabled = from() + nodes.length >= count;
  table.hidden = showsHosts() || nodes.length === 0;
  write(document.getElementById('no-nodes'), showsHosts() || nodes.length ? '' : whyEmpty(cluster, all));
  list(
    table.tBodies[0],
    'node-row',
    nodes,
    ({ name }) => name,
    (row, node) => showNode(row, node, cluster.pools, now),
  );
  showActs(
    cluster,
    nodes.find(({ name }) => name === place().node),
    now,
  );
}

function whyEmpty({ pools, enabling }, all) {
  if (all) return 'No node matches; clear the filter to see them all.';
  if (pools.length) return 'No host has joined. Ask for a join command of a pool and run it: the host then shows here.';
  return `No pool, and external nodes are ${enabling.status}.`;
}

function showNode(row, node, pools, now) {
  const button = row.querySelector('button');
  button.setAttribute('aria-pressed', node.name === place().node);
  button.onclick = () => go({ node: node.name === place().node ? '' : node.name });
  const isStuck = node.status === 'Draining' && node.drainStuck;
  const more = [...(node.unschedulable ? ['cordoned'] : []), ...(isStuck ? ['stuck'] : [])];
  status(row.querySelector('[data-field=status]'), node.status, more.map((word) => ` · ${word}`).join(''));
  fill(row, {
    name: node.name,
    reason: node.failed ?? '',
    ends: left(node, now),
    ip: node.ip,
    pool: pools.find(({ nodePoolId }) => nodePoolId === node.nodePoolId)?.name ?? node.nodePoolId,
    pods: node.pods,
  });
}

/** The buttons that change the chosen node from outside. */
function showActs({ clusterId }, node, now) {
  acts.hidden = !node;
  if (!node) return;
  acts.setAttribute('aria-label', `What happens to ${node.name}`);
  write(document.getElementById('node-chosen'), node.name);
  const button = (name) => acts.querySelector(`[data-act=${name}]`);
  write(button('cordon'), node.unschedulable ? 'Uncordon' : 'Cordon');
  write(button('fail'), node.failed === null ? 'Fail' : 'Recover');
  document.getElementById('node-reason').disabled = node.failed !== null;
  const isLeaving = ['Terminating', 'Gone'].includes(node.status);
  for (const name of ['cordon', 'fail', 'drain', 'delete']) button(name).disabled = isLeaving;
  button('reboot').disabled = !isLeaving;
  const path = clusterPath(clusterId, `/nodes/${encodeURIComponent(node.name)}`);
  const change = (done, values) => act(`${node.name}: ${done}`, 'PATCH', path, values);
  const does = {
    cordon: () => change(node.unschedulable ? 'uncordoned' : 'cordoned', { unschedulable: !node.unschedulable }),
    drain: () => change('drains', { unschedulable: true, drainingFrom: now }),
    fail: () =>
      node.failed === null
        ? change('failed', { failed: document.getElementById('node-reason').value })
        : change('recovered', { failed: null }),
    delete: () => change('is being deleted', { deletingFrom: now }),
    remove: () => act(`${node.name}: removed`, 'DELETE', path),
    reboot: () => act(`${node.name}: its host starts again`, 'POST', `${path}/reboot`),
  };
  acts.onclick = ({ target }) => does[target.dataset.act]?.();
}

filter.addEventListener('submit', (event) => event.preventDefault());
filter.addEventListener('input', () =>
  go({ text: filter.text.value, status: filter.status.value, from: '' }, { replace: true }),
);
earlier.addEventListener('click', () => go({ from: String(Math.max(0, from() - pageSize)) }));
later.addEventListener('click', () => go({ from: String(from() + pageSize) }));
