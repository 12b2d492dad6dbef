import type { Problem } from '@isthmus/contracts/problem';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from './api/api-error.ts';
import { paths } from './paths.ts';
import { Banner } from './ui/banner.tsx';
import { Copyable } from './ui/copyable.tsx';

// Most problems are of no field.
const Faults = lazy(() => import('./i18n/faults.tsx'));

interface Props {
  /** Nothing is shown for null. */
  problem: Problem | ApiError | null | undefined;
  action?: ReactNode;
  /** `warn` where the page goes on with what it has. */
  tone?: 'bad' | 'warn';
  /** What else is to be said of it. */
  children?: ReactNode;
}

/** What happened, what to do next, TKE's code and the request id to quote in a ticket. */
export function ProblemAlert({ problem: given, action, tone = 'bad', children }: Props) {
  const { t } = useTranslation();
  if (!given) return null;
  const problem = given instanceof ApiError ? given.problem : given;
  const { code, status, upstream, notSent, detail, requestId, fields = [] } = problem;
  const name = status === 0 ? 'unreachable' : code;
  const request = upstream?.requestId ?? requestId;
  return (
    <Banner tone={tone} role="alert" title={t(`problem.${name}.title`)} action={action}>
      {notSent && <p>{t(`notSent.${notSent.cause}`, { at: notSent.at })}</p>}
      <p>{t(`problem.${name}.next`)}</p>
      {code === 'not-signed-in' && !action && (
        // Another tab: what was typed in this one stays.
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
