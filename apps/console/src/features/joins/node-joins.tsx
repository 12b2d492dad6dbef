import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, type LoaderFunctionArgs } from 'react-router';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { nodeOf, useNode } from '#shared/page/node-key.ts';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { Age } from '#shared/time/age.tsx';
import { Section } from '#shared/ui/section.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';
import { JoinStatus, useHostOf } from './expected-host.tsx';
import { nodeJoins } from './queries.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  const key = nodeOf(params);
  return Promise.all([
    queryClient.ensureQueryData(nodeJoins(key)),
    queryClient.ensureQueryData(externalNodePools(key)),
  ]);
};

/** Lists the expected hosts of a node name on the node's page. Renders nothing without any. */
export function Component() {
  const { t } = useTranslation(['joins', 'shared']);
  const key = useNode();
  const { data } = useSuspenseQuery(nodeJoins(key));
  const { data: listed } = useSuspenseQuery(externalNodePools(key));
  const hostOf = useHostOf();
  const { joins } = data;
  if (!joins.length) return null;
  const isExpected = joins.every(({ node }) => !node);
  const poolName = (nodePoolId: string) => listed.pools.find(({ id }) => id === nodePoolId)?.name ?? nodePoolId;
  return (
    <Section title={t(isExpected ? 'ofNode.expected' : 'ofNode.title')}>
      <Table>
        <thead>
          <tr>
            <Th>{t('ofNode.host')}</Th>
            <Th>{t('ofNode.state')}</Th>
            <Th className="max-sm:hidden">{t('ofNode.pool')}</Th>
            <Th className="max-sm:hidden">{t('ofNode.command')}</Th>
          </tr>
        </thead>
        <tbody>
          {joins.map((join) => (
            <Tr key={join.id}>
              <Td className="wrap-anywhere">
                <Link
                  className="link"
                  to={`${paths.addHosts({ ...key, nodePoolId: join.nodePoolId })}?host=${join.id}`}
                >
                  {hostOf(join)}
                </Link>
              </Td>
              <Td>
                <JoinStatus join={join} />
              </Td>
              <Td className="max-sm:hidden">
                <Link className="link" to={paths.externalNodePool({ ...key, nodePoolId: join.nodePoolId })}>
                  {poolName(join.nodePoolId)}
                </Link>
              </Td>
              <Td className="text-text-soft max-sm:hidden">
                {join.issuedAt ? <Age at={join.issuedAt} /> : t('ofNode.noCommand')}{' '}
                {join.issuedBy && t('ofNode.by', { name: join.issuedBy })}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
