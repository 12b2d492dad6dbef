import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useNavigate, useRevalidator, useRouteError } from 'react-router';
import { ApiError } from './api/api-error.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { queryClient } from './query-client.ts';
import { Button } from './ui/button.tsx';

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

/** A page that could not be loaded: the problem in its place, with the frame still around it. */
export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const again = () => {
    queryClient.clear();
    void revalidate();
  };
  return (
    <div className="grid max-w-2xl gap-4 py-6">
      <title>{`${t('failedPage')} · Isthmus`}</title>
      <h1 className="text-lg">{t('failedPage')}</h1>
      <ProblemAlert problem={problemOf(error)} />
      <div className="flex gap-2">
        <Button variant="primary" onClick={again}>
          {t('tryAgain')}
        </Button>
        <Button onClick={() => void navigate(-1)}>{t('goBack')}</Button>
      </div>
    </div>
  );
}
