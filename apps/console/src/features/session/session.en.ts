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
  invitation: {
    title: 'Set your password',
    lead: 'This link works once. It sets your password and signs you in.',
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
