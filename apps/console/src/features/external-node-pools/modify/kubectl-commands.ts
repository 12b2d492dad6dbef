import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Label, Taint } from '@isthmus/contracts/kubernetes';
import { lineOfLabel, lineOfTaint } from '#shared/pool-settings/settings.ts';

type Changes = { labels?: Label[] | undefined; taints?: Taint[] | undefined };
const selectorOf = (pool: Pick<ExternalNodePool, 'id'>) => `-l tke.cloud.tencent.com/nodepool-id=${pool.id}`;

/** Returns commands that change the joined nodes. Labels and taints contain no character that a shell needs quoted. */
export function kubectlCommands(pool: Pick<ExternalNodePool, 'id' | 'labels' | 'taints'>, changes: Changes): string[] {
  const { labels = pool.labels, taints = pool.taints } = changes;
  const labelArgs = [
    ...labels
      .filter(({ key, value }) => !pool.labels.some((label) => label.key === key && label.value === value))
      .map(lineOfLabel),
    ...pool.labels.filter(({ key }) => labels.every((label) => label.key !== key)).map(({ key }) => `${key}-`),
  ];
  const same = (one: { key: string; effect: string }, other: { key: string; effect: string }) =>
    one.key === other.key && one.effect === other.effect;
  const taintArgs = [
    ...taints
      .filter((taint) => !pool.taints.some((each) => same(each, taint) && each.value === taint.value))
      .map(lineOfTaint),
    ...pool.taints
      .filter((taint) => !taints.some((each) => same(each, taint)))
      .map(({ key, effect }) => `${key}:${effect}-`),
  ];
  return [
    ...(labelArgs.length ? [`kubectl label nodes ${selectorOf(pool)} ${labelArgs.join(' ')} --overwrite`] : []),
    ...(taintArgs.length ? [`kubectl taint nodes ${selectorOf(pool)} ${taintArgs.join(' ')} --overwrite`] : []),
  ];
}
