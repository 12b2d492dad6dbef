import type { ClusterKey } from '@isthmus/contracts/places';
import type { HostToClean } from '@isthmus/contracts/hosts-to-clean';
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { cluster as clusterQuery } from '#features/clusters/queries.ts';
import { refusalToNote } from '#operations/rights.ts';
import { useRefusalText } from '#shared/acts/act-button.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { Age } from '#shared/time/age.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';
import { markingHostCleaned } from '../acts/act-queries.ts';
import { hostsToClean } from '../queries.ts';

const mostCleaned = 20;

/** Lists removed servers whose containers may still run, until a person ticks them. */
export default function HostsToClean({ cluster }: { cluster: ClusterKey }) {
  const { t } = useTranslation('node-acts');
  const { data } = useSuspenseQuery(hostsToClean(cluster));
  const { hash } = useLocation();
  const { data: rights } = useQuery(clusterQuery(cluster));
  const toMark = refusalToNote('add-hosts', rights);
  const refusalText = useRefusalText();
  const marking = useMutation(markingHostCleaned(cluster));
  const open = data.hosts.filter(({ cleanedAt }) => !cleanedAt);
  const cleaned = data.hosts.filter(({ cleanedAt }) => cleanedAt).slice(0, mostCleaned);
  if (!data.hosts.length) return null;
  const clearCommand = ({ nodePoolId }: HostToClean) =>
    `./add2tkectl-${cluster.clusterId}-${nodePoolId ?? 'np-…'} clear`;
  return (
    <details
      open={hash === '#hosts-to-clean'}
      className={`bg-surface rounded-md border ${open.length ? 'border-warn' : 'border-line'}`}
    >
      <summary className="min-h-9 px-3 py-2 font-medium">
        {open.length > 0 && <Mark shape="warning" className="text-warn-fill mr-1.5 align-[-1px]" />}
        {t('clean.title', { count: open.length })}
      </summary>
      <div className="grid gap-3 px-3 pb-3">
        <p className="max-w-[72ch]">{t('clean.text')}</p>
        {toMark && open.length > 0 && <p className="text-text-soft">{refusalText(toMark)}</p>}
        <ProblemAlert problem={marking.error} />
        <Table aria-label={t('clean.table')}>
          <thead>
            <tr>
              <Th>{t('clean.host')}</Th>
              <Th className="max-sm:hidden">{t('clean.removed')}</Th>
              <Th className="max-sm:hidden">{t('clean.todo')}</Th>
              <Th>{t('clean.cleaned')}</Th>
            </tr>
          </thead>
          <tbody>
            {[...open, ...cleaned].map((host) => (
              <Tr key={host.id} className={host.cleanedAt ? 'text-text-soft' : ''}>
                <Td>
                  {host.nodeName} <span className="font-mono text-xs">{host.ip}</span>
                  <span className="block sm:hidden">
                    <Copyable text={clearCommand(host)} what={t('clean.command', { name: host.nodeName })} />
                  </span>
                </Td>
                <Td className="max-sm:hidden">
                  <Age at={host.removedAt} />
                </Td>
                <Td className="max-sm:hidden">
                  <Copyable text={clearCommand(host)} what={t('clean.command', { name: host.nodeName })} />
                </Td>
                <Td>
                  {host.cleanedAt ? (
                    <span className="inline-flex flex-wrap gap-x-1.5">
                      <Mark shape="tick" className="text-good mt-1" /> <Age at={host.cleanedAt} />{' '}
                      {host.cleanedBy && t('clean.by', { name: host.cleanedBy })}
                      <Button
                        size="sm"
                        variant="ghost"
                        aria-label={t('clean.undoHost', { name: host.nodeName })}
                        disabled={toMark !== null || marking.isPending}
                        onClick={() => marking.mutate(host)}
                      >
                        {t('clean.undo')}
                      </Button>
                    </span>
                  ) : (
                    <input
                      type="checkbox"
                      className="size-4"
                      aria-label={t('clean.tick', { name: host.nodeName })}
                      checked={marking.isPending && marking.variables.id === host.id}
                      disabled={toMark !== null || marking.isPending}
                      onChange={() => marking.mutate(host)}
                    />
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}
