import type { Refusal } from '@isthmus/contracts/acts';
import type { ExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { FormColumns } from '#shared/form/form-columns.tsx';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { itemKeys } from '#shared/pool-settings/settings-form.ts';
import { useSettingNames } from '#shared/pool-settings/use-setting-lines.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { modifyCall, modifyingExternalNodePool } from '../pool-mutations.ts';
import { ModifyFields } from './modify-fields.tsx';
import { changesOf, formOfNewer, formOfPool, modifyForm, type NewerVersion } from './modify-form.ts';
import { PoolChanges, PoolVersions } from './pool-changes.tsx';
import type { Origin } from './script-change.tsx';
import { WhoChanged } from './who-changed.tsx';

interface Props {
  /** The current observation. */
  pool: ExternalNodePool;
  refusal: Refusal | null;
  others: ExternalNodePool[];
  /** The newer version of its template, which the form starts from. */
  template?: NewerVersion;
  origin: Origin | undefined;
}

/** Changes one pool, based on the version that the person saw. */
export function ModifyExternalNodePoolForm({ pool, refusal, others, template, origin }: Props) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const navigate = useNavigate();
  const key = { accountId: pool.accountId, region: pool.region, clusterId: pool.clusterId, nodePoolId: pool.id };
  const [idempotencyKey, renewKey] = useIdempotencyKey();
  const [seen, setSeen] = useState(pool);
  const newer = template && formOfNewer(seen, template);
  const initial = newer?.form ?? formOfPool(seen);
  const ref = template && { templateId: template.id, version: template.to.version };
  const bodyOf = (typed: typeof initial): ModifyExternalNodePool | null => {
    const own = changesOf(seen, typed);
    if (!ref) return own;
    // A typed script wins over the template's, which never reaches the browser.
    const script = newer?.hasNewScript && !own?.customData ? { customData: ref } : {};
    return own || newer?.hasNewScript ? { basedOn: seen.digest, ...own, ...script, template: ref } : null;
  };
  const shell = useFormShell({
    schema: modifyForm(seen, others),
    initial,
    names: useSettingNames(Object.keys(initial) as (keyof typeof initial)[]),
    draft: ref ? `pool ${pool.id} v${ref.version}` : `pool ${pool.id}`,
    mutation: useMutation(modifyingExternalNodePool(key, idempotencyKey)),
    bodyOf,
    onDone: () => void navigate(paths.externalNodePool(key)),
    // A changed body is a new request and needs its own key.
    onRefused: renewKey,
  });
  const changes = bodyOf(shell.form.watch());
  const isOutdated = pool.digest !== seen.digest;
  return (
    <FormShell
      shell={shell}
      label={t('modify.form')}
      submit={t('modify.submit')}
      disabled={!changes}
      refusal={refusal}
      cancelTo={paths.externalNodePool(key)}
      sentence={t(isOutdated ? 'modify.moved' : changes ? 'modify.sentence' : 'modify.nothing', { name: seen.name })}
      callOf={changes ? (body) => modifyCall(key, body) : undefined}
      conflict={
        isOutdated && {
          title: t('moved.title'),
          text: <WhoChanged seen={seen} now={pool} />,
          acceptLabel: t('moved.goOn'),
          versions: <PoolVersions seen={seen} now={pool} changes={changes} />,
          next: template ? formOfNewer(pool, template).form : formOfPool(pool),
          itemKeys,
          onAccept: () => setSeen(pool),
        }
      }
      unsaved={changes !== null}
    >
      {template && newer && (
        <Banner
          tone="info"
          role="status"
          title={t('modify.newer.title', { name: template.name, version: template.to.version })}
        >
          {t('modify.newer.text', { version: template.from.version })}
          {newer.stays.length > 0 && (
            <>
              {' '}
              {t('modify.newer.stays', {
                names: newer.stays.map((name) => t(`pool-settings:name.${name}`)).join(', '),
              })}
            </>
          )}
        </Banner>
      )}
      <FormColumns aside={<PoolChanges pool={seen} changes={changes} origin={origin} />}>
        <ModifyFields systemLabels={pool.systemLabels} />
      </FormColumns>
    </FormShell>
  );
}
