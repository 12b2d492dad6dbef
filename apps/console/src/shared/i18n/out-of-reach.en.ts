/** Why requests cannot leave Isthmus. */
export default {
  notSent: {
    'name-not-found': 'DNS cannot resolve {{at}}.',
    'connection-refused': '{{at}} refused the connection.',
    'no-connection': 'The connection to {{at}} timed out.',
    'tls-refused': 'No secure connection to {{at}}: the certificate or the handshake is refused.',
    'proxy-sign-in': 'The proxy {{at}} refused the user and password.',
    'proxy-refused': 'The proxy {{at}} refused to connect.',
  },
  reach: {
    title: 'Isthmus cannot reach Tencent Cloud',
    since: 'For {{lasted}}',
    text: 'Pages show the last data, and changes are not sent. Updates start again when the connection is back.',
  },
};
