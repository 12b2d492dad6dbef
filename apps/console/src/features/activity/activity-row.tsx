import type { ActivityEntry } from '@isthmus/contracts/activity';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OperationStatus } from '#operations/operation-status.tsx';
import { Age } from '#shared/age.tsx';
import { paths } from '#shared/paths.ts';
import { Status } from '#shared/status.tsx';
import { Copyable } from '#shared/ui/copyable.tsx';
import { CopyButton } from '#shared/ui/copy-button.tsx';
import { Td, Tr } from '#shared/ui/table.tsx';
import { useDescribed } from './described.ts';
import { useTicketText } from './ticket-text.ts';

interface Props {
  accountId: string;
  entry: ActivityEntry;
  /** On a cluster's own page its name is not said again. */
  placed: boolean;
}

const soft = 'text-text-soft text-xs';

/** One entry: what on what, how it ended, who, when, and the ids to quote. */
export function ActivityRow({ accountId, entry, placed }: Props) {
  const { t } = useTranslation('activity');
  const described = useDescribed()(entry);
  const ticket = useTicketText()(entry, described);
  const { what, who, requestIds, region, clusterId, outcome } = described;
  const operation = entry.type === 'operation' ? entry.operation : null;
  const cluster = clusterId && { accountId, region, clusterId };
  const requests = requestIds.map((id) => (
    <span key={id} className="block">
      <Copyable text={id} what={t('requestId')} />
    </span>
  ));
  const state = operation ? (
    <OperationStatus operation={operation} />
  ) : (
    <Status status="held" word={t(entry.type === 'change' ? 'seen' : 'shown')} />
  );
  return (
    <Tr>
      <Td>
        {operation ? (
          <Link to={paths.operation(accountId, operation.id)} className="link font-medium break-words">
            {what}
          </Link>
        ) : (
          <span className="break-words">{what}</span>
        )}
        <span className={`block ${soft}`}>
          {cluster && placed && (
            <>
              <Link to={paths.cluster(cluster)} className="link font-mono">
                {clusterId}
              </Link>{' '}
              · {region}
            </>
          )}
          {operation?.groupId && (
            <>
              {placed && ' · '}
              <Link to={paths.operationGroup(accountId, operation.groupId)} className="link">
                {t('group')}
              </Link>
            </>
          )}
        </span>
        <span className="block sm:hidden">{state}</span>
        {outcome && <span className={`block max-w-[72ch] break-words ${soft}`}>{outcome}</span>}
        <span className={`block md:hidden ${soft}`}>
          {who} · <Age at={entry.at} />
        </span>
        <span className={`block lg:hidden ${soft}`}>{requests}</span>
      </Td>
      <Td className="max-sm:hidden">{state}</Td>
      <Td className="max-md:hidden">{who}</Td>
      <Td className="max-md:hidden">
        <Age at={entry.at} />
      </Td>
      <Td className="max-lg:hidden">{requests}</Td>
      <Td className="w-8 !px-1">
        <CopyButton text={ticket} what={t('copyWhat', { what })} />
      </Td>
    </Tr>
  );
}
