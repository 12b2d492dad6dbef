import { CloudAccountChange, type CloudAccountDetails } from '@isthmus/contracts/cloud-accounts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Section } from '#shared/ui/section.tsx';
import { RegionChoice } from '../account-fields.tsx';
import { ProofProgress } from '../credential-proof.tsx';
import { changingAccount, offeredRegions } from './queries.ts';

const Form = z.object({ regions: CloudAccountChange.shape.regions.unwrap() });

interface Props {
  account: CloudAccountDetails;
}

/** The regions that the key may use, with those in which Isthmus looks for clusters. */
export function RegionsTab({ account }: Props) {
  const { t } = useTranslation('cloud-accounts');
  const { data, error } = useQuery(offeredRegions(account.id));
  return (
    <Section title={t('add.regionsLabel')}>
      {!data && !error && <ProofProgress />}
      <ProblemAlert problem={error} />
      {data && <RegionsForm account={account} offered={data.regions} />}
    </Section>
  );
}

function RegionsForm({ account, offered }: Props & { offered: { region: string; name: string }[] }) {
  const { t } = useTranslation('cloud-accounts');
  const { id, regions, inUse } = account;
  const shell = useFormShell({
    schema: Form,
    initial: { regions },
    names: { regions: t('add.regionsLabel') },
    mutation: useMutation(changingAccount(id)),
    bodyOf: (values): CloudAccountChange => values,
    onDone: (_, values) => shell.form.reset({ regions: values.regions ?? regions }),
  });
  // A region that the key may no longer use stays until it is unticked.
  const gone = regions.filter((one) => !offered.some(({ region }) => region === one));
  const all = [...offered, ...gone.map((region) => ({ region, name: t('account.notOffered') }))];
  return (
    <FormShell
      shell={shell}
      label={t('add.regionsLabel')}
      short
      className="max-w-4xl"
      submit={t('account.saveRegions')}
      sentence={t('account.dropHelp')}
    >
      {inUse.length > 0 && (
        <ul className="text-text-soft text-xs">
          {inUse.map(({ region, operations, joins }) => (
            <li key={region}>{t('account.inUse', { region, operations, joins })}</li>
          ))}
        </ul>
      )}
      <RegionChoice regions={all} fixed={inUse.map(({ region }) => region).filter((one) => regions.includes(one))} />
    </FormShell>
  );
}
