import type { ClusterKey } from '@isthmus/contracts/places';
import type { Template } from '@isthmus/contracts/templates';
import { useFormContext } from 'react-hook-form';
import { ApiCall } from '#shared/api-call.tsx';
import { createRequest } from './api-request.ts';
import { bodyOf, type PoolForm } from './pool-form.ts';

/** The call that the form would make as it is filled now. */
export function CreateCall({ cluster, template }: { cluster: ClusterKey; template: Template | undefined }) {
  const { watch } = useFormContext<PoolForm>();
  const body = bodyOf(watch(), template);
  if (!body) return null;
  return (
    <ApiCall action="CreateExternalNodePool" region={cluster.region} request={createRequest(cluster.clusterId, body)} />
  );
}
