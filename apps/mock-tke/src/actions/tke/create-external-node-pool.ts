import type { CreateExternalNodePoolResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { Settings } from '../../model.ts';
import { enabling, notInWhitelist } from './enabling.ts';
import { Labels, Name, refuseInvalidFields, Taints, withoutSystemLabels } from './pool-fields.ts';
import { runtimesFor } from './runtimes.ts';

/** https://cloud.tencent.com/document/api/457/129229 */
export const CreateExternalNodePool = action<CreateExternalNodePoolResponse>()({
  service: 'tke',
  name: 'CreateExternalNodePool',
  changes: true,
  request: z.strictObject({
    ClusterId: z.string(),
    Name,
    ContainerRuntime: z.string(),
    RuntimeVersion: z.string(),
    Labels: Labels.default([]),
    Taints: Taints.default([]),
    InstanceAdvancedSettings: Settings.optional(),
    DeletionProtection: z.boolean().default(false),
    NodeType: z.enum(['CPU', 'GPU']).default('CPU'),
  }),
  reply: (request, account, { region }) => {
    if (!account.options.betaOpen) throw notInWhitelist();
    const cluster = account.runningCluster(request.ClusterId, region);
    if (enabling(account, cluster).Status !== 'Enabled')
      throw new TkeError('InvalidParameter.Param', 'PARAM_ERROR(you need enable external node support first)');
    const offered = runtimesFor(cluster.version, account).find(
      ({ RuntimeType }) => RuntimeType === request.ContainerRuntime,
    );
    if (!offered?.RuntimeVersions.includes(request.RuntimeVersion))
      throw new TkeError(
        'FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError',
        'k8s version and runtime (type/version) not match',
      );
    refuseInvalidFields(account, cluster, { name: request.Name, labels: request.Labels });
    const nodePoolId = account.chance.id('np');
    cluster.pools.push({
      nodePoolId,
      name: request.Name,
      nodeType: request.NodeType,
      runtimeType: request.ContainerRuntime,
      runtimeVersion: request.RuntimeVersion,
      labels: withoutSystemLabels(request.Labels),
      systemLabels: [],
      taints: request.Taints,
      settings: request.InstanceAdvancedSettings ?? null,
      deletionProtection: request.DeletionProtection,
      createdAt: account.now(),
      deletingFrom: null,
    });
    return { NodePoolId: nodePoolId };
  },
});
