import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '#shared/account-mark.tsx';
import { Age } from '#shared/age.tsx';
import { Copyable } from '#shared/ui/copyable.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

interface Props {
  accounts: CloudAccount[];
  /** The account that the page's URL names. */
  here: string;
}

/** Every account that Isthmus knows; on a narrow screen a row carries what the columns have no room for. */
export function CloudAccountsTable({ accounts, here }: Props) {
  const { t } = useTranslation('cloud-accounts');
  return (
    <Table aria-label={t('settings.accounts')}>
      <thead>
        <tr>
          <Th>{t('settings.name')}</Th>
          <Th className="max-md:hidden">{t('uin')}</Th>
          <Th className="max-lg:hidden">{t('secretId')}</Th>
          <Th className="max-md:hidden">{t('settings.regions')}</Th>
          <Th className="text-right">{t('settings.created')}</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ id, name, colour, site, uin, secretId, regions, createdAt }) => (
          <Tr key={id}>
            <Td>
              <span className="flex items-center gap-2">
                <AccountMark colour={colour} />
                <span className="sr-only">{t(`colour.${colour}`)}</span>
                <span className="min-w-0 font-medium break-words whitespace-pre-wrap">{name}</span>
                {id === here && <span className="text-text-soft text-xs whitespace-nowrap">{t('settings.here')}</span>}
              </span>
              <div className="text-text-soft grid gap-0.5 pl-5 text-xs">
                <span>{site.name}</span>
                <span className="md:hidden">
                  <Copyable text={uin} what={t('uin')} />
                </span>
                <span className="lg:hidden">
                  <Copyable text={secretId} what={t('secretId')} />
                </span>
                <span className="md:hidden">{regions.join(', ')}</span>
              </div>
            </Td>
            <Td className="max-md:hidden">
              <Copyable text={uin} what={t('uin')} />
            </Td>
            <Td className="max-lg:hidden">
              <Copyable text={secretId} what={t('secretId')} />
            </Td>
            <Td className="font-mono text-xs max-md:hidden">{regions.join(', ')}</Td>
            <Td className="text-right">
              <Age at={createdAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
