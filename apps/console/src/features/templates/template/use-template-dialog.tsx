import type { Template } from '@isthmus/contracts/templates';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { clusters } from '#features/clusters/queries.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { remembered } from '#shared/remembered.ts';
import { Button } from '#shared/ui/button.tsx';
import { Dialog } from '#shared/ui/dialog.tsx';
import { Field } from '#shared/ui/field/field.tsx';
import { Select } from '#shared/ui/field/select.tsx';

/** A template belongs to no account, so the person selects a cluster with external node support. */
export function UseTemplateDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation(['templates', 'shared']);
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(cloudAccounts());
  const [accountId, setAccountId] = useState(
    () => data.accounts.find(({ id }) => id === remembered('account'))?.id ?? data.accounts[0]?.id ?? '',
  );
  const listed = useQuery({ ...clusters(accountId), enabled: accountId !== '' });
  useWatch(...watch.clusters(accountId));
  const enabled = listed.data?.clusters.filter(({ readiness }) => readiness === 'enabled') ?? [];
  const [chosen, setChosen] = useState('');
  const cluster = enabled.find(({ clusterId }) => clusterId === chosen) ?? enabled[0];
  const go = () => cluster && void navigate(paths.newExternalNodePool(cluster, template.id));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('use.title', { name: template.name })}
      lead={t('use.lead')}
      foot={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button variant="primary" onClick={go} disabled={!cluster}>
            {t('use.go')}
          </Button>
        </>
      }
    >
      <Field label={t('use.account')}>
        <Select value={accountId} onChange={({ target }) => setAccountId(target.value)}>
          {data.accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('use.cluster')} help={!listed.isPending && enabled.length === 0 ? t('use.none') : undefined}>
        <Select value={cluster?.clusterId ?? ''} onChange={({ target }) => setChosen(target.value)}>
          {listed.isPending && <option value="">{t('shared:loading')}</option>}
          {enabled.map(({ clusterId, name, region, version }) => (
            <option key={clusterId} value={clusterId}>
              {`${name} · ${region} · ${version}`}
            </option>
          ))}
        </Select>
      </Field>
      <ProblemAlert problem={listed.error} />
    </Dialog>
  );
}
