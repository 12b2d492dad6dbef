/** What browsers and vite say of a part of the page that could not be loaded. */
const loadFailure = /dynamically imported module|Importing a module script failed|Unable to preload CSS/i;

/** True for a page, dialog or style sheet that the server did not hand out: it is out of reach, or has another build by now. */
export const isLoadFailure = (error: unknown) => error instanceof Error && loadFailure.test(error.message);

/** The entry's name holds a digest of its content. */
export const isOtherBuild = (page: string, entry: string) => !page.includes(`"${entry}"`);

/** What became of the build of this tab; `unreachable` when the server does not tell. */
export async function buildState(): Promise<'updated' | 'same' | 'unreachable'> {
  const reply = await fetch('/', { cache: 'no-store' }).catch(() => null);
  const entry = document.querySelector('script[type=module]')?.getAttribute('src');
  if (!reply?.ok || !entry) return 'unreachable';
  return isOtherBuild(await reply.text(), entry) ? 'updated' : 'same';
}
