import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Link,
  Outlet,
  redirect,
  useLocation,
  useNavigate,
  useNavigation,
  useParams,
  type LoaderFunctionArgs,
} from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { session } from '#features/session/queries.ts';
import { ApiError, approveWith, proveWith } from '#shared/api/call.ts';
import type { Refused } from '#shared/approvals/ask.tsx';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { Logo } from '#shared/page/logo.tsx';
import { paths } from '#shared/paths.ts';
import { TrailPlace } from '#shared/page/trail.tsx';
import { queryClient } from '#shared/query-client.ts';
import { ReachBanner } from '#shared/reading/reach.tsx';
import { remember, remembered, unsentChoices } from '#shared/remembered.ts';
import '#shared/step-up/pressed.ts';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { useSessionEndDue } from './use-session-end.ts';
import { SideBar } from './side-bar.tsx';
import { TopBar } from './top-bar.tsx';

// Lazy: the session ends rarely, and only phones open the places.
const SessionEnd = lazy(
  async () => (await Promise.all([import('#features/session/end/session-end.tsx'), loadTexts('session')]))[0],
);
const GlassBroken = lazy(
  async () => (await Promise.all([import('#features/approvals/glass-broken.tsx'), loadTexts('approvals')]))[0],
);
const Places = lazy(() => import('./places-sheet.tsx'));

// Lazy, because a proof lasts for most visits.
proveWith((problem) => import('#shared/step-up/prove.tsx').then(({ prove }) => prove(problem)));

/** All pages in the frame need a session. Without one, signing in returns the person to this page. */
export async function loader({ request }: LoaderFunctionArgs) {
  try {
    const [found] = await Promise.all([
      queryClient.ensureQueryData(session()),
      queryClient.ensureQueryData(cloudAccounts()),
    ]);
    // Lazy, because a browser that follows the person's preferences already needs nothing.
    if (remembered(unsentChoices) || JSON.stringify(found.preferences) !== remembered('preferences', 'null'))
      await import('#shared/preferences/keep.ts').then(({ follow }) => follow(found));
    return null;
  } catch (error) {
    const { pathname, search } = new URL(request.url);
    if (error instanceof ApiError && error.problem.code === 'not-signed-in')
      throw redirect(paths.signIn(pathname === '/' ? undefined : pathname + search));
    throw error;
  }
}

export function Component() {
  const { t } = useTranslation();
  const { accountId, clusterId } = useParams();
  const { data } = useSuspenseQuery(cloudAccounts());
  const { data: reader } = useSuspenseQuery(session());
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const isSessionEndDue = useSessionEndDue();
  /** The page on which the places are open. They close with it. */
  const [placesAt, setPlacesAt] = useState('');
  const [trail, setTrail] = useState<HTMLElement | null>(null);
  const account = data.accounts.find(({ id }) => id === accountId);

  const navigate = useNavigate();
  useEffect(
    () =>
      approveWith(async (refusal, { params = {}, body = {} }) => {
        const { ask } = await import('#shared/approvals/ask.tsx').catch(() => Promise.reject(refusal));
        await navigate(paths.approval(await ask(refusal, { params, body } as Refused)));
        // The page of the request is shown, so nobody waits for this any more.
        return new Promise(() => undefined);
      }),
    [navigate],
  );
  useEffect(() => {
    if (account) remember('account', account.id);
  }, [account]);

  return (
    <div className="frame" data-wall={reader.isWall || undefined}>
      <a
        href="#content"
        className="bg-raised sr-only z-50 rounded-md px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <div className="border-line bg-canvas sticky top-0 row-span-2 hidden h-dvh border-r md:block">
        <SideBar account={account} accounts={data.accounts} />
      </div>
      <TopBar account={account} trailRef={setTrail} onShowPlaces={() => setPlacesAt(pathname)} />
      <main
        id="content"
        className="max-w-[1680px] min-w-0 px-3 pt-4 pb-10 md:px-6 md:pt-5"
        aria-busy={navigation.state === 'loading'}
      >
        {isSessionEndDue && (
          <Suspense>
            <SessionEnd />
          </Suspense>
        )}
        <ReachBanner />
        {reader.approvals && reader.approvals.notices > 0 && (
          <Suspense>
            <GlassBroken count={reader.approvals.notices} />
          </Suspense>
        )}
        {clusterId && account?.observeOnly && (
          <p className="text-text-soft mb-2 text-xs">
            {t('observeOnly')}{' '}
            <Link className="link" to={paths.account(account.id)}>
              {t('place.settings')}
            </Link>
          </p>
        )}
        <Suspense fallback={<Skeleton label={t('loading')} />}>
          <TrailPlace value={trail}>
            <Outlet />
          </TrailPlace>
          <Arrival />
        </Suspense>
      </main>
      {placesAt === pathname && (
        <Suspense>
          <Places account={account} accounts={data.accounts} onClose={() => setPlacesAt('')} />
        </Suspense>
      )}
      {navigation.state === 'loading' && (
        <div
          role="progressbar"
          aria-label={t('loading')}
          className="bg-accent breathing fixed inset-x-0 top-0 z-50 h-0.5"
        />
      )}
    </div>
  );
}

/**
 * After a page change, moves the focus to the title when it was lost with the last page. Otherwise the focus stays, such as on a tab, and
 * screen readers hear the new page's name. Rendered after the page and in its boundary, because it needs the page's title.
 */
function Arrival() {
  const { pathname } = useLocation();
  const [said, setSaid] = useState('');
  useLayoutEffect(() => {
    if (document.activeElement === document.body || !document.activeElement?.isConnected)
      document.querySelector('h1')?.focus({ preventScroll: true });
    else setSaid(document.title);
  }, [pathname]);
  // An output is a live region.
  return <output className="sr-only">{said}</output>;
}

/** Renders the frame while the first page loads. Explains the wait when it takes long. */
export function FrameFallback() {
  const { t } = useTranslation();
  return (
    <div className="appearing frame [--after:200ms]">
      <div className="border-line bg-canvas row-span-2 hidden h-dvh border-r p-2 pt-3 md:block">
        <span className="flex h-8 items-center gap-2 px-2 font-semibold">
          <Logo />
          <span className="max-lg:sr-only">Isthmus</span>
        </span>
      </div>
      <div className="border-line h-12 border-b" />
      <main className="grid min-w-0 content-start gap-3 px-3 py-4 md:px-6">
        <Skeleton label={t('loading')} lines={8} />
        <p className="appearing text-text-soft [--after:5s]">{t('slowStart')}</p>
      </main>
    </div>
  );
}
