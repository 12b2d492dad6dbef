export default {
  title: 'Confirm that it is you',
  lead_one: 'This needs a confirmation from the last minute. The act then continues.',
  lead_other: 'This needs a confirmation from the last {{count}} minutes. The act then continues.',
  way: { password: 'Password', totp: 'Six-digit code' },
  codeHelp: 'From your authenticator app. Each code works once.',
  atProvider: 'Sign in again at {{name}}',
  confirm: 'Confirm',
  noWay: 'You have no way to confirm here. Sign in again in another tab, then try again.',
};
