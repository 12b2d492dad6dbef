/**
 * The header with which a browser reports use: how many milliseconds ago the person last pressed a key or a pointer. Absent before the first
 * press. Polls repeat the same press, so they do not prolong the session.
 */
export const usedHeader = 'isthmus-used-ago';
