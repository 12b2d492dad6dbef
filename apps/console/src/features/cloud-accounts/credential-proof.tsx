import type { Credential, CredentialProof } from '@isthmus/contracts/cloud-accounts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '#shared/api/call.ts';
import { Status } from '#shared/status.tsx';
import { serverNow, useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Facts } from '#shared/ui/facts.tsx';

const longMs = 8_000;

/** Shows a running verification and its duration, because an unreachable site takes long to fail. */
export function ProofProgress() {
  const { t } = useTranslation('cloud-accounts');
  const [since] = useState(serverNow);
  const lasted = useNow() - since;
  const duration = useDuration();
  return (
    <div role="status" className="grid gap-1">
      <p className="flex items-baseline gap-1.5">
        <Status status="working" word={t('add.proving')} />
        <span className="text-text-soft tabular text-xs">{duration(lasted)}</span>
      </p>
      {lasted > longMs && <p className="text-text-soft">{t('add.provingLong')}</p>}
    </div>
  );
}

/** Shows which of the requests failed. Shows nothing when no request reached Tencent Cloud. */
export function ProofFailure({ error, isRole }: { error: ApiError; isRole: boolean }) {
  const { t } = useTranslation('cloud-accounts');
  const action = error.problem.upstream?.action;
  if (!action) return null;
  const questions = [
    ...(isRole ? [{ name: 'AssumeRole', question: t('keys.assume') }] : []),
    { name: 'GetCallerIdentity', question: t('add.identity') },
    { name: 'DescribeRegions', question: t('add.regions') },
  ];
  const failedAt = questions.findIndex(({ name }) => name === action);
  const lines = questions.map(({ question }, at) => ({ question, failed: at === failedAt, requested: at <= failedAt }));
  return (
    <dl aria-label={t('add.requested')} className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {lines.map(({ question, failed, requested }) => (
        <div key={question} className="col-span-2 grid grid-cols-subgrid">
          <dt>{question}</dt>
          <dd>
            {requested ? (
              <Status status={failed ? 'failed' : 'running'} word={t(failed ? 'add.refused' : 'add.answered')} />
            ) : (
              <Status status="held" word={t('add.notRequested')} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Props {
  credential: Credential;
  proof: CredentialProof;
  site: string;
  onAnother: () => void;
}

/** Shows what Tencent Cloud returned for the credential. Never shows the SecretKey. */
export function ProvenCredential({ credential, proof, site, onAnother }: Props) {
  const { t } = useTranslation(['cloud-accounts', 'shared']);
  return (
    <div className="grid max-w-[560px] gap-2">
      <p role="status">
        <Status status="running" word={t('add.proven')} />
      </p>
      <Facts
        columns={1}
        notReported={t('shared:notReported')}
        facts={[
          { name: t('uin'), value: proof.uin },
          { name: t('arn'), value: proof.arn },
          credential.kind === 'role'
            ? { name: t('keys.arn'), value: credential.role.arn }
            : { name: t('secretId'), value: credential.secretId },
          { name: t('site'), value: <span>{site}</span> },
        ]}
      />
      <Button size="sm" onClick={onAnother} className="justify-self-start">
        {t('add.another')}
      </Button>
    </div>
  );
}
