import type { Credential, CredentialProof, Site } from '@isthmus/contracts/cloud-accounts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { provingCredential } from './adding-account.ts';
import { KeyForm } from './key/key-form.tsx';

interface Props {
  sites: Site[];
  serverKey: string | null;
  onProven: (credential: Credential, proof: CredentialProof) => void;
}

/** First step: verifies the credential with Tencent Cloud. Stores nothing. */
export function CredentialForm({ sites, serverKey, onProven }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const [site, setSite] = useState(sites[0]?.url ?? '');
  const proving = useMutation(provingCredential(site));
  return (
    <div className="grid max-w-[600px] gap-4">
      <Field label={t('site')} help={t('add.siteHelp')} required>
        <Select value={site} onChange={(event) => setSite(event.target.value)}>
          {sites.map(({ url, name }) => (
            <option key={url} value={url}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <KeyForm
        initial="permanent"
        proving={proving}
        serverKey={serverKey}
        secretIdHelp={t('add.secretIdHelp')}
        onVerified={(key, proof) => onProven({ site, ...key }, proof)}
      />
    </div>
  );
}
