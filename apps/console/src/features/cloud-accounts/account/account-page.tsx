import type { Refusal } from '@isthmus/contracts/acts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, type LoaderFunctionArgs } from 'react-router';
import { useWhomToAsk } from '#features/people/queries.ts';
import { useAccountRefusal } from '#features/session/queries.ts';
import { useRefusalText } from '#shared/acts/act-button.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, paths, useAccountId } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { TabBar } from '#shared/ui/tab-bar.tsx';
import { KeyLife } from '../key/key-life.tsx';
import { FourEyes } from './four-eyes.tsx';
import { KeyTab } from './key-tab.tsx';
import { NameForm } from './name-form.tsx';
import { ObserveOnly } from './observe-only.tsx';
import { accountDetails } from './queries.ts';
import { RegionsTab } from './regions-tab.tsx';

// Lazy, because most people only read the page.
const RemoveAccountDialog = lazy(() => import('./remove-account-dialog.tsx'));

const tabs = ['general', 'regions'];

export async function loader({ params }: LoaderFunctionArgs) {
  if (params['tab'] !== undefined && !tabs.includes(params['tab'])) throw new Response('', { status: 404 });
  return queryClient.ensureQueryData(accountDetails(accountOf(params)));
}

/** The settings of one cloud account. Everybody who sees the account reads them; its admins change them. */
export function Component() {
  const { t } = useTranslation('cloud-accounts');
  const accountId = useAccountId();
  const { tab } = useParams();
  const { data: account } = useSuspenseQuery(accountDetails(accountId));
  const refusal = useWhomToAsk(useAccountRefusal(accountId, 'admin'), 'admin', accountId);
  const textOf = useRefusalText();
  const [isRemoving, setRemoving] = useState(false);
  const { name, keySetAt, key, observeOnly } = account;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={name}
        {...(!tab && {
          heading: (
            <>
              {t('account.keyOf', { name })}
              <KeyLife keySetAt={keySetAt} life={key} />
            </>
          ),
        })}
        facts={observeOnly && <span>{t('observeOnly.label')}</span>}
        more={[
          {
            label: t('remove.act'),
            danger: true,
            ...(refusal ? { why: textOf(refusal) } : { onSelect: () => setRemoving(true) }),
          },
        ]}
      />
      <TabBar
        label={name}
        tabs={[
          { to: paths.account(accountId), label: t('account.key'), end: true },
          { to: paths.account(accountId, 'general'), label: t('account.general') },
          { to: paths.account(accountId, 'regions'), label: t('account.regions'), count: account.regions.length },
        ]}
      />
      {!tab && <KeyTab account={account} refusal={refusal} />}
      {tab === 'general' && (
        <div className="grid max-w-4xl gap-8">
          <ObserveOnly account={account} refusal={refusal} />
          <FourEyes account={account} refusal={refusal} />
          {refusal ? <Refused refusal={refusal} /> : <NameForm key={account.name} account={account} />}
        </div>
      )}
      {tab === 'regions' &&
        (refusal ? (
          <div className="grid gap-2">
            <p className="font-mono text-xs">{account.regions.join(', ')}</p>
            <Refused refusal={refusal} />
          </div>
        ) : (
          <RegionsTab account={account} />
        ))}
      {isRemoving && (
        <Suspense>
          <RemoveAccountDialog account={account} onClose={() => setRemoving(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** In the place of a form that the person may not use. */
function Refused({ refusal }: { refusal: Refusal }) {
  const textOf = useRefusalText();
  return <p className="text-text-soft">{textOf(refusal)}</p>;
}
