import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { useDuration } from '#shared/time/duration.tsx';
import { exactTime } from '#shared/time/time-zone.ts';
import { secondsFormat } from '#shared/time/zone-names.ts';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Table, Td, Th, Tr } from '#shared/ui/table.tsx';

/** Lists the calls to TKE: time, answer, request id and how long the answer took. */
export function AttemptsTable({ operation: { attempts } }: { operation: Operation }) {
  const { t, i18n } = useTranslation(['operation', 'shared']);
  const duration = useDuration();
  return (
    <Table aria-label={t('attempts.title')}>
      <thead>
        <tr>
          <Th className="text-right">{t('attempts.number')}</Th>
          <Th>{t('attempts.started')}</Th>
          <Th>{t('attempts.answer')}</Th>
          <Th className="max-sm:hidden">{t('attempts.request')}</Th>
          <Th className="text-right">{t('attempts.took')}</Th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ number, startedAt, answeredAt, requestId, problem, followed }) => {
          // TKE gets no call when the effect already exists.
          const wasNeeded = !followed || problem !== null;
          const isSent = wasNeeded && !problem?.notSent;
          const took = answeredAt && isSent ? Date.parse(answeredAt) - Date.parse(startedAt) : null;
          const request = requestId ? (
            <Copyable text={requestId} what={t('request')} />
          ) : (
            t(isSent ? 'shared:unknown' : 'attempts.noRequest')
          );
          return (
            <Tr key={number}>
              <Td className="w-12 text-right">{number}</Td>
              <Td>
                <time dateTime={startedAt} title={exactTime(new Date(startedAt), i18n.language)} className="tabular">
                  {secondsFormat(i18n.language).format(new Date(startedAt))}
                </time>
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
              <Td className="tabular text-right whitespace-nowrap">
                {took === null ? '–' : took < 1_000 ? t('story.brief') : duration(took)}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
