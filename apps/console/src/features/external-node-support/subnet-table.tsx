import type { Subnet } from '@isthmus/contracts/external-node-support';
import { useTranslation } from 'react-i18next';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { countText } from '#shared/i18n/number.ts';
import { FieldFault } from '#shared/i18n/field-fault.tsx';
import { Mark } from '#shared/ui/mark.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';
import { fewAddresses, inOrder } from './enable-form-schema.ts';

interface Props {
  subnets: Subnet[];
  /** Number of free addresses that TKE needs. */
  needed: number;
  field: UseFormRegisterReturn<'subnetId'>;
  error: string | undefined;
}

/** Renders radio buttons as a table. A subnet with too few free addresses is disabled. */
export function SubnetTable({ subnets, needed, field, error }: Props) {
  const { t } = useTranslation(['external-node-support', 'shared']);
  return (
    <div
      role="radiogroup"
      aria-label={t('subnet.title')}
      aria-required
      {...(error && { 'aria-invalid': true })}
      className="grid gap-1"
    >
      <Table aria-label={t('subnet.label')}>
        <thead>
          <tr>
            <Th>
              <span className="sr-only">{t('subnet.choose')}</span>
            </Th>
            <Th>{t('subnet.name')}</Th>
            <Th className="max-sm:hidden">{t('subnet.zone')}</Th>
            <Th className="max-sm:hidden">{t('subnet.cidr')}</Th>
            <Th id="free" className="text-right">
              {t('subnet.free')}
            </Th>
          </tr>
        </thead>
        <tbody>
          {inOrder(subnets).map(({ subnetId, name, zone, cidr, free }, index) => {
            const tooFew = free !== null && free < needed;
            return (
              <Tr key={subnetId} className={tooFew ? 'text-text-soft' : 'has-checked:bg-accent-soft'}>
                <Td className="w-8">
                  <input
                    type="radio"
                    id={index === 0 ? 'subnetId' : `subnet-${subnetId}`}
                    value={subnetId}
                    disabled={tooFew}
                    aria-label={name ? `${name} (${subnetId})` : subnetId}
                    aria-describedby={`free free-${subnetId}${error ? ' subnetId-error' : ''}`}
                    className="mt-0.5 size-4"
                    {...field}
                  />
                </Td>
                <Td>
                  <label htmlFor={index === 0 ? 'subnetId' : `subnet-${subnetId}`} className="block cursor-pointer">
                    <span className="font-medium">{name}</span>{' '}
                    <span className="text-text-soft font-mono text-xs max-sm:block">{subnetId}</span>
                    <span className="text-text-soft block text-xs sm:hidden">
                      {zone} · <span className="font-mono">{cidr}</span>
                    </span>
                  </label>
                </Td>
                <Td className="max-sm:hidden">{zone}</Td>
                <Td className="font-mono text-xs max-sm:hidden">{cidr}</Td>
                <Td id={`free-${subnetId}`} className="text-right">
                  {tooFew ? (
                    <span className="mr-2 text-xs max-sm:block">{t('subnet.tooFew', { count: needed })}</span>
                  ) : (
                    free !== null &&
                    free < fewAddresses && (
                      <span className="mr-2 text-xs whitespace-nowrap max-sm:block">
                        <Mark shape="warning" className="text-warn-fill mr-1 align-[-1px]" />
                        {t('subnet.few')}
                      </span>
                    )
                  )}
                  {free === null ? <span className="text-text-soft">{t('shared:notReported')}</span> : countText(free)}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
      <FieldFault id="subnetId" error={error} />
    </div>
  );
}
