import type { FourEyes } from '@isthmus/contracts/acts-answer';
import { withdrawRequest } from '@isthmus/contracts/routes/approvals';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#shared/api/call.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Countdown } from '#shared/time/duration.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';

type Request = FourEyes['requests'][number];

/** Says on the page of an object that somebody asked for a second person, until when, and lets who asked withdraw it. */
export default function Awaiting({ requests }: { requests: Request[] }) {
  return requests.map((request) => <AwaitingOne key={request.id} request={request} />);
}

function AwaitingOne({ request: { id, act, requestedBy, expiresAt, own } }: { request: Request }) {
  const { t } = useTranslation('approvals');
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawRequest, { params: { approvalId: id } }),
    onSettled: () =>
      Promise.all([['clusters'], ['approvals']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  return (
    <Banner
      tone="info"
      role="status"
      title={t('awaiting', { what: t(`asked.${act}`) })}
      action={
        own && (
          <Button size="sm" pending={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {t('withdraw')}
          </Button>
        )
      }
    >
      <p>
        {t('by', { name: requestedBy })} · {t('ends')} <Countdown to={expiresAt} /> ·{' '}
        <Link className="link" to={paths.approval(id)}>
          {t('show')}
        </Link>
      </p>
      <ProblemAlert problem={withdrawing.error} />
    </Banner>
  );
}
