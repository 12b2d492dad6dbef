import { call } from './call.js';
import { accountPath, go, place } from './place.js';
import { choices, clockTime, fill, list, number, setValue, write } from './show.js';

const latest = 100;
const form = document.querySelector('#journal form');
const rows = document.querySelector('#journal tbody');
const filters = ['action', 'verdict', 'fault'];

export function readRequests() {
  const wanted = [...filters, 'requestId', 'expected']
    .map((name) => [name, place()[name]])
    .filter(([, value]) => value);
  return call('GET', accountPath(`/requests?${new URLSearchParams([...wanted, ['latest', latest]])}`));
}

export function showJournal({ journal }, { count, requests }) {
  const counts = { action: journal.actions, verdict: journal.verdicts, fault: journal.faults };
  for (const name of filters) {
    const select = form[name];
    // The filtered value stays a choice even when no request has it.
    const known = { ...(place()[name] && { [place()[name]]: 0 }), ...counts[name] };
    const words = Object.entries(known).sort(([a], [b]) => a.localeCompare(b));
    choices(select, [
      ['', select.dataset.all],
      ...words.map(([word, many]) => [word, `${word || '(none)'} (${number(many)})`]),
    ]);
    setValue(select, place()[name] ?? '');
  }
  setValue(form.requestId, place().requestId ?? '');
  form.expected.checked = place().expected === 'false';
  write(document.getElementById('unexpected'), `(${number(journal.unexpected)})`);
  const shown = requests.length < count ? `latest ${number(requests.length)} of ` : '';
  write(
    document.getElementById('request-count'),
    `${shown}${number(count)}${count < journal.count ? ` · ${number(journal.count)} in all` : ''}`,
  );
  write(
    document.getElementById('no-requests'),
    requests.length ? '' : journal.count ? 'No request matches.' : 'This account has received no request yet.',
  );
  list(rows, 'request-row', requests, ({ requestId }) => requestId, showRequest);
}

function showRequest(row, { at, action, region, verdict, fault, expected, params, requestId, answer, durationMs }) {
  row.dataset.verdict = verdict === 'ok' ? 'ok' : 'refused';
  const request = JSON.stringify(params ?? {});
  fill(row, {
    at: clockTime(at),
    action: action || '(none)',
    region,
    verdict: expected ? verdict : `${verdict} · unexpected`,
    fault: fault ?? '',
    request: request.length > 120 ? `${request.slice(0, 119)}…` : request,
    params: request.length > 120 ? JSON.stringify(params, null, 1) : '',
    answered: answer
      ? `HTTP ${answer.status}, ${number(answer.bytes)} bytes after ${number(durationMs ?? 0)} ms`
      : 'no answer',
    answer: answer && answer.text.length < answer.bytes ? `${answer.text}…` : (answer?.text ?? ''),
    requestId: `RequestId ${requestId}`,
  });
}

form.addEventListener('change', () => {
  const values = [...filters, 'requestId'].map((name) => [name, form[name].value.trim()]);
  go(Object.fromEntries([...values, ['expected', form.expected.checked ? 'false' : '']]));
});
