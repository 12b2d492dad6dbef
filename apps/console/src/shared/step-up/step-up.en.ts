export default {
  title: 'Confirm that it is you',
  lead_one: 'This needs a confirmation from the last minute. The act then continues.',
  lead_other: 'This needs a confirmation from the last {{count}} minutes. The act then continues.',
  way: { passkey: 'Passkey', password: 'Password', totp: 'Six-digit code' },
  passkeyHelp: 'Your browser checks your finger, face or PIN.',
  usePasskey: 'Use passkey',
  codeHelp: 'From your authenticator app. Each code works once.',
  atProvider: 'Sign in again at {{name}}',
  confirm: 'Confirm',
  noWay: 'You have no way to confirm here. Sign in again in another tab, then try again.',
};
