import type { Cluster } from '@isthmus/contracts/clusters';
import type { getOnboarding } from '@isthmus/contracts/onboarding';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '#shared/api/call.ts';
import { paths } from '#shared/paths.ts';
import { Status } from '#shared/status.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { ownFailures } from '../candidates.ts';

interface Props {
  cluster: Cluster;
  gate: ReplyOf<typeof getOnboarding>['gate'];
}

/** Shows the readiness of the cluster and links to the next page. */
export function EnableStep({ cluster, gate }: Props) {
  const { t } = useTranslation('onboarding');
  const { name, readiness, enableAs } = cluster;
  const rules = ownFailures(cluster).length;
  const toCluster = { to: paths.cluster(cluster), label: t('toCluster', { cluster: name }), main: false };
  const toEnable = { to: paths.enable(cluster), label: t('enable.go', { cluster: name }), main: true };

  const content = () => {
    if (readiness === 'enabled') return { text: t('enable.done', { cluster: name }), link: toCluster };
    if (readiness === 'enabling')
      return {
        text: t('enable.enabling', { cluster: name }),
        link: { ...toCluster, label: t('enable.follow', { cluster: name }), main: true },
      };
    if (readiness === 'failed')
      return { text: t('enable.failed', { cluster: name }), link: { ...toEnable, label: t('enable.retry') } };
    if (gate === 'closed')
      return { text: t('enable.closed'), link: { to: '?step=beta', label: t('step.beta'), main: true } };
    if (rules) return { text: t('enable.blocked', { count: rules, cluster: name }), link: toCluster };
    if (!enableAs) return { text: t('enable.overlay', { cluster: name }), link: toCluster };
    return { text: t(readiness === 'ready' ? 'enable.ready' : 'enable.unknown', { cluster: name }), link: toEnable };
  };
  const { text, link } = content();
  return (
    <div className="grid justify-items-start gap-3">
      <Status status={readiness} />
      <p className="max-w-[72ch]">{text}</p>
      <LinkButton to={link.to} variant={link.main ? 'primary' : 'secondary'}>
        {link.label}
      </LinkButton>
    </div>
  );
}
