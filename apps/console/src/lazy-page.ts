import type { RouteObject } from 'react-router';
import { loadTexts } from '#shared/i18n/i18n.ts';

type Page = Pick<RouteObject, 'loader' | 'Component'>;

/** Loads a page and its texts in parallel, so the page waits only once. The first page also loads the shared texts. */
export const page =
  (load: () => Promise<Page>, ...texts: string[]) =>
  async () => {
    const [module] = await Promise.all([load(), loadTexts(...texts)]);
    return module;
  };
