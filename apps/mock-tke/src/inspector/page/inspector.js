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
let described = false;
let look = 0;
let timer;
let seenAt;

async function describe() {
  const vocabulary = await call('GET', 'vocabulary');
  describeAccount(vocabulary);
  describeFailures(vocabulary);
  described = true;
}

/** Reads all data of the page in parallel and shows it together. */
async function read() {
  if (!described) await describe();
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

/** Without an answer the last state stays and is marked as old. */
function lost(problem) {
  body.dataset.link = 'lost';
  const since = seenAt ? ` This is its last state, of ${seenAt.toLocaleTimeString('en-GB')}.` : '';
  write(link, `${problem.message}.${since}`);
}

async function turn() {
  clearTimeout(timer);
  const mine = ++look;
  const seen = await read().catch(lost);
  if (mine !== look) return;
  timer = setTimeout(turn, document.hidden ? hiddenMs : everyMs);
  if (!seen) return;
  seenAt = new Date();
  body.dataset.link = 'live';
  write(link, 'Live');
  show(seen);
}

document.addEventListener('acted', turn);
document.addEventListener('visibilitychange', turn);
addEventListener('popstate', turn);
void turn();
