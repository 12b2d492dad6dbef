import { Status } from '#shared/status.tsx';

const atRest = ['Idling', 'Pause', 'Isolated', 'ResourceIsolate', 'ResourceIsolated'];

/** ClusterStatus in TKE's own word, but for the one that needs none. */
export function ClusterStatus({ status }: { status: string }) {
  if (status === 'Running') return <Status status="running" />;
  if (status === 'Abnormal') return <Status status="failed" word={status} />;
  return <Status status={atRest.includes(status) ? 'held' : 'waiting'} word={status} />;
}
