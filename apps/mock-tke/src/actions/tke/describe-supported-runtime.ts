import type { DescribeSupportedRuntimeResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { runtimesFor } from './runtimes.ts';

/** https://cloud.tencent.com/document/api/457/105241 */
export const DescribeSupportedRuntime = action<DescribeSupportedRuntimeResponse>()({
  service: 'tke',
  name: 'DescribeSupportedRuntime',
  request: z.strictObject({ K8sVersion: z.string() }),
  reply: ({ K8sVersion }, account) => ({ OptionalRuntimes: runtimesFor(K8sVersion, account) }),
});
