import { refusalOf, type ActContext } from '@isthmus/contracts/acts';
import type { listExternalNodePools } from '@isthmus/contracts/external-node-pools';
import type { ClusterKey } from '@isthmus/contracts/places';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActButton, useRefusalText } from '#shared/acts/act-button.tsx';
import { useActs } from '#shared/acts/page-acts.ts';
import type { ReplyOf } from '#shared/api/call.ts';
import { paths } from '#shared/paths.ts';
import { Button } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';

interface Props {
  cluster: ClusterKey;
  listed: ReplyOf<typeof listExternalNodePools>;
  context: ActContext;
}

/** Leads to adding hosts. With several pools, the person chooses one. */
export function AddHostsButton({ cluster, listed: { pools, acts }, context }: Props) {
  const { t } = useTranslation('clusters');
  const textOf = useRefusalText();
  const choices = pools.map((pool) => ({
    name: pool.name,
    to: paths.addHosts({ ...cluster, nodePoolId: pool.id }),
    refusal: refusalOf('add-hosts', pool.id, acts[pool.acts], context),
  }));
  useActs(
    choices.map(({ name, to, refusal }) => ({
      label: t('act.add-hosts'),
      of: name,
      refusal,
      to,
      // With several pools, the key would choose one by chance.
      ...(choices.length === 1 && { key: 'a' }),
    })),
  );
  const [first, second] = choices;
  if (!first) return null;
  const isRefused = choices.every(({ refusal }) => refusal);
  if (!second || isRefused)
    return (
      <ActButton refusal={first.refusal} variant="primary" to={first.to}>
        {t('act.add-hosts')}
      </ActButton>
    );
  return (
    <Menu
      items={choices.map(({ name, to, refusal }) =>
        refusal ? { label: name, why: textOf(refusal) } : { label: t('addHostsTo', { pool: name }), to },
      )}
    >
      <Button variant="primary">
        {t('act.add-hosts')} <ChevronDown aria-hidden className="!size-3.5" />
      </Button>
    </Menu>
  );
}
