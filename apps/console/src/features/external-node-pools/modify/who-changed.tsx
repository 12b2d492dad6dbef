import type { ChangedBy } from '@isthmus/contracts/changed-by';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { listPoolChanges } from '@isthmus/contracts/routes/conflicts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#shared/api/call.ts';
import { paths, usePool } from '#shared/paths.ts';
import { Age } from '#shared/time/age.tsx';
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
  const { t } = useTranslation('external-node-pools');
  const { data } = useQuery(changesBetween(seen, now.digest));
  return (
    <>
      {data && data.changes.length > 0 && (
        <ul className="mb-1">
          {data.changes.map((change) => (
            <li key={`${change.at} ${change.fields.join()}`}>
              <OneChange change={change} />
            </li>
          ))}
        </ul>
      )}
      {t(data?.changes.length ? 'moved.kept' : 'moved.text')}
    </>
  );
}

function OneChange({ change: { at, fields, by, operationId } }: { change: ChangedBy }) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const { accountId } = usePool();
  const names = changeableNames.filter((name) => fields.includes(name)).map((name) => t(`pool-settings:name.${name}`));
  const who = by ? t('moved.by', { name: by.name }) : t('moved.notOurs');
  return (
    <>
      {operationId ? (
        <Link to={paths.operation(accountId, operationId)} className="link font-semibold">
          {who}
        </Link>
      ) : (
        <span className="font-semibold">{who}</span>
      )}
      {' · '}
      {names.join(', ')}
      {' · '}
      <Age at={at} />
    </>
  );
}
