import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Entrance } from './entrance.tsx';
import { openingWall } from './entry.ts';
import { isDeadLink, useLinkToken } from './link-token.ts';

export function Component() {
  const token = useLinkToken();
  // Another link in the same tab changes only the part behind the `#`.
  return <Wall key={token} token={token} />;
}

/** Opens the link of a wall. A press starts it, so that previews of the link, and links of others, open nothing. */
function Wall({ token }: { token: string }) {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const opening = useMutation(openingWall(token));
  if (token === '' || (opening.error && isDeadLink(opening.error.problem)))
    return (
      <Entrance title={t('wall.title')}>
        <Banner tone="bad" role="alert" title={t('wall.dead')}>
          <p>{t('wall.deadNext')}</p>
        </Banner>
      </Entrance>
    );
  return (
    <Entrance title={t('wall.title')} lead={t('wall.lead')}>
      <Button
        variant="primary"
        pending={opening.isPending}
        onClick={() => opening.mutate(undefined, { onSuccess: () => void navigate(paths.home(), { replace: true }) })}
      >
        {t('wall.open')}
      </Button>
      <ProblemAlert problem={opening.error} />
    </Entrance>
  );
}
