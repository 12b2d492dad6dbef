import { AccountColour, type Credential, type CredentialProof } from '@isthmus/contracts/cloud-accounts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#shared/page/page-header.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Section } from '#shared/ui/section.tsx';
import { AccountForm } from './account-form.tsx';
import { CamPolicyHint } from './cam-policy.tsx';
import { CredentialForm } from './credential-form.tsx';
import { ProvenCredential } from './credential-proof.tsx';
import { sites } from './adding-account.ts';
import { cloudAccounts } from './queries.ts';

export const loader = () =>
  Promise.all([queryClient.ensureQueryData(sites()), queryClient.ensureQueryData(cloudAccounts())]);

export function Component() {
  const { t } = useTranslation('cloud-accounts');
  const { data: offered } = useSuspenseQuery(sites());
  const { data: known } = useSuspenseQuery(cloudAccounts());
  const [proven, setProven] = useState<{ credential: Credential; proof: CredentialProof } | null>(null);
  const usedColours = known.accounts.map(({ colour }) => colour);
  const freeColour = AccountColour.options.find((colour) => !usedColours.includes(colour));

  return (
    <div className="grid max-w-4xl gap-6">
      <PageHeader title={t('add.title')}>
        <p className="text-text-soft max-w-[72ch]">{t('add.lead')}</p>
      </PageHeader>
      <Section title={t('add.credential')} lead={t('add.credentialLead')}>
        {proven ? (
          <ProvenCredential
            credential={proven.credential}
            proof={proven.proof}
            site={offered.sites.find(({ url }) => url === proven.credential.site)?.name ?? proven.credential.site}
            onAnother={() => setProven(null)}
          />
        ) : (
          <>
            <CamPolicyHint />
            <CredentialForm
              sites={offered.sites}
              serverKey={offered.serverKey}
              onProven={(credential, proof) => setProven({ credential, proof })}
            />
          </>
        )}
      </Section>
      {proven && (
        <Section title={t('add.account')}>
          <AccountForm {...proven} colour={freeColour ?? 'slate'} />
        </Section>
      )}
    </div>
  );
}
