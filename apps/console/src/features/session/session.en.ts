export default {
  what: 'Console for external nodes of Tencent Kubernetes Engine',
  signIn: {
    title: 'Sign in',
    goOn: 'Sign in to return to your page.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    pending: 'Signing in',
  },
  proven: {
    title: 'Confirmed',
    lead: 'Close this tab. The other tab continues.',
    refused: 'Not confirmed',
    retry: 'Nothing was changed. Close this tab, and try again in the other one.',
  },
  code: {
    title: 'Enter your code',
    lead: 'The password is right. This account also needs a code.',
    label: 'Six-digit code',
    help: 'From your authenticator app. If you lost it, ask an Isthmus owner for a link.',
    startOver: 'Start over',
  },
  ways: {
    continue: 'Continue with {{name}}',
    lastUsed: 'last used',
    password: { everybody: 'E-mail and password', emergency: 'Emergency sign-in with a password' },
  },
  refusal: {
    account: 'Account name',
    'not-invited': {
      title: '{{provider}} knows you, but you are not invited to Isthmus',
      next: 'Send this account name to an Isthmus owner, and ask for an invitation link:',
    },
    'identity-taken': {
      title: 'This account of {{provider}} belongs to another person',
      next: 'Sign in at {{provider}} with another account, or ask an Isthmus owner:',
    },
    'person-disabled': { title: 'Your access to Isthmus is disabled', next: 'An Isthmus owner can enable it again:' },
    'link-used': { title: 'This link was used or has expired', next: 'Ask an Isthmus owner for a new link.' },
    'sign-in-expired': {
      title: 'The sign-in took too long, or started in another browser',
      next: 'Start again. Nothing was changed.',
    },
    'provider-unreachable': {
      title: '{{provider}} did not answer',
      next: 'Try again in a minute. If it still fails, contact the team that runs {{provider}}.',
    },
    'provider-cancelled': { title: 'The sign-in was cancelled', next: 'Nothing was changed. You can start again.' },
    'provider-refused': {
      title: 'The sign-in at {{provider}} failed',
      next: 'Try again. If it still fails, ask an Isthmus owner to look at the log.',
    },
  },
  invitation: {
    title: 'Set your password',
    lead: 'This link works once. It sets your password and signs you in.',
    chooseTitle: 'You are invited to Isthmus',
    chooseLead: 'This link works once. Choose how you sign in.',
    choosePassword: { everybody: 'Set a password', emergency: 'Set the password of the emergency owner' },
    password: 'New password',
    help: 'At least 12 characters. Several words are easy to remember.',
    show: 'Show password',
    submit: 'Set password and sign in',
    pending: 'Setting the password',
    dead: 'This link was used or has expired',
    deadNext:
      'Each link works once, for a limited time. If you already have a password, sign in. If not, ask an Isthmus administrator for a new link.',
    toSignIn: 'Go to sign-in',
  },
};
