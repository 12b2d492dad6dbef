import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useLocation, useNavigate, useRouteError } from 'react-router';
import { ApiError } from '#shared/api/call.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { queryClient } from '#shared/query-client.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Button, LinkButton } from '#shared/ui/button.tsx';
import { buildState, isLoadFailure } from './build.ts';

// Lazy, because most visits look for something that exists.
const NotFound = lazy(async () => (await Promise.all([import('./not-found.tsx'), loadTexts('not-found')]))[0]);

const problemOf = (error: unknown) => {
  if (error instanceof ApiError) return error.problem;
  if (isRouteErrorResponse(error) && error.status === 404)
    return { status: 404, code: 'not-found', title: '' } as const;
  return {
    status: 500,
    code: 'internal',
    title: '',
    detail: error instanceof Error ? error.message : String(error),
  } as const;
};

interface Props {
  /** `h2` below the title of another page. */
  heading?: 'h1' | 'h2';
}

/** Shows the problem of a part of a page that failed to load: a tab, or a list below a header. */
export const PartErrorPage = () => <ErrorPage heading="h2" />;

/** Shows the problem of a page that failed to load, inside the frame. */
export function ErrorPage({ heading: Heading = 'h1' }: Props) {
  const { t } = useTranslation();
  const error = useRouteError();
  const location = useLocation();
  const navigate = useNavigate();
  // Not by revalidating: the router forgets the error only if it also renders while it loads, and a busy browser may skip that.
  const again = () => {
    queryClient.clear();
    void navigate(location, { replace: true, state: location.state });
  };
  if (isLoadFailure(error)) return <PartMissing heading={Heading} />;
  const problem = problemOf(error);
  if (problem.code === 'not-found')
    return (
      <Suspense>
        <NotFound />
      </Suspense>
    );
  // Nothing failed: to try again changes nothing until somebody gives a role.
  const isRefused = problem.code === 'not-permitted';
  const title = t(isRefused ? 'refusedPage' : 'failedPage');
  return (
    <div className="grid max-w-2xl gap-4 py-6">
      <title>{`${title} · Isthmus`}</title>
      <Heading tabIndex={-1} className="text-lg outline-none">
        {title}
      </Heading>
      <ProblemAlert
        problem={problem}
        tone={isRefused ? 'warn' : 'bad'}
        action={
          problem.code === 'not-signed-in' && (
            <LinkButton to={paths.signIn(location.pathname + location.search)}>{t('signInAgain')}</LinkButton>
          )
        }
      />
      <div className="flex gap-2">
        {!isRefused && (
          <Button variant="primary" onClick={again}>
            {t('tryAgain')}
          </Button>
        )}
        <Button onClick={() => void navigate(-1)}>{t('goBack')}</Button>
      </div>
    </div>
  );
}

/**
 * Shows that a part of the page is missing. After an upgrade, the server has only newer parts: a reload gets them.
 * Drafts restore the forms.
 */
function PartMissing({ heading: Heading = 'h1' }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<Awaited<ReturnType<typeof buildState>>>();
  useEffect(() => void buildState().then(setState), []);
  const title = t(state === 'updated' ? 'updated.title' : 'failedPage');
  return (
    <div className="grid max-w-2xl gap-4 py-6">
      <title>{`${title} · Isthmus`}</title>
      <Heading className="text-lg">{title}</Heading>
      {state === 'updated' ? (
        <Banner tone="info" role="status">
          {t('updated.text')}
        </Banner>
      ) : (
        state && <ProblemAlert problem={{ status: state === 'same' ? 500 : 0, code: 'internal', title: '' }} />
      )}
      <Button variant="primary" className="w-fit" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    </div>
  );
}
