import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Age } from '#shared/time/age.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

/** Lists the calls to TKE: time, answer and request id. */
export function AttemptsTable({ operation: { attempts } }: { operation: Operation }) {
  const { t } = useTranslation(['operation', 'shared']);
  return (
    <Table aria-label={t('attempts.title')}>
      <thead>
        <tr>
          <Th className="text-right">{t('attempts.number')}</Th>
          <Th>{t('attempts.started')}</Th>
          <Th>{t('attempts.answer')}</Th>
          <Th className="max-sm:hidden">{t('attempts.request')}</Th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ number, startedAt, answeredAt, requestId, problem, followed }) => {
          // TKE gets no call when the effect already exists.
          const wasNeeded = !followed || problem !== null;
          const isSent = wasNeeded && !problem?.notSent;
          const request = requestId ? (
            <Copyable text={requestId} what={t('request')} />
          ) : (
            t(isSent ? 'shared:unknown' : 'attempts.noRequest')
          );
          return (
            <Tr key={number}>
              <Td className="w-12 text-right">{number}</Td>
              <Td>
                <Age at={startedAt} />
              </Td>
              <Td className="break-words">
                {answeredAt
                  ? problem
                    ? (problem.upstream?.code ?? problem.code)
                    : t('attempts.good')
                  : t('attempts.none')}
                {problem?.upstream && <span className="text-text-soft block text-xs">{problem.upstream.message}</span>}
                <span className="text-text-soft block text-xs sm:hidden">{request}</span>
              </Td>
              <Td className="text-text-soft text-xs max-sm:hidden">{request}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
