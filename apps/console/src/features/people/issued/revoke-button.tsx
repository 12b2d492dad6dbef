import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import type { ApiError } from '#shared/api/call.ts';
import { Button } from '#shared/ui/button.tsx';

/** Ends a token or a link. `label` names it. */
export function RevokeButton({
  label,
  revoking,
}: {
  label: string;
  revoking: UseMutationResult<unknown, ApiError, void>;
}) {
  const { t } = useTranslation('people');
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2.5 justify-self-start sm:ml-0 sm:justify-self-end"
        aria-label={label}
        pending={revoking.isPending}
        onClick={() => revoking.mutate()}
      >
        {t('revoke')}
      </Button>
      <ProblemAlert problem={revoking.error} />
    </>
  );
}
