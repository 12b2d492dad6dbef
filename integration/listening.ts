import type { World } from './world.ts';

/** Opens a stream. Returns its text so far, which grows. */
export function listening(at: World, ...watch: string[]) {
  const heard = { text: '', ended: false };
  const abort = new AbortController();
  const search = watch.map((key) => `watch=${key}`).join('&');
  const open = fetch(`${at.url}/api/events?${search}`, { headers: { cookie: at.cookie }, signal: abort.signal });
  const read = async () => {
    const { body } = await open;
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) heard.text += text;
  };
  void read()
    .catch(() => undefined)
    .finally(() => (heard.ended = true));
  return { heard, stop: () => abort.abort() };
}
