import type { KeyKind } from '@isthmus/contracts/account-keys';
import type { CredentialProof } from '@isthmus/contracts/cloud-accounts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import type { KeyFormProps } from './key-proving.tsx';
import { PairForm } from './pair-form.tsx';
import { RoleForm } from './role-form.tsx';

const kinds: KeyKind[] = ['role', 'temporary', 'permanent'];

/** Chooses the kind of a key, and verifies it with Tencent Cloud. Stores nothing. */
export function KeyForm<Proof extends CredentialProof>({
  initial,
  ...props
}: KeyFormProps<Proof> & { initial: KeyKind }) {
  const { t } = useTranslation('cloud-accounts');
  const [kind, setKind] = useState(initial);
  const choose = (next: KeyKind) => {
    props.proving.reset();
    setKind(next);
  };
  return (
    <div className="grid max-w-[600px] gap-4">
      <fieldset className="grid">
        <legend className="sr-only">{t('keys.label')}</legend>
        {kinds.map((one) => (
          <Checkbox
            key={one}
            kind="radio"
            name="kind of key"
            className="border-line border-t py-2 last:border-b"
            label={<span className="font-medium">{t(`keys.${one}`)}</span>}
            help={t(`keys.${one}Help`)}
            checked={kind === one}
            onChange={() => choose(one)}
          />
        ))}
      </fieldset>
      {kind === 'role' ? <RoleForm {...props} /> : <PairForm key={kind} kind={kind} {...props} />}
    </div>
  );
}
