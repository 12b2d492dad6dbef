import { CreateExternalNodePool, type ExternalNodePool, type Runtime } from '@isthmus/contracts/external-node-pools';
import type { Template } from '@isthmus/contracts/templates';
import type { z } from 'zod';
import { isOffered, type OfferedRuntime } from '#shared/pool-settings/runtimes.ts';
import { emptySettings, formOfVersion, SettingsForm, settingsOfForm } from '#shared/pool-settings/settings-form.ts';

/** TKE wants these on a cluster whose network is CiliumBGP: https://cloud.tencent.com/document/product/457/57917 */
const bgpLabelKeys = ['infra.tce.io/as', 'infra.tce.io/switch-ip'];

interface Place {
  pools: Pick<ExternalNodePool, 'name' | 'id'>[];
  /** Undefined until they were read: then TKE decides. */
  offered: OfferedRuntime[] | undefined;
  bgp: boolean;
}

/** What is typed to make a pool, held against what the cluster already has and offers. */
export const poolForm = ({ pools, offered, bgp }: Place) =>
  SettingsForm.extend({
    name: CreateExternalNodePool.shape.name.refine(
      (name) => pools.every((pool) => pool.name !== name),
      'This cluster has a pool of this name',
    ),
    runtime: SettingsForm.shape.runtime.refine(
      (runtime) => runtime !== null && (!offered || isOffered(offered, runtime)),
      'Choose one of the versions in the list',
    ),
    labels: SettingsForm.shape.labels.refine(
      (labels) => !bgp || bgpLabelKeys.every((key) => labels.some((label) => label.key === key && label.value)),
      'With Cilium BGP, infra.tce.io/as and infra.tce.io/switch-ip are required',
    ),
  });
export type PoolForm = z.infer<ReturnType<typeof poolForm>>;

/** What the form begins with, without a template or with one. The runtime falls back to the cluster's default. */
export function emptyPool(standard: Runtime | null, bgp: boolean, template?: Template): PoolForm {
  const settings = template ? formOfVersion(template.latest) : emptySettings;
  const missing = bgpLabelKeys.filter((key) => bgp && settings.labels.every((label) => label.key !== key));
  return {
    ...settings,
    name: '',
    runtime: settings.runtime ?? standard,
    labels: [...settings.labels, ...missing.map((key) => ({ key, value: '' }))],
    notKnown: [],
  };
}

/** The body of the request; null while no runtime is known. */
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
