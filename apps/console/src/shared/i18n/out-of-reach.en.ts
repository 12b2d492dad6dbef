/** Why requests cannot leave Isthmus. */
export default {
  notSent: {
    'name-not-found': 'The name of {{at}} could not be resolved.',
    'connection-refused': '{{at}} refused the connection.',
    'no-connection': 'No connection to {{at}} came about in time.',
    'tls-refused': 'No secure connection to {{at}}: the certificate or the handshake was refused.',
    'proxy-sign-in': 'The proxy {{at}} refused the user and password.',
    'proxy-refused': 'The proxy {{at}} refused to connect.',
  },
  reach: {
    title: 'Isthmus can’t reach Tencent',
    since: 'Since',
    text: 'No request leaves. Pages show what was read last, and changes are not sent. It goes on by itself once the way out is open.',
  },
};
