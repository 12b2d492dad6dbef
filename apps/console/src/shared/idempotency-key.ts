import { useCallback, useState } from 'react';

/** 128 random bits in hex. `crypto.randomUUID` needs a secure context, and Isthmus also runs on plain http inside a LAN. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** One request, one key: made with the form, sent with every press of its button, renewed when the request changes. */
export function useIdempotencyKey(): [key: string, renew: () => void] {
  const [key, setKey] = useState(newKey);
  const renew = useCallback(() => setKey(newKey()), []);
  return [key, renew];
}
