import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { Operation } from '@isthmus/contracts/operations';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { OperationCard } from '#operations/operation/operation-card.tsx';
import { paths } from '#shared/paths.ts';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { Section } from '#shared/ui/section.tsx';

const isTrouble = ({ state, late, finishedAt }: Operation) =>
  state === 'failed' || state === 'conflict' || state === 'needs-attention' || (late && !finishedAt);

/** Lists the failed or waiting nodes of the groups with the possible actions. Of several, each is under its cluster. */
export function GroupTroubles({ groups }: { groups: (OperationGroup & { clusterName?: string })[] }) {
  const { t } = useTranslation('node-acts');
  const troubles = groups.flatMap((group) =>
    group.operations.filter(isTrouble).map((operation) => ({ group, operation })),
  );
  if (!troubles.length) return null;
  return (
    <Section title={t('groupPage.look')}>
      {troubles.map(({ group, operation }) => {
        const { name } = operation.target;
        const hasPods = operation.outcome?.problem?.code === 'pods-still-running';
        return (
          <div key={operation.id} className="grid gap-2">
            {groups.length > 1 && <p className="text-text-soft text-xs">{group.clusterName || group.clusterId}</p>}
            <Trouble operation={operation} />
            {hasPods && (
              <div className="grid gap-2 pl-4">
                <p className="max-w-[72ch]">{t('groupPage.podsLeft', { name })}</p>
                <CommandBlock
                  what={t('groupPage.podsCommand', { name })}
                  command={`kubectl get pods -A -o wide --field-selector spec.nodeName=${name}`}
                />
                <Link className="link w-fit" to={paths.externalNode(group, name)}>
                  {t('groupPage.deleteAgain', { name })}
                </Link>
              </div>
            )}
          </div>
        );
      })}
    </Section>
  );
}

function Trouble({ operation }: { operation: Operation }) {
  const { data: rights } = useQuery(cluster(operation));
  return <OperationCard operation={operation} rights={rights} />;
}
