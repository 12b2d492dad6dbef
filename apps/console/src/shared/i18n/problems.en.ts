/** The name of each failure and the next step. */
export default {
  saidTke: 'TKE said',
  seen: 'What was seen',
  requestId: 'Request id',
  unreachable: {
    title: 'Isthmus cannot be reached',
    next: 'Check the network between this browser and Isthmus. What you typed is kept.',
  },
  'invalid-input': { title: 'Some fields need another value', next: 'Correct them and send again.' },
  'not-signed-in': {
    title: 'The session has ended',
    next: 'Sign in again, then repeat this. What you typed is kept.',
  },
  'sign-in-refused': {
    title: 'The e-mail address or the password is wrong',
    next: 'Try again. Someone who runs Isthmus here can send a new link.',
  },
  'origin-refused': {
    title: 'The request came from another site',
    next: 'Open Isthmus at its own address (ISTHMUS_PUBLIC_URL).',
  },
  'not-permitted': { title: 'You may not do this', next: 'Ask someone who administers Isthmus.' },
  'not-found': {
    title: 'There is nothing at this address',
    next: 'It may have been deleted, or it was never listed by TKE. Go back, or read the list again.',
  },
  'changed-meanwhile': { title: 'It changed meanwhile', next: 'Compare what changed, then decide again.' },
  'already-in-flight': {
    title: 'An operation on this is already under way',
    next: 'Wait for it to end, or look at it in Activity.',
  },
  'key-reused': {
    title: 'This form was already sent with other values',
    next: 'Reload the page and look at Activity before sending again.',
  },
  'host-refused': {
    title: 'Isthmus has another address',
    next: 'Open it there, or allow this one (ISTHMUS_ALLOWED_HOSTS).',
  },
  'too-many-sign-ins': {
    title: 'Too many failed sign-ins',
    next: 'Wait 15 minutes, or sign in where you did before.',
  },
  'too-many-questions': {
    title: 'Too many of your requests wait for TKE',
    next: 'This one was not sent. Try again in some seconds.',
  },
  'too-slow': { title: 'This took too long to send', next: 'Check the network, then send again.' },
  'too-large': { title: 'This is too large to send', next: 'Shorten it and send again.' },
  'credential-refused': {
    title: 'TKE refused the account’s credential',
    next: 'Check SecretId and SecretKey, and that the key is enabled in CAM.',
  },
  'permission-missing': {
    title: 'The credential lacks a CAM permission',
    next: 'Grant the action that TKE names to the credential’s user, then try again.',
  },
  'not-in-beta': {
    title: 'TKE refused: this account is not in the external-node beta',
    next: 'Prepare a ticket in Onboarding, or choose another account.',
  },
  'not-enabled': {
    title: 'External nodes are not enabled on this cluster',
    next: 'Enable them first, on the cluster’s page.',
  },
  'already-enabled': {
    title: 'External nodes are already enabled here',
    next: 'Nothing is left to do. Go on with a pool.',
  },
  enabling: {
    title: 'TKE is enabling external nodes on this cluster',
    next: 'Wait 3–5 minutes. The cluster’s page shows TKE’s steps.',
  },
  'cluster-blocked': {
    title: 'The cluster does not meet the rules of external nodes',
    next: 'The cluster’s page shows which rules fail and who can fix them.',
  },
  'not-read': {
    title: 'This was not read from TKE yet',
    next: 'Wait for the first reading, or read again.',
  },
  'network-type-unsupported': {
    title: 'TKE does not take this request for the cluster’s network',
    next: 'Enable it in Tencent’s console, or use another cluster.',
  },
  'subnet-refused': {
    title: 'TKE refused the subnet',
    next: 'Choose another subnet of the same VPC with free addresses.',
  },
  'cluster-not-ready': {
    title: 'The cluster cannot do this now',
    next: 'Wait until it is Running and no other task is under way, then try again.',
  },
  'pool-not-ready': { title: 'The pool is busy', next: 'Wait until its state is normal again, then try again.' },
  'pool-deleting': {
    title: 'TKE is deleting the pool',
    next: 'Use another pool, or create one.',
  },
  'node-draining': {
    title: 'TKE is draining the node already',
    next: 'Wait until TKE reports the drain over.',
  },
  'node-terminating': {
    title: 'TKE is deleting the node already',
    next: 'Wait until it is gone from the list, then clean its host.',
  },
  'node-not-listed': {
    title: 'TKE does not list this host as an external node',
    next: 'Wait until it has joined. If it failed, TKE’s reason is in its row.',
  },
  'pods-still-running': {
    title: 'TKE still counts Pods on the node',
    next: 'Drain it first. DaemonSet Pods may be what is left: check with kubectl, then decide about force.',
  },
  protected: { title: 'Deletion protection is on', next: 'Switch the pool’s deletion protection off first.' },
  'quota-reached': {
    title: 'The cluster’s quota of external nodes is full',
    next: 'Remove nodes that are not needed, or ask Tencent for more with a ticket.',
  },
  'nothing-changed': { title: 'Nothing was changed', next: 'Change something, or leave.' },
  'name-taken': { title: 'The name is already in use', next: 'Choose another name.' },
  'pool-not-empty': {
    title: 'The pool still holds nodes',
    next: 'Drain and delete its nodes first, or delete it with its nodes.',
  },
  'runtime-not-offered': {
    title: 'TKE does not offer this runtime for the cluster’s version',
    next: 'Choose one of the versions in the list.',
  },
  'tke-refused': { title: 'TKE refused the request', next: 'Read what TKE said; its message names what to change.' },
  'tke-busy': { title: 'TKE limits requests; this one has to wait', next: 'Try again in some seconds.' },
  'tke-not-reached': {
    title: 'Isthmus can’t reach TKE; nothing was sent',
    next: 'Check the way out: DNS, firewall, proxy and certificates of the machine that Isthmus runs on. Reads go on by themselves; a change can be sent again.',
  },
  'tke-paused': {
    title: 'Nothing was sent: the last calls to TKE failed',
    next: 'Isthmus waits a moment between calls until TKE answers again. Pages go on reading by themselves.',
  },
  'tke-unreachable': {
    title: 'TKE did not answer',
    next: 'Try again, or wait: pages go on reading by themselves. If it stays, check the way from Isthmus to the account’s site.',
  },
  'tke-unreadable': {
    title: 'TKE answered with something unreadable',
    next: 'A proxy may be in the way. Try again, and quote the request id if there is one.',
  },
  'tke-failed': {
    title: 'TKE failed inside',
    next: 'Try again later; quote the request id in a ticket if it stays.',
  },
  'action-not-offered': {
    title: 'This site of Tencent Cloud does not offer the action',
    next: 'Use an account of a site that offers it; the international site publishes few of the actions for external nodes.',
  },
  'clock-skewed': {
    title: 'The clock of Isthmus is wrong by more than five minutes',
    next: 'Set the clock of the machine that Isthmus runs on; TKE refuses its signatures until then.',
  },
  'site-not-allowed': {
    title: 'This site is not allowed here',
    next: 'Whoever runs Isthmus can list it in ISTHMUS_TKE_SITES.',
  },
  'database-unreachable': {
    title: 'Isthmus’s own database does not answer',
    next: 'Nothing that was recorded is lost, and it goes on by itself. Try again: what was taken is not done twice.',
  },
  'database-full': {
    title: 'Isthmus’s own database has no room left',
    next: 'Nothing of this was recorded or sent to TKE. Once whoever runs Isthmus has made room, try again.',
  },
  restarting: {
    title: 'Isthmus is restarting',
    next: 'Nothing that was recorded is lost. Try again in some seconds.',
  },
  internal: { title: 'Isthmus failed', next: 'Try again. If it stays, tell whoever runs Isthmus the request id.' },
};
