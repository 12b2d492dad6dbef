/** The messages of browsers and vite for a part that failed to load. */
const loadFailure = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/** True when a page, dialog or style sheet failed to load. The server is unreachable or already has another build. */
export const isLoadFailure = (error: unknown) => error instanceof Error && loadFailure.test(error.message);

/** A script's name contains a digest of its content. Some scripts of another build may be the same. */
export const isOtherBuild = (page: string, scripts: string[]) =>
  scripts.some((script) => !page.includes(`"${script}"`));

/** Compares this tab's build with the server's; `unreachable` when the server does not answer. */
export async function buildState(): Promise<'updated' | 'same' | 'unreachable'> {
  const reply = await fetch('/', { cache: 'no-store' }).catch(() => null);
  const scripts = [...document.querySelectorAll('script[src^="/assets/"]')].map(
    (script) => script.getAttribute('src') ?? '',
  );
  if (!reply?.ok || !scripts.length) return 'unreachable';
  return isOtherBuild(await reply.text(), scripts) ? 'updated' : 'same';
}
