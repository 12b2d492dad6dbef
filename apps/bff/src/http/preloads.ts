import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the build of the console wrote: per page its files by language, and its data as paths of the API. */
const Preloads = z.array(
  z.object({
    path: z.string(),
    files: z.record(z.enum(['en', 'zh']), z.array(z.string())),
    data: z.array(z.string()),
  }),
);
export type PagePreloads = z.infer<typeof Preloads>[number];

/** Reads the list of a built console. A console without one preloads nothing. */
export function readPreloads(root: string): PagePreloads[] {
  const file = join(root, 'preloads.json');
  return existsSync(file) ? Preloads.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

interface Visit {
  params: Record<string, string>;
  language: 'en' | 'zh';
  isSignedIn: boolean;
}

const kindOf = (file: string) => (file.endsWith('.css') ? 'preload; as=style; crossorigin' : 'modulepreload');

/** The `Link` header of a page. The data is left out for somebody without a session, who would only get 401. */
export function linksOf({ files, data }: PagePreloads, { params, language, isSignedIn }: Visit) {
  const filled = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return [
    ...files[language].map((file) => `</${file}>; rel=${kindOf(file)}`),
    ...(isSignedIn ? data.map((path) => `</api${filled(path)}>; rel=preload; as=fetch; crossorigin`) : []),
  ].join(', ');
}
