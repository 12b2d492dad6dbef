import type { Credential, CredentialProof } from '@isthmus/contracts/cloud-accounts';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Facts } from '#shared/ui/facts.tsx';

interface Props {
  credential: Credential;
  proof: CredentialProof;
  site: string;
  onAnother: () => void;
}

/** Shows what Tencent Cloud returned for the credential. Never shows the SecretKey. */
export function ProvenCredential({ credential, proof, site, onAnother }: Props) {
  const { t } = useTranslation('cloud-accounts');
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
          { name: t('secretId'), value: credential.secretId },
          { name: t('site'), value: <span>{site}</span> },
        ]}
      />
      <Button size="sm" onClick={onAnother} className="justify-self-start">
        {t('add.another')}
      </Button>
    </div>
  );
}
