import type { World } from './world.ts';

/** Opens an event stream. `received.text` grows with each event. */
export const openEventStream = (at: World, ...watch: string[]) => openEventStreamAfter(at, null, ...watch);

/** Opens an event stream that begins after the position of an answer. */
export function openEventStreamAfter(at: World, after: string | null, ...watch: string[]) {
  const received = { text: '', ended: false };
  const abort = new AbortController();
  const search = [...watch.map((key) => `watch=${key}`), ...(after === null ? [] : [`after=${after}`])].join('&');
  const open = fetch(`${at.url}/api/events?${search}`, { headers: at.identity, signal: abort.signal });
  const read = async () => {
    const { body } = await open;
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) received.text += text;
  };
  void read()
    .catch(() => undefined)
    .finally(() => (received.ended = true));
  return { received, stop: () => abort.abort() };
}
