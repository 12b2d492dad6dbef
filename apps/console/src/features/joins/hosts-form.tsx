import type { PoolKey } from '@isthmus/contracts/places';
import { PlanJoins, type Join } from '@isthmus/contracts/joins';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldMessage } from '#shared/i18n/field-message.ts';
import { LeaveGuard } from '#shared/leave-guard.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/checkbox.tsx';
import { Field } from '#shared/ui/field.tsx';
import { TextInput } from '#shared/ui/text-input.tsx';
import { Textarea } from '#shared/ui/textarea.tsx';
import { parseHosts } from './parse-hosts.ts';
import { planningJoins } from './queries.ts';
import { QuotaNote } from './quota-note.tsx';

interface Props {
  pool: PoolKey;
  nodes: number;
  lastDownload: PlanJoins['download'];
  onPlanned: (joins: Join[], isOne: boolean) => void;
}

const nothing = { name: '', ip: '', list: '' };

/** Which hosts are to join: one by name or address or neither, or a pasted list. */
export function HostsForm({ pool, nodes, lastDownload, onPlanned }: Props) {
  const { t } = useTranslation('joins');
  const planning = useMutation(planningJoins(pool));
  const [isMany, setMany] = useState(false);
  const [typed, setTyped] = useState(nothing);
  const [nic, setNic] = useState('');
  const [download, setDownload] = useState(lastDownload);
  const [asked, setAsked] = useState(false);
  const [issues, setIssues] = useState<{ path: string; message: string }[]>([]);
  const parsed = parseHosts(typed.list);
  const type = (differs: Partial<typeof nothing>) => setTyped({ ...typed, ...differs });
  const one = { nodeName: typed.name.trim() || null, ip: typed.ip.trim() || null };
  const hosts = isMany ? parsed.hosts : one.nodeName || one.ip ? [one] : [];
  const isTyped = Object.values(typed).some(Boolean);
  const noHosts = isMany && asked && !parsed.hosts.length ? t('builder.noHosts') : undefined;

  const fields = [...issues, ...(planning.error?.problem.fields ?? [])];
  const messageOf = (end: string) => fields.find(({ path }) => path.endsWith(end))?.message;
  const listErrors = isMany
    ? fields.flatMap(({ path, message }) => {
        const host = parsed.hosts[Number(/^hosts\.(\d+)/.exec(path)?.[1] ?? -1)];
        return host ? [`${host.nodeName ?? host.ip}: ${fieldMessage(message)}`] : [];
      })
    : [];

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (isMany && (parsed.errors.length || !parsed.hosts.length)) return;
    const told = PlanJoins.safeParse({ hosts, interface: nic.trim() || null, download });
    setIssues(told.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? []);
    if (!told.success) return planning.reset();
    planning.mutate(told.data, {
      onSuccess: ({ joins }) => {
        setTyped(nothing);
        setAsked(false);
        onPlanned(joins, !isMany);
      },
    });
  }
  return (
    <form aria-label={t('builder.title')} onSubmit={submit} className="grid max-w-[560px] gap-4" noValidate>
      <LeaveGuard when={isTyped && !planning.isPending} />
      <fieldset className="flex flex-wrap gap-x-5">
        <legend className="sr-only">{t('builder.mode')}</legend>
        <Checkbox kind="radio" name="mode" label={t('builder.one')} checked={!isMany} onChange={() => setMany(false)} />
        <Checkbox kind="radio" name="mode" label={t('builder.many')} checked={isMany} onChange={() => setMany(true)} />
      </fieldset>
      {isMany ? (
        <Field
          label={t('builder.list')}
          help={t('builder.listHelp')}
          error={noHosts ?? (messageOf('hosts') || undefined)}
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
            error={messageOf('nodeName')}
          >
            <TextInput mono value={typed.name} onChange={(event) => type({ name: event.target.value })} />
          </Field>
          <Field
            label={`${t('builder.ip')} (${t('shared:optional')})`}
            help={t('builder.ipHelp')}
            error={messageOf('.ip')}
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
      {isMany && (asked || parsed.hosts.length > 0) && parsed.errors.length + listErrors.length > 0 && (
        <ul role="alert" className="text-bad list-disc pl-5 text-xs">
          {parsed.errors.map(({ line, text, message }) => (
            <li key={line}>
              {t('builder.lineError', { line, text })}. {fieldMessage(message)}
            </li>
          ))}
          {listErrors.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      <Field
        label={`${t('builder.interface')} (${t('shared:optional')})`}
        help={t('builder.interfaceHelp')}
        error={messageOf('interface')}
      >
        <TextInput mono value={nic} onChange={(event) => setNic(event.target.value)} className="max-w-48" />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium">{t('builder.download')}</legend>
        {(['private', 'public'] as const).map((way) => (
          <Checkbox
            key={way}
            kind="radio"
            name="download"
            label={t(`builder.${way}`)}
            help={t(`builder.${way}Help`)}
            checked={download === way}
            onChange={() => setDownload(way)}
          />
        ))}
      </fieldset>
      <QuotaNote nodes={nodes} wanted={isMany ? parsed.hosts.length : 1} />
      <ProblemAlert problem={fields.length ? null : planning.error} />
      <Button type="submit" variant="primary" pending={planning.isPending} className="w-fit">
        {isMany ? t('builder.goMany', { count: parsed.hosts.length }) : t('builder.goOne')}
      </Button>
    </form>
  );
}
