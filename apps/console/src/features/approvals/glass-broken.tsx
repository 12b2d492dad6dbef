import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useApprovalTitle } from '#shared/approvals/words.ts';
import { paths } from '#shared/paths.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { acknowledging, approvals } from './queries.ts';

/** Tells an admin on every page that somebody did an act without a second person, until the admin acknowledges each. */
export default function GlassBroken({ count }: { count: number }) {
  const { t } = useTranslation('approvals');
  const titleOf = useApprovalTitle();
  const { data } = useQuery(approvals());
  const acting = useMutation(acknowledging());
  const broken = data?.approvals.filter(({ notice }) => notice) ?? [];
  return (
    <div className="mb-3">
      <Banner tone="warn" role="status" title={t('glass.banner', { count })}>
        <ul className="grid gap-1">
          {broken.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 break-words">
                <Link className="link" to={paths.approval(one.id)}>
                  {titleOf(one)}
                </Link>{' '}
                · {one.requestedBy.name}: {one.note}
              </span>
              <Button size="sm" pending={acting.isPending} onClick={() => acting.mutate(one.id)}>
                {t('glass.acknowledge')}
              </Button>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}
