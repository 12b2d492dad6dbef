import type { Refusal } from '@isthmus/contracts/acts';
import type { Cluster } from '@isthmus/contracts/clusters';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Template } from '@isthmus/contracts/templates';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { FormColumns } from '#shared/form/form-columns.tsx';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { paths } from '#shared/paths.ts';
import { AdvancedFields } from '#shared/pool-settings/advanced-fields.tsx';
import { OfferedRuntimeField } from '#shared/pool-settings/offered-runtime-field.tsx';
import { SettingsFields } from '#shared/pool-settings/settings-fields.tsx';
import { fieldNames } from '#shared/pool-settings/settings-form.ts';
import { defaultRuntime, type OfferedRuntime } from '#shared/pool-settings/settings.ts';
import { useSettingNames } from '#shared/pool-settings/use-setting-lines.ts';
import { PoolNameField } from '../pool-name-field.tsx';
import { createCall, creatingExternalNodePool } from '../pool-mutations.ts';
import { bodyOf, emptyPool, poolForm } from './pool-form.ts';
import { PodThatLands } from './pod-that-lands.tsx';
import { NotKnownByTemplate, TemplateSelect, useChosenTemplate } from './template-choice.tsx';

interface Props {
  cluster: Cluster;
  refusal: Refusal | null;
  /** The network of external nodes, as TKE reports it; empty when it is not known. */
  networkType: string;
  pools: ExternalNodePool[];
  /** Undefined when TKE did not report it. */
  offered: OfferedRuntime[] | undefined;
  templates: Template[];
}

export function CreateExternalNodePoolForm({ cluster, refusal, networkType, pools, offered, templates }: Props) {
  const bgp = networkType === 'CiliumBGP';
  const { t } = useTranslation('external-node-pools');
  const navigate = useNavigate();
  const [idempotencyKey] = useIdempotencyKey();
  const clusterDefault = defaultRuntime(offered ?? []);
  const { template, initial, kept, choose } = useChosenTemplate(templates, (from) =>
    emptyPool(clusterDefault, bgp, from),
  );
  const shell = useFormShell({
    schema: poolForm({ pools, offered, bgp }),
    initial,
    names: useSettingNames(['name', ...fieldNames]),
    draft: `new pool ${cluster.clusterId}`,
    mutation: useMutation(creatingExternalNodePool(cluster, idempotencyKey)),
    bodyOf: (values) => bodyOf(values, template),
    onDone: () => void navigate(paths.externalNodePools(cluster)),
  });
  const enabled = cluster.readiness === 'enabled';
  return (
    <FormShell
      shell={shell}
      label={t('new.form')}
      submit={t('create')}
      refusal={refusal}
      disabled={!enabled || !offered}
      sentence={t(enabled ? 'new.sentence' : 'new.notEnabled', { cluster: cluster.name })}
      callOf={(body) => createCall(cluster, body)}
    >
      <FormColumns aside={<PodThatLands isHostNetwork={networkType === 'HostNetwork'} />}>
        <TemplateSelect templates={templates} chosen={template} onChange={(id) => choose(id, shell)} kept={kept} />
        <PoolNameField />
        <SettingsFields runtime={offered && <OfferedRuntimeField offered={offered} version={cluster.version} />}>
          <AdvancedFields
            key={template?.id}
            kept={template?.latest.customData ?? null}
            lead={<NotKnownByTemplate template={template} />}
          />
        </SettingsFields>
      </FormColumns>
    </FormShell>
  );
}
