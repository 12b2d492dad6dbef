import { useCallback, useState } from 'react';

/**
 * Returns 128 random bits in hex. `crypto.randomUUID` needs a secure context, and Isthmus also runs on plain http in a
 * LAN.
 */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Returns one key per request. The form sends it with every press and renews it when the request changes. */
export function useIdempotencyKey(): [key: string, renew: () => void] {
  const [key, setKey] = useState(newKey);
  const renew = useCallback(() => setKey(newKey()), []);
  return [key, renew];
}
