import type { Refusal } from '@isthmus/contracts/acts';
import { maxHosts, type Join, type PlanJoins } from '@isthmus/contracts/joins';
import type { PoolKey } from '@isthmus/contracts/places';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, type BaseSyntheticEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormShell } from '#shared/form/form-shell.tsx';
import { useFormShell } from '#shared/form/use-form-shell.ts';
import { FieldFault } from '#shared/i18n/field-fault.tsx';
import { StatusMark } from '#shared/status.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Checkbox } from '#shared/ui/field/checkbox.tsx';
import { planningJoins } from '../queries.ts';
import { HostsEditor, type EditorHandle } from './hosts-editor.tsx';
import { emptyHosts, fieldOf, HostsRequest, mayAcknowledge } from './hosts-request.ts';
import { parseHosts } from './parse-hosts.ts';
import { QuotaNote } from './quota-note.tsx';
import { ScriptFields } from './script-fields.tsx';
import { understoodLines, withoutLines } from './understood-lines.ts';

interface Props {
  pool: PoolKey;
  refusal: Refusal | null;
  nodes: number;
  lastDownload: PlanJoins['download'];
  /** What to know before hosts join, below the settings. */
  note: ReactNode;
  onPlanned: (joins: Join[]) => void;
}

/** Asks which hosts to add, and how their script is downloaded. With a wrong line, the button jumps to it. */
export function HostsForm({ pool, refusal, nodes, lastDownload, note, onPlanned }: Props) {
  const { t } = useTranslation('joins');
  const id = useId();
  const editor = useRef<EditorHandle>(null);
  const planning = useMutation(planningJoins(pool));
  const shell = useFormShell({
    schema: HostsRequest,
    initial: { ...emptyHosts, download: lastDownload },
    names: {},
    draft: `hosts ${pool.nodePoolId}`,
    mutation: planning,
    bodyOf: (request) => request,
    fieldOf,
    onDone: ({ joins }) => {
      shell.form.reset({ ...emptyHosts, download });
      onPlanned(joins);
    },
  });
  const { form } = shell;
  const { list, download, acknowledged, interface: nic } = form.watch();
  const refused = planning.error?.problem.fields ?? [];
  const parsed = parseHosts(list);
  const lines = understoodLines(list, parsed, refused);
  const count = lines.filter(({ is }) => is === 'host').length;
  const wrong = lines.flatMap(({ is }, index) => (is === 'wrong' ? [index] : []));
  const maySend = mayAcknowledge(refused) && acknowledged;
  const change = (value: string) => {
    form.setValue('list', value, { shouldDirty: true });
    form.setValue('acknowledged', false);
    form.clearErrors();
    planning.reset();
  };
  const jump = () => editor.current?.jumpTo(wrong[0] ?? 0);
  const submit = (event: BaseSyntheticEvent) => {
    if ((!wrong.length && count > 0) || maySend) return shell.submit(event);
    event.preventDefault();
    jump();
  };
  const { list: listFault } = form.formState.errors;
  const sent = count + (maySend ? wrong.length : 0);
  return (
    <FormShell
      shell={{ ...shell, submit }}
      label={t('builder.title')}
      submit={sent > 0 ? t('builder.go', { count: sent }) : t('builder.goNone')}
      disabled={!list.trim()}
      refusal={refusal}
      sentence={sent > 0 ? t('builder.sentence', { count: sent }) : undefined}
      unsaved={Boolean(list)}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_304px]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h2 className="text-md">{t('builder.which')}</h2>
            <p id={`${id}-help`} className="text-text-soft max-w-[72ch]">
              {t('builder.listHelp', { count: maxHosts })}
            </p>
          </div>
          <HostsEditor
            ref={editor}
            value={list}
            onChange={change}
            lines={lines}
            usualInterface={nic.trim()}
            describedBy={`${id}-help ${id}-count ${id}-error`}
            invalid={wrong.length > 0 || listFault !== undefined}
          />
          <div className="flex min-h-7 flex-wrap items-center gap-x-4 text-xs">
            <p id={`${id}-count`} role="status" className="flex flex-wrap items-center gap-x-4">
              <span className="inline-flex items-center gap-1.5">
                <StatusMark status={count > 0 ? 'running' : 'held'} /> {t('editor.hosts', { count })}
              </span>
              {wrong.length > 0 && (
                <button type="button" onClick={jump} className="text-bad inline-flex min-h-6 items-center gap-1.5">
                  <StatusMark status="failed" /> {t('editor.toFix', { count: wrong.length })}
                </button>
              )}
            </p>
            {wrong.length > 0 && (
              <Button
                variant="ghost"
                size="sm"
                className="ml-auto"
                onClick={() => change(withoutLines(list, new Set(wrong)))}
              >
                {t('editor.removeAll', { count: wrong.length })}
              </Button>
            )}
          </div>
          <FieldFault id={id} error={listFault?.message} />
          {(mayAcknowledge(refused) || acknowledged) && (
            <Checkbox
              label={t('builder.acknowledge')}
              help={t('builder.acknowledgeHelp')}
              {...form.register('acknowledged')}
            />
          )}
        </div>
        <div className="grid gap-5">
          <ScriptFields />
          <QuotaNote cluster={pool} nodes={nodes} wanted={count} />
          {note}
        </div>
      </div>
    </FormShell>
  );
}
