import type { ClusterKey } from '@isthmus/contracts/places';
import { useSuspenseQuery } from '@tanstack/react-query';
import {
  Boxes,
  ChevronRight,
  Footprints,
  History,
  House,
  Languages,
  Layers,
  LayoutTemplate,
  LogOut,
  Plus,
  Server,
  Settings,
  Users,
  SunMoon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { cluster as clusterQuery } from '#features/clusters/queries.ts';
import { useRefusalText } from '#shared/acts/act-button.tsx';
import { pageActs } from '#shared/acts/page-acts.ts';
import { languages } from '#shared/i18n/language.ts';
import { session, useOwnRefusal } from '#features/session/queries.ts';
import { paths } from '#shared/paths.ts';
import { chooseLanguage, chooseTheme, languageNames } from '#shared/preferences/menus.tsx';
import { currentTheme, themes } from '#shared/preferences/theme.ts';
import { queryClient } from '#shared/query-client.ts';
import { visits, type Visit } from '#shared/remembered.ts';
import { useSignOut } from '../frame/use-sign-out.ts';
import type { Entry } from './entry.ts';
import { placeIn } from './keys.ts';
import { matches } from './matching.ts';

/** What the field and Tencent's console call external nodes, in both languages. */
const otherNames = 'external node, registered node, 注册节点, 第三方节点';

const visitMarks: Record<Visit['kind'], ReactNode> = {
  cluster: <Boxes />,
  pool: <Layers />,
  node: <Server />,
  template: <LayoutTemplate />,
  operation: <History />,
};

/** Returns the pages, acts and visited objects that match, without asking the server. */
export function useOwnEntries(typed: string): Entry[] {
  const all = [...usePages(), ...useActEntries(), ...useVisits()];
  const shown = typed
    ? all.filter(({ label, note, where, words = '' }) => matches(typed, label, note, where, words))
    : all.filter(({ group }) => group !== 'go');
  return shown.map(({ words: _, ...entry }) => entry);
}
type OwnEntry = Entry & { words?: string };

/** The name of the cluster whose page is open; these pages have all read it. */
const clusterNameIn = (place: ClusterKey | null) =>
  (place && queryClient.getQueryData(clusterQuery(place).queryKey)?.cluster.name) ?? '';

function usePages(): OwnEntry[] {
  const { t } = useTranslation(['palette', 'shared']);
  const { data } = useSuspenseQuery(cloudAccounts());
  const { isWall } = useSuspenseQuery(session()).data;
  const { account, cluster } = placeIn(useParams());
  const shownAccount = data.accounts.find(({ id }) => id === account) ?? data.accounts[0];
  const clusterName = clusterNameIn(cluster);
  const page = (to: string, mark: ReactNode, label: string, where: string, more: Partial<OwnEntry> = {}): OwnEntry => ({
    id: to,
    group: 'go',
    to,
    mark,
    label,
    note: t('what.page'),
    where,
    ...more,
  });
  const external = { words: otherNames };
  return [
    page(paths.home(), <House />, t('shared:place.home'), ''),
    ...(cluster
      ? [
          page(paths.externalNodePools(cluster), <Layers />, t('shared:place.pools'), clusterName, external),
          page(paths.externalNodes(cluster), <Server />, t('shared:place.nodes'), clusterName, {
            ...external,
            keys: ['g', 'n'],
          }),
        ]
      : []),
    ...(shownAccount
      ? [
          page(paths.clusters(shownAccount.id), <Boxes />, t('shared:place.clusters'), shownAccount.name, {
            ...(!cluster && external),
            keys: ['g', 'c'],
          }),
          page(paths.activity(shownAccount.id), <History />, t('shared:place.activity'), shownAccount.name, {
            keys: ['g', 'a'],
          }),
          page(paths.onboarding(shownAccount.id), <Footprints />, t('shared:place.onboarding'), shownAccount.name),
        ]
      : []),
    ...(isWall
      ? []
      : [
          ...(shownAccount
            ? [page(paths.settings(shownAccount.id), <Settings />, t('shared:place.settings'), shownAccount.name)]
            : []),
          page(paths.people(), <Users />, t('shared:place.people'), ''),
          page(paths.approvals(), <Users />, t('shared:place.approvals'), ''),
          page(paths.yourSettings(), <Settings />, t('shared:yourSettings'), ''),
        ]),
    page(paths.templates(), <LayoutTemplate />, t('shared:place.templates'), '', { keys: ['g', 't'] }),
  ];
}

function useActEntries(): OwnEntry[] {
  const { t, i18n } = useTranslation(['palette', 'shared']);
  const textOf = useRefusalText();
  const signOut = useSignOut();
  const clusterName = clusterNameIn(placeIn(useParams()).cluster);
  const ofPage = pageActs().map(({ label, of, refusal, to, onSelect, key }, index): OwnEntry => ({
    id: `act ${index}`,
    group: 'run',
    mark: <ChevronRight />,
    label,
    note: of,
    where: of === clusterName ? '' : clusterName,
    words: otherNames,
    ...(refusal ? { refusal: textOf(refusal) } : { ...(to !== undefined && { to }), ...(onSelect && { onSelect }) }),
    ...(key && { keys: [key] }),
  }));
  const everywhere = (id: string, mark: ReactNode, label: string, run: Pick<Entry, 'to' | 'onSelect'>): OwnEntry => ({
    id,
    group: 'run',
    mark,
    label,
    note: '',
    where: '',
    ...run,
  });
  const refusal = useOwnRefusal('own');
  const { isWall } = useSuspenseQuery(session()).data;
  const otherLanguages = languages.filter((language) => language !== i18n.language);
  const otherThemes = themes.filter((theme) => theme !== currentTheme());
  return [
    ...ofPage,
    ...otherLanguages.map((language) =>
      everywhere(language, <Languages />, `${t('shared:language')}: ${languageNames[language]}`, {
        onSelect: () => chooseLanguage(language),
      }),
    ),
    ...otherThemes.map((theme) =>
      everywhere(theme, <SunMoon />, `${t('shared:theme.title')}: ${t(`shared:theme.${theme}`)}`, {
        onSelect: () => chooseTheme(theme),
      }),
    ),
    ...(refusal ? [] : [everywhere('new account', <Plus />, t('shared:account.add'), { to: paths.newAccount() })]),
    ...(isWall ? [] : [everywhere('sign out', <LogOut />, t('shared:signOut'), { onSelect: signOut })]),
  ];
}

function useVisits(): OwnEntry[] {
  const { t } = useTranslation('palette');
  const { pathname, search } = useLocation();
  const others = visits().filter(({ to }) => to !== pathname + search);
  return others.map(({ kind, name, cluster, to }) => ({
    id: `visit ${to}`,
    group: 'recent',
    isNode: kind === 'node',
    mark: visitMarks[kind],
    label: name,
    note: t(`what.${kind}`),
    where: cluster,
    to,
  }));
}
