import type { getExternalNode } from '@isthmus/contracts/external-node';
import type { Observation } from '@isthmus/contracts/observation';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReplyOf } from '#shared/api/call.ts';
import { useNode } from '#shared/page/node-key.ts';
import { paths } from '#shared/paths.ts';
import { nodeStatusOf } from '#shared/status.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';
import { hostsToClean } from '../queries.ts';
import { Moment } from './moment.tsx';

type Removed = NonNullable<ReplyOf<typeof getExternalNode>['removed']>;

/** Says when a node was removed, and by whom. Its history stays. */
export function RemovedNode({ removed: { at, notBefore, operationId, ours, status } }: { removed: Removed }) {
  const { t } = useTranslation(['node-page', 'shared']);
  const { accountId } = useNode();
  const known = nodeStatusOf(status);
  return (
    <section aria-labelledby="node-removed" className="grid gap-1">
      <h2 id="node-removed" className="text-md">
        <Moment at={at} notBefore={notBefore} words={(time) => t('removed.title', { time })} />
      </h2>
      <p className="max-w-[72ch]">
        {t('removed.text')} {t('removed.last', { status: known.word ?? t(`shared:status.${known.status}`) })}{' '}
        {operationId ? (
          <Link className="link" to={paths.operation(accountId, operationId)}>
            {t('removed.byUs')}
          </Link>
        ) : (
          !ours && t('removed.fromOutside')
        )}
      </p>
    </section>
  );
}

/** For a name that TKE does not list and never listed. A host may be expected under it; its joins follow. */
export function UnknownNode({ observation, isOld }: { observation: Observation; isOld: boolean }) {
  const { t } = useTranslation('node-page');
  const key = useNode();
  const isRead = observation.observedAt !== null;
  return (
    <Empty
      title={t(isRead ? 'unknown.title' : 'unknown.unread')}
      action={<LinkButton to={paths.externalNodes(key)}>{t('unknown.nodes')}</LinkButton>}
    >
      {isRead ? t(isOld ? 'unknown.old' : 'unknown.text') : t('unknown.unreadText')}
    </Empty>
  );
}

/** Reminds of containers that may still run on the host of a removed node. */
export function HostWaitsForCleaning() {
  const { t } = useTranslation('node-page');
  const key = useNode();
  const { data } = useSuspenseQuery(hostsToClean(key));
  if (!data.hosts.some((host) => host.nodeName === key.nodeName && !host.cleanedAt)) return null;
  return (
    <Banner
      tone="warn"
      title={t('clean.title')}
      action={<LinkButton to={paths.externalNodes(key, '#hosts-to-clean')}>{t('clean.show')}</LinkButton>}
    >
      {t('clean.text')}
    </Banner>
  );
}
