import { describeAccount, readAccounts, showAccount, showAccounts } from './account.js';
import { call } from './call.js';
import { chosen, showCluster, showClusters } from './clusters.js';
import { describeFailures, showFailures } from './failures.js';
import { readRequests, showJournal } from './journal.js';
import { readNodes, showNodes } from './nodes.js';
import { accountPath, go, place } from './place.js';
import { write } from './show.js';

const everyMs = 1000;
const hiddenMs = 10_000;
const link = document.getElementById('link');
const empty = document.getElementById('empty');
const { body } = document;
let isDescribed = false;
let latestRead = 0;
let timer;
let seenAt;

async function describe() {
  const vocabulary = await call('GET', 'vocabulary');
  describeAccount(vocabulary);
  describeFailures(vocabulary);
  isDescribed = true;
}

/** Reads all data of the page in parallel and shows it together. */
async function read() {
  if (!isDescribed) await describe();
  const accounts = await readAccounts();
  const [newest] = accounts.accounts;
  if (!place().account && newest) go({ account: newest.secretId }, { replace: true });
  if (!place().account) return { accounts };
  try {
    const [account, requests] = await Promise.all([call('GET', accountPath('/overview')), readRequests()]);
    const cluster = chosen(account);
    return { accounts, account, requests, cluster, nodes: cluster && (await readNodes(cluster)) };
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    return { accounts };
  }
}

function show({ accounts, account, requests, cluster, nodes }) {
  showAccounts(accounts);
  body.dataset.has = account ? 'account' : 'nothing';
  empty.hidden = Boolean(account);
  if (!account) {
    write(empty.querySelector('h2'), place().account ? `${place().account} is not here` : 'No account yet');
    document.getElementById('opening').open = true;
    return;
  }
  showAccount(account);
  showClusters(account, cluster);
  showCluster(account, cluster);
  if (cluster) showNodes(account, cluster, nodes);
  showFailures(account);
  showJournal(account, requests);
}

/** Shows that the mock does not answer. The last state stays on the page. */
function showLost(problem) {
  body.dataset.link = 'lost';
  const since = seenAt ? ` This is its last state, of ${seenAt.toLocaleTimeString('en-GB')}.` : '';
  write(link, `${problem.message}.${since}`);
}

async function refresh() {
  clearTimeout(timer);
  const thisRead = ++latestRead;
  const seen = await read().catch(showLost);
  if (thisRead !== latestRead) return;
  timer = setTimeout(refresh, document.hidden ? hiddenMs : everyMs);
  if (!seen) return;
  seenAt = new Date();
  body.dataset.link = 'live';
  write(link, 'Live');
  show(seen);
}

document.addEventListener('acted', refresh);
document.addEventListener('visibilitychange', refresh);
addEventListener('popstate', refresh);
void refresh();
