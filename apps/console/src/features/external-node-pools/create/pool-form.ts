import { CreateExternalNodePool, type ExternalNodePool, type Runtime } from '@isthmus/contracts/external-node-pools';
import { fault } from '@isthmus/contracts/fault';
import type { Template } from '@isthmus/contracts/templates';
import type { z } from 'zod';
import { emptySettings, formOfVersion, SettingsForm, settingsOfForm } from '#shared/pool-settings/settings-form.ts';
import { isOffered, type OfferedRuntime } from '#shared/pool-settings/settings.ts';

/** TKE requires these labels on a CiliumBGP cluster: https://cloud.tencent.com/document/product/457/57917 */
const bgpLabelKeys = ['infra.tce.io/as', 'infra.tce.io/switch-ip'];

interface ClusterFacts {
  pools: Pick<ExternalNodePool, 'name' | 'id'>[];
  /** Undefined until they are read: then TKE decides. */
  offered: OfferedRuntime[] | undefined;
  bgp: boolean;
}

/** The schema for a new pool. It checks against the cluster's pools and offered runtimes. */
export const poolForm = ({ pools, offered, bgp }: ClusterFacts) =>
  SettingsForm.extend({
    name: CreateExternalNodePool.shape.name.refine(
      (name) => pools.every((pool) => pool.name !== name),
      fault('pool-name-taken'),
    ),
    runtime: SettingsForm.shape.runtime.refine(
      (runtime) => runtime !== null && (!offered || isOffered(offered, runtime)),
      fault('runtime-missing'),
    ),
    labels: SettingsForm.shape.labels.refine(
      (labels) => !bgp || bgpLabelKeys.every((key) => labels.some((label) => label.key === key && label.value)),
      fault('labels-of-bgp'),
    ),
  });
export type PoolForm = z.infer<ReturnType<typeof poolForm>>;

/** Returns the initial form values, with or without a template. The runtime falls back to the cluster's default. */
export function emptyPool(clusterDefault: Runtime | null, bgp: boolean, template?: Template): PoolForm {
  const settings = template ? formOfVersion(template.latest) : emptySettings;
  const missing = bgpLabelKeys.filter((key) => bgp && settings.labels.every((label) => label.key !== key));
  return {
    ...settings,
    name: '',
    runtime: settings.runtime ?? clusterDefault,
    labels: [...settings.labels, ...missing.map((key) => ({ key, value: '' }))],
    notKnown: [],
  };
}

/** Returns the request body; null while no runtime is known. */
export function bodyOf(form: PoolForm, template: Template | undefined): CreateExternalNodePool | null {
  if (!form.runtime) return null;
  const { notKnown: _, ...settings } = settingsOfForm(form);
  const from = template ? { templateId: template.id, version: template.latest.version } : null;
  const keeps = form.keepsCustomData && template?.latest.customData;
  return {
    ...settings,
    name: form.name.trim(),
    runtime: form.runtime,
    customData: keeps ? from : form.customData ? { text: form.customData } : null,
    template: from,
  };
}
