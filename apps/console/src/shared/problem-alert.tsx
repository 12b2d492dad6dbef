import type { Problem } from '@isthmus/contracts/problem';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#shared/api/call.ts';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { paths } from './paths.ts';
import { useWhoMay } from './who-may.ts';
import { Banner } from './ui/banner.tsx';

// Lazy, because most problems have no field.
const Faults = lazy(() => import('./i18n/faults.tsx'));

interface Props {
  /** Null renders nothing. */
  problem: Problem | ApiError | null | undefined;
  action?: ReactNode;
  /** `warn` when the page still works with its last data. */
  tone?: 'bad' | 'warn';
  /** More text about the problem. */
  children?: ReactNode;
}

/** Shows what happened, the next step, TKE's code and the request id for a ticket. */
export function ProblemAlert({ problem: given, action, tone = 'bad', children }: Props) {
  const { t } = useTranslation();
  const askOf = useWhoMay();
  if (!given) return null;
  const problem = given instanceof ApiError ? given.problem : given;
  const { code, status, upstream, notSent, detail, requestId, fields = [] } = problem;
  const name = status === 0 ? 'unreachable' : code;
  const request = upstream?.requestId ?? requestId;
  return (
    <Banner tone={tone} role="alert" title={t(`problem.${name}.title`)} action={action}>
      {notSent && <p>{t(`notSent.${notSent.cause}`, { at: notSent.at })}</p>}
      <p>{problem.whoMay ? askOf(problem.whoMay, code) : t(`problem.${name}.next`)}</p>
      {status === 401 && code !== 'sign-in-refused' && !action && (
        // Opens another tab, so typed values stay in this one.
        <a className="link" href={paths.signIn(location.pathname + location.search)} target="_blank" rel="noreferrer">
          {t('signInAgain')}
        </a>
      )}
      {fields.length > 0 && (
        <Suspense>
          <Faults fields={fields} />
        </Suspense>
      )}
      {children}
      {detail && <p className="mt-1">{detail}</p>}
      {(upstream || request) && (
        <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 text-xs">
          {upstream && (
            <>
              <dt className="text-text-soft">{t(upstream.code ? 'problem.saidTke' : 'problem.seen')}</dt>
              <dd className="min-w-0">
                {upstream.code && <code className="font-mono break-all">{upstream.code}</code>} {upstream.message}
              </dd>
            </>
          )}
          {request && (
            <>
              <dt className="text-text-soft">{t('problem.requestId')}</dt>
              <dd className="min-w-0">
                <Copyable text={request} what={t('problem.requestId')} />
              </dd>
            </>
          )}
        </dl>
      )}
    </Banner>
  );
}
