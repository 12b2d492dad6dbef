import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { useSettingNames } from '#shared/pool-settings/use-setting-lines.ts';
import { modifyCall, modifyingExternalNodePool } from '../queries.ts';
import { ModifyFields } from './modify-fields.tsx';
import { changesOf, formOfPool, modifyForm } from './modify-form.ts';
import { PoolChanges, PoolVersions } from './pool-changes.tsx';

/** Changes one pool, based on the version that the person saw. `pool` is the current observation. */
export function ModifyExternalNodePoolForm({ pool, others }: { pool: ExternalNodePool; others: ExternalNodePool[] }) {
  const { t } = useTranslation('external-node-pools');
  const navigate = useNavigate();
  const key = { accountId: pool.accountId, region: pool.region, clusterId: pool.clusterId, nodePoolId: pool.id };
  const [idempotencyKey, renewKey] = useIdempotencyKey();
  const [seen, setSeen] = useState(pool);
  const initial = formOfPool(seen);
  const shell = useFormShell({
    schema: modifyForm(seen, others),
    initial,
    names: useSettingNames(Object.keys(initial) as (keyof typeof initial)[]),
    draft: `pool ${pool.id}`,
    mutation: useMutation(modifyingExternalNodePool(key, idempotencyKey)),
    bodyOf: (typed) => changesOf(seen, typed),
    onDone: () => void navigate(paths.externalNodePool(key)),
    // A changed body is a new request and needs its own key.
    onRefused: renewKey,
  });
  const changes = changesOf(seen, shell.form.watch());
  const isOutdated = pool.digest !== seen.digest;
  return (
    <FormShell
      shell={shell}
      label={t('modify.form')}
      submit={t('modify.submit')}
      disabled={!changes}
      cancelTo={paths.externalNodePool(key)}
      sentence={t(isOutdated ? 'modify.moved' : changes ? 'modify.sentence' : 'modify.nothing', { name: seen.name })}
      callOf={changes ? (body) => modifyCall(key, body) : undefined}
      conflict={
        isOutdated && {
          title: t('moved.title'),
          text: t('moved.text'),
          acceptLabel: t('moved.goOn'),
          versions: <PoolVersions seen={seen} now={pool} changes={changes} />,
          next: formOfPool(pool),
          onAccept: () => setSeen(pool),
        }
      }
      unsaved={changes !== null}
    >
      <ModifyFields systemLabels={pool.systemLabels} />
      <PoolChanges pool={seen} changes={changes} />
    </FormShell>
  );
}
