import { healthStateOf } from '@isthmus/contracts/health';
import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { getExternalNode } from '@isthmus/contracts/external-node';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReplyOf } from '#shared/api/call.ts';
import { useNode } from '#shared/page/node-key.ts';
import { nodesInState, paths } from '#shared/paths.ts';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { CommandBlock } from '#shared/ui/copy/command-block.tsx';
import { beganOf } from './began-of.ts';
import { Moment } from './moment.tsx';
import { externalNodeHealth } from './node-queries.ts';
import { timesFailed } from '../node-history/strip.ts';

type Reply = ReplyOf<typeof getExternalNode>;

interface Props {
  node: NonNullable<Reply['node']>;
  together: Reply['together'];
  pool: ExternalNodePool | undefined;
}

/** The kubelet's own last words on the host. */
const firstCommand = 'systemctl status kubelet --no-pager | head -5; journalctl -u kubelet -n 40 --no-pager';

/** Says why a node failed, in TKE's words, what else is known, and which command to run first. */
export function NodeTrouble({ node, together, pool }: Props) {
  const { t } = useTranslation('node-page');
  const key = useNode();
  const { data: strip } = useQuery(externalNodeHealth(key, '30'));
  if (healthStateOf(node) !== 'failed') return null;
  const { at, notBefore, isBefore } = beganOf(node);
  const failures = timesFailed(strip?.segments ?? []);
  const others = pool && { failed: pool.health.failed - 1, running: pool.health.running };
  const inPool = (state: 'failed' | 'running') => nodesInState(key, state, node.nodePoolId ?? '');
  return (
    <section aria-labelledby="node-trouble" className="grid gap-1">
      <h2 id="node-trouble" className="text-md break-words">
        {node.reason ? <q>{node.reason}</q> : t('trouble.noReason')}
      </h2>
      <p className="text-text-soft">
        <Moment
          at={at}
          notBefore={notBefore}
          words={(time) => t(isBefore ? 'trouble.before' : 'trouble.since', { time })}
        />
      </p>
      <p className="max-w-[72ch]">{t('trouble.means')}</p>
      <ul className="mt-1 grid gap-1">
        {together && (
          <Evidence mark="failed">
            {t('trouble.together', { count: together.count })}{' '}
            {together.names.map((name, index) => (
              <span key={name}>
                {index > 0 && t('trouble.comma')}
                <Link className="link" to={paths.externalNode(key, name)}>
                  {name}
                </Link>
              </span>
            ))}
            {together.count > together.names.length ? `${t('trouble.comma')}…` : t('trouble.end')}{' '}
            {together.isSameLocation && t('trouble.sameLocation')}{' '}
            {together.isSameReason && node.reason && t('trouble.sameReason')}
          </Evidence>
        )}
        {failures > 1 && (
          <Evidence
            mark="attention"
            link={
              <a className="link" href="#node-history">
                {t('trouble.history')}
              </a>
            }
          >
            {t('trouble.times', { count: failures })}
          </Evidence>
        )}
        {others && others.failed > 0 && (
          <Evidence
            mark="failed"
            link={
              <Link className="link" to={inPool('failed')}>
                {t('trouble.show')}
              </Link>
            }
          >
            {t('trouble.poolFailed', { count: others.failed })}
          </Evidence>
        )}
        {others && others.running > 0 && (
          <Evidence
            mark="running"
            link={
              <Link className="link" to={inPool('running')}>
                {t('trouble.show')}
              </Link>
            }
          >
            {t('trouble.poolRuns', { count: others.running })}
          </Evidence>
        )}
      </ul>
      <p className="mt-2 mb-1 font-medium">{t(together?.isSameLocation ? 'trouble.checkLine' : 'trouble.check')}</p>
      <CommandBlock what={t('trouble.command')} command={firstCommand} />
    </section>
  );
}

interface EvidenceProps {
  mark: StatusName;
  link?: ReactNode;
  children: ReactNode;
}

const Evidence = ({ mark, link, children }: EvidenceProps) => (
  <li className="grid grid-cols-[12px_minmax(0,1fr)_auto] gap-x-2">
    <StatusMark status={mark} className="mt-1" />
    <span className="wrap-anywhere">{children}</span>
    {link}
  </li>
);
