export default {
  what: 'Console for external nodes of Tencent Kubernetes Engine',
  signIn: {
    title: 'Sign in',
    goOn: 'Sign in to go on to where you were.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    pending: 'Signing in',
  },
  invitation: {
    title: 'Set your password',
    lead: 'This link works once. It sets your password and signs you in.',
    password: 'New password',
    help: 'At least 12 characters. Several words are easier to keep than one odd one.',
    show: 'Show the password',
    submit: 'Set the password and sign in',
    pending: 'Setting the password',
    dead: 'This link was used or has expired',
    deadNext:
      'Each link works once and for a limited time. If you have set a password already, sign in with it. If not, ask whoever runs Isthmus for a new link.',
    toSignIn: 'Go to sign-in',
  },
};
