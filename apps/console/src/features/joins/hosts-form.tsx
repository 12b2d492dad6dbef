import { fault } from '@isthmus/contracts/fault';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import type { FieldProblem } from '@isthmus/contracts/field-problem';
import { PlanJoins, type Join } from '@isthmus/contracts/joins';
import type { PoolKey } from '@isthmus/contracts/places';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readDraft } from '#shared/form-drafts.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/checkbox.tsx';
import { Field } from '#shared/ui/field.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';
import { Textarea } from '#shared/ui/textarea.tsx';
import { DownloadChoice } from './download-choice.tsx';
import { HostLines } from './host-lines.tsx';
import { parseHosts } from './parse-hosts.ts';
import { planningJoins } from './queries.ts';
import { QuotaNote } from './quota-note.tsx';

interface Props {
  pool: PoolKey;
  nodes: number;
  lastDownload: PlanJoins['download'];
  onPlanned: (joins: Join[], isOne: boolean) => void;
}

const nothing = { isMany: false, name: '', ip: '', list: '', nic: '' };
/** What a person may answer with "all the same". */
const isOpinion = ({ code }: FieldProblem) => /^host-(?:is-node|expected-in)/.test(code);

/** Which hosts are to join: one by name or address or neither, or a pasted list. */
export function HostsForm({ pool, nodes, lastDownload, onPlanned }: Props) {
  const { t } = useTranslation('joins');
  const planning = useMutation(planningJoins(pool));
  const name = `hosts ${pool.nodePoolId}`;
  const [typed, setTyped] = useState(() => ({ ...nothing, ...readDraft(name, nothing) }));
  const [download, setDownload] = useState(lastDownload);
  const [submitted, setSubmitted] = useState(false);
  const [acknowledged, setAcknowledged] = useState(false);
  const [issues, setIssues] = useState<FieldProblem[]>([]);
  const { isMany } = typed;
  const parsed = parseHosts(typed.list);
  const type = (differs: Partial<typeof nothing>) => {
    setTyped({ ...typed, ...differs });
    setAcknowledged(false);
    setIssues([]);
    planning.reset();
  };
  const one = { nodeName: typed.name.trim() || null, ip: typed.ip.trim() || null };
  const hosts = isMany ? parsed.hosts : one.nodeName || one.ip ? [one] : [];
  const isTyped = [typed.name, typed.ip, typed.list].some(Boolean);
  const noHosts = isMany && submitted && !parsed.hosts.length ? t('builder.noHosts') : undefined;

  const fields = [...issues, ...(planning.error?.problem.fields ?? [])];
  const faultAt = (is: (path: string) => boolean) => {
    const found = fields.find(({ path }) => is(path));
    return found && fault(found.code, found.params);
  };
  const refused = fields.flatMap(({ path, code, params }) => {
    const [, index] = /^hosts\.(\d+)/.exec(path) ?? [];
    return index ? [{ index: Number(index), error: fault(code, params) }] : [];
  });
  const mayAcknowledge = fields.length > 0 && fields.every(isOpinion);

  function submit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    if (isMany && (parsed.errors.length || !parsed.hosts.length)) return;
    const read = PlanJoins.safeParse(
      { hosts, interface: typed.nic.trim() || null, download, acknowledged },
      withFaults,
    );
    setIssues(fieldProblemsOf(read.error?.issues ?? []));
    if (!read.success) return planning.reset();
    planning.mutate(read.data, {
      onSuccess: ({ joins }) => {
        setTyped({ ...nothing, isMany });
        setSubmitted(false);
        onPlanned(joins, !isMany);
      },
    });
  }
  return (
    <form aria-label={t('builder.title')} onSubmit={submit} className="grid max-w-[560px] gap-4" noValidate>
      <LeaveGuard when={isTyped && !planning.isPending} draft={{ name, values: () => typed }} />
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="sr-only">{t('builder.mode')}</legend>
        {[false, true].map((many) => (
          <Checkbox
            key={String(many)}
            kind="radio"
            name="mode"
            label={t(many ? 'builder.many' : 'builder.one')}
            checked={isMany === many}
            onChange={() => type({ isMany: many })}
          />
        ))}
      </fieldset>
      {isMany ? (
        <Field
          label={t('builder.list')}
          help={t('builder.listHelp')}
          error={noHosts ?? faultAt((path) => path === 'hosts')}
          required
        >
          <Textarea
            mono
            rows={8}
            value={typed.list}
            placeholder={'node-01\n10.4.7.12\nnode-03 10.4.7.13'}
            onChange={(event) => type({ list: event.target.value })}
          />
        </Field>
      ) : (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            label={`${t('builder.name')} (${t('shared:optional')})`}
            help={t('builder.nameHelp')}
            error={faultAt((path) => path.endsWith('nodeName'))}
          >
            <TextInput mono value={typed.name} onChange={(event) => type({ name: event.target.value })} />
          </Field>
          <Field
            label={`${t('builder.ip')} (${t('shared:optional')})`}
            help={t('builder.ipHelp')}
            error={faultAt((path) => path.endsWith('.ip'))}
          >
            <TextInput
              mono
              value={typed.ip}
              inputMode="decimal"
              onChange={(event) => type({ ip: event.target.value })}
            />
          </Field>
        </div>
      )}
      {isMany && <HostLines parsed={parsed} refused={refused} />}
      {(mayAcknowledge || acknowledged) && (
        <Checkbox
          label={t('builder.acknowledge')}
          help={t('builder.acknowledgeHelp')}
          checked={acknowledged}
          onChange={(event) => setAcknowledged(event.target.checked)}
        />
      )}
      <Field
        label={`${t('builder.interface')} (${t('shared:optional')})`}
        help={t('builder.interfaceHelp')}
        error={faultAt((path) => path === 'interface')}
      >
        <TextInput
          mono
          value={typed.nic}
          onChange={(event) => type({ nic: event.target.value })}
          className="max-w-48"
        />
      </Field>
      <DownloadChoice download={download} onChange={setDownload} />
      <QuotaNote nodes={nodes} wanted={isMany ? parsed.hosts.length : 1} />
      <ProblemAlert problem={fields.length ? null : planning.error} />
      <Button type="submit" variant="primary" pending={planning.isPending} className="w-fit">
        {isMany ? t('builder.goMany', { count: parsed.hosts.length }) : t('builder.goOne')}
      </Button>
    </form>
  );
}
