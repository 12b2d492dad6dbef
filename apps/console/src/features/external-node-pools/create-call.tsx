import type { ClusterKey } from '@isthmus/contracts/places';
import type { Template } from '@isthmus/contracts/templates';
import { useFormContext } from 'react-hook-form';
import { ApiCall } from '#shared/api-call.tsx';
import { bodyOf, type poolForm, type PoolForm } from './pool-form.ts';
import { createCall } from './queries.ts';

interface Props {
  cluster: ClusterKey;
  template: Template | undefined;
  schema: ReturnType<typeof poolForm>;
}

/** The call that the form would make as it is filled now. */
export function CreateCall({ cluster, template, schema }: Props) {
  const { watch } = useFormContext<PoolForm>();
  const { data } = schema.safeParse(watch());
  const body = data ? bodyOf(data, template) : null;
  return <ApiCall dryRun={body && createCall(cluster, body)} />;
}
