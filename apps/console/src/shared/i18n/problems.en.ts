/** The name of each failure and the next step. */
export default {
  saidTke: 'TKE’s answer',
  seen: 'Details',
  requestId: 'Request id',
  unreachable: {
    title: 'Isthmus cannot be reached',
    next: 'Check the network between this browser and Isthmus. Typed values are kept.',
  },
  'invalid-input': { title: 'Some fields are not valid', next: 'Correct them and send again.' },
  'not-signed-in': {
    title: 'The session has ended',
    next: 'Sign in again, then repeat this. Typed values are kept.',
  },
  'sign-in-refused': {
    title: 'The e-mail address or the password is wrong',
    next: 'Try again, or ask an Isthmus administrator for a new link.',
  },
  'provider-refused': {
    title: 'Your identity provider no longer confirms you',
    next: 'Sign in again, then repeat this. Typed values are kept.',
  },
  'provider-unreachable': {
    title: 'Your identity provider does not answer',
    next: 'Try again later, or sign in again.',
  },
  'origin-refused': {
    title: 'The request came from another site',
    next: 'Open Isthmus at its own address (ISTHMUS_PUBLIC_URL).',
  },
  'not-permitted': { title: 'You do not have permission', next: 'Settings, People shows who may.' },
  'token-refused': { title: 'The token does not work', next: 'It is unknown, revoked or expired. Create another one.' },
  'two-credentials': { title: 'A token and a cookie in one request', next: 'Send one of them.' },
  'person-needed': { title: 'Only a signed-in person may do this', next: 'Sign in and do it yourself.' },
  'too-many-requests': { title: 'Too many requests with this token', next: 'Wait a minute.' },
  'approval-needed': {
    title: 'This needs a second person',
    next: 'Nothing was recorded. Try again to request approval.',
  },
  'approval-not-needed': { title: 'This needs no approval any more', next: 'Do it directly.' },
  'approval-decided': { title: 'The request is decided already', next: 'The page shows by whom, and how.' },
  'approval-expired': { title: 'The request has expired', next: 'It can be requested again.' },
  'approval-void': {
    title: 'The request is void',
    next: 'The person who requested it may no longer do this.',
  },
  'own-request': { title: 'Nobody approves their own request', next: 'Ask another person who may approve it.' },
  'not-own-request': { title: 'This is another person’s request', next: 'You can approve or decline it.' },
  'proof-needed': { title: 'You did not confirm that it is you', next: 'Nothing was changed. Try again and confirm.' },
  'second-factor-needed': { title: 'One more step', next: 'Enter the code of your authenticator app.' },
  'proof-refused': { title: 'This is not right', next: 'Check what you typed, or use another way.' },
  'passkey-refused': {
    title: 'The passkey was not accepted',
    next: 'You cancelled, it took more than five minutes, or Isthmus does not know this passkey. Try again, or use another way.',
  },
  'passkeys-absent': { title: 'You can have no passkeys here', next: 'Your settings say why.' },
  'observe-only': {
    title: 'The account is observe only',
    next: 'An admin of the account can allow changes in its settings.',
  },
  'local-sign-in-off': {
    title: 'Passwords are off',
    next: 'Continue with your identity provider.',
  },
  'sealed-owner': {
    title: 'This is the emergency owner',
    next: 'Change ISTHMUS_ADMIN_EMAIL first.',
  },
  'last-owner': { title: 'This is the last owner', next: 'Make another person an owner first.' },
  'person-disabled': { title: 'This person is disabled', next: 'Enable the person first.' },
  'not-found': {
    title: 'Nothing found at this address',
    next: 'It may be deleted, or TKE never listed it. Go back, or update the list.',
  },
  'changed-meanwhile': { title: 'It was changed in the meantime', next: 'Compare the versions, then decide again.' },
  'already-in-flight': {
    title: 'Another operation is in progress',
    next: 'Wait until it ends, or open it in Activity.',
  },
  'key-reused': {
    title: 'This form was already sent with other values',
    next: 'Reload the page and check Activity before you send again.',
  },
  'host-refused': {
    title: 'Isthmus does not accept this host name',
    next: 'Open Isthmus at its own address, or add this name to ISTHMUS_ALLOWED_HOSTS.',
  },
  'too-many-sign-ins': {
    title: 'Too many failed sign-ins',
    next: 'Wait 15 min, or sign in from a network that you used before.',
  },
  'too-many-questions': {
    title: 'Too many of your requests are waiting for TKE',
    next: 'This one was not sent. Try again in a few seconds.',
  },
  'too-many-streams': {
    title: 'Too many pages are open',
    next: 'This page updates every 15 seconds. Close other pages of Isthmus.',
  },
  'too-slow': { title: 'The request took too long to arrive', next: 'Check the network, then send again.' },
  'too-large': { title: 'This is too large to send', next: 'Shorten it and send again.' },
  'credential-refused': {
    title: 'TKE refused the account’s credential',
    next: 'Check SecretId and SecretKey, and that the key is enabled in CAM.',
  },
  'key-ended': {
    title: 'The temporary key of the account has ended',
    next: 'Nothing more is sent. Replace the key on the account’s page, in Settings.',
  },
  'role-refused': {
    title: 'Tencent Cloud did not let Isthmus assume the role',
    next: 'Check the role’s ARN, its external ID, and that the base key’s user may assume it.',
  },
  'no-server-key': {
    title: 'This server has no key to assume the role with',
    next: 'Set ISTHMUS_BASE_SECRET_ID and ISTHMUS_BASE_SECRET_KEY, or replace the key of the account.',
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
    next: 'You can create a pool now.',
  },
  enabling: {
    title: 'TKE is enabling external nodes on this cluster',
    next: 'Wait 3–5 min. The cluster’s page shows TKE’s steps.',
  },
  'cluster-blocked': {
    title: 'The cluster does not meet the rules for external nodes',
    next: 'The cluster’s page shows which rules fail and who can fix them.',
  },
  'not-read': {
    title: 'No data from TKE yet',
    next: 'Wait for the first update, or update now.',
  },
  'network-type-unsupported': {
    title: 'TKE does not accept this request for the cluster’s network',
    next: 'Enable it in Tencent’s console, or use another cluster.',
  },
  'subnet-refused': {
    title: 'TKE refused the subnet',
    next: 'Choose another subnet of the same VPC with free addresses.',
  },
  'cluster-not-ready': {
    title: 'The cluster cannot do this now',
    next: 'Wait until it is Running and has no other task, then try again.',
  },
  'pool-not-ready': { title: 'The pool is busy', next: 'Wait until its state is normal again, then try again.' },
  'pool-deleting': {
    title: 'TKE is deleting the pool',
    next: 'Use another pool, or create one.',
  },
  'node-draining': {
    title: 'TKE is already draining the node',
    next: 'Wait until TKE reports the end of the drain.',
  },
  'node-terminating': {
    title: 'TKE is already deleting the node',
    next: 'Wait until it leaves the list, then clean its host.',
  },
  'node-not-listed': {
    title: 'TKE does not list this host as an external node',
    next: 'Wait until it has joined. If it failed, TKE’s reason is in its row.',
  },
  'pods-still-running': {
    title: 'TKE still counts Pods on the node',
    next: 'Drain it first. DaemonSet Pods may remain: check with kubectl, then decide whether to force.',
  },
  protected: { title: 'Deletion protection is on', next: 'Turn off the pool’s deletion protection first.' },
  'quota-reached': {
    title: 'The cluster’s quota of external nodes is used up',
    next: 'Delete nodes that you do not need, or raise the quota with a ticket.',
  },
  'nothing-changed': { title: 'Nothing was changed', next: 'Change a value, or leave the page.' },
  'name-taken': { title: 'The name is already in use', next: 'Choose another name.' },
  'pool-not-empty': {
    title: 'The pool still holds nodes',
    next: 'Drain and delete its nodes first, or delete it with its nodes.',
  },
  'runtime-not-offered': {
    title: 'TKE does not offer this runtime for the cluster’s version',
    next: 'Choose one of the versions in the list.',
  },
  'tke-refused': { title: 'TKE refused the request', next: 'TKE’s message says what to change.' },
  'tke-busy': { title: 'TKE’s request limit is reached', next: 'Try again in a few seconds.' },
  'tke-not-reached': {
    title: 'Isthmus cannot reach TKE; nothing was sent',
    next: 'Check DNS, firewall, proxy and certificates of the Isthmus server. Pages update automatically; send changes again.',
  },
  'tke-paused': {
    title: 'Nothing was sent: the last calls to TKE failed',
    next: 'Isthmus waits between calls until TKE answers again. Pages update automatically.',
  },
  'tke-unreachable': {
    title: 'TKE did not answer',
    next: 'Try again, or wait: pages update automatically. If it continues, check the connection from Isthmus to the account’s site.',
  },
  'tke-unreadable': {
    title: 'TKE’s answer could not be read',
    next: 'A proxy may have changed it. Try again. Put the request id in a ticket, if there is one.',
  },
  'tke-failed': {
    title: 'TKE had an internal error',
    next: 'Try again later. If it continues, open a ticket with the request id.',
  },
  'action-not-offered': {
    title: 'This Tencent Cloud site does not offer this action',
    next: 'Use an account of another site. The international site offers few actions for external nodes.',
  },
  'clock-skewed': {
    title: 'The clock of the Isthmus server is wrong by more than 5 min',
    next: 'Correct the clock. TKE refuses all requests until then.',
  },
  'site-not-allowed': {
    title: 'This site is not allowed here',
    next: 'An Isthmus administrator can add it to ISTHMUS_TKE_SITES.',
  },
  'database-unreachable': {
    title: 'The Isthmus database does not answer',
    next: 'Recorded operations are not lost, and none is done twice. Try again.',
  },
  'database-full': {
    title: 'The Isthmus database is full',
    next: 'Nothing was recorded or sent to TKE. Ask an Isthmus administrator to free space, then try again.',
  },
  restarting: {
    title: 'Isthmus is restarting',
    next: 'Recorded operations are not lost. Try again in a few seconds.',
  },
  internal: {
    title: 'Isthmus had an error',
    next: 'Try again. If it continues, give an Isthmus administrator the request id.',
  },
};
