import { useTranslation } from 'react-i18next';
import { useLocation, useParams, type Params } from 'react-router';
import { accountOf, clusterOf, paths } from '#shared/paths.ts';
import { LinkButton } from '#shared/ui/button.tsx';

type Way = 'home' | 'clusters' | 'pools' | 'templates' | 'activity';
interface Missing {
  object?: 'account' | 'cluster' | 'pool' | 'template' | 'operation';
  /** What was looked for: an id, or the address. */
  what: string;
  ways: [way: Way, to: string][];
}

/** Returns what the address names, from its innermost object outwards, and the pages that list such objects. */
function missingIn(at: Params, address: string): Missing {
  const home: [Way, string] = ['home', paths.home()];
  const { accountId, clusterId, nodePoolId, templateId, operationId, groupId } = at;
  if (templateId) return { object: 'template', what: templateId, ways: [['templates', paths.templates()], home] };
  if (!accountId) return { what: address, ways: [home, ['templates', paths.templates()]] };
  const clusters: [Way, string] = ['clusters', paths.clusters(accountOf(at))];
  const operation = operationId ?? groupId;
  if (operation)
    return { object: 'operation', what: operation, ways: [['activity', paths.activity(accountOf(at))], home] };
  if (nodePoolId)
    return { object: 'pool', what: nodePoolId, ways: [['pools', paths.externalNodePools(clusterOf(at))], clusters] };
  if (clusterId) return { object: 'cluster', what: clusterId, ways: [clusters, home] };
  return { object: 'account', what: accountId, ways: [home] };
}

/** Says what was looked for, and offers the way back. Nothing failed, so it is no alert. */
export default function NotFound() {
  const { t } = useTranslation('not-found');
  const { pathname } = useLocation();
  const { object, what, ways } = missingIn(useParams(), pathname);
  const title = object ? t(`object.${object}`) : t('address');
  return (
    <div className="grid max-w-2xl gap-4 py-6">
      <title>{`${title} · Isthmus`}</title>
      <div className="grid gap-1">
        <h1 tabIndex={-1} className="text-lg outline-none">
          {title}
        </h1>
        <p className="text-text-soft max-w-[72ch]">{t(object ? 'objectNext' : 'addressNext')}</p>
      </div>
      <p className="flex flex-wrap gap-x-2">
        <span className="text-text-soft">{t('requested')}</span>
        <code className="font-mono text-xs leading-5 wrap-anywhere">{what}</code>
      </p>
      <div className="flex flex-wrap gap-2">
        {ways.map(([way, to], index) => (
          <LinkButton key={way} to={to} variant={index ? 'secondary' : 'primary'}>
            {t(`to.${way}`)}
          </LinkButton>
        ))}
      </div>
    </div>
  );
}
