import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { listPoolChanges } from '@isthmus/contracts/routes/conflicts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#shared/api/call.ts';
import { ChangedByList } from '#shared/diff/changed-by-list.tsx';
import { changeableNames } from './pool-changes.tsx';

type Version = Pick<ExternalNodePool, 'accountId' | 'region' | 'clusterId' | 'id' | 'digest'>;

/** Who changed the pool between two versions of it. */
const changesBetween = ({ accountId, region, clusterId, id, digest: since }: Version, now: string) =>
  queryOptions({
    queryKey: ['pool-changes', accountId, region, clusterId, id, since, now],
    queryFn: ({ signal }) =>
      call(listPoolChanges, { params: { accountId, region, clusterId, nodePoolId: id }, query: { since }, signal }),
  });

/** Names who changed the pool since the person saw it. Says only that somebody did when that cannot be read. */
export function WhoChanged({ seen, now }: { seen: Version; now: Version }) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const changes = useQuery(changesBetween(seen, now.digest)).data?.changes ?? [];
  const labelOf = (field: string) => {
    const known = changeableNames.find((name) => name === field);
    return known ? t(`pool-settings:name.${known}`) : field;
  };
  return (
    <>
      {changes.length > 0 ? (
        <ChangedByList
          accountId={now.accountId}
          changes={changes}
          whoOf={(by) => (by ? t('moved.by', { name: by.name }) : t('moved.notOurs'))}
          labelOf={labelOf}
        />
      ) : (
        <p>{t('moved.text')}</p>
      )}
      {t('moved.kept')}
    </>
  );
}
