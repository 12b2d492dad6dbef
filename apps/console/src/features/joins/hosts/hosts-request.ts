import { fault } from '@isthmus/contracts/fault';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import type { FieldProblem } from '@isthmus/contracts/field-problem';
import { PlanJoins } from '@isthmus/contracts/joins';
import { z } from 'zod';
import { parseHosts } from './parse-hosts.ts';

const Typed = z.object({
  /** True for a pasted list, false for one host. */
  isMany: z.boolean(),
  /** Not `nodeName`: a control with that name hides the form element's own `nodeName` from React. */
  name: z.string(),
  ip: z.string(),
  list: z.string(),
  interface: z.string(),
  download: PlanJoins.shape.download,
  acknowledged: z.boolean(),
});
export type Typed = z.infer<typeof Typed>;

export const emptyHosts = { isMany: false, name: '', ip: '', list: '', interface: '', acknowledged: false };

/** Returns whether a person can confirm and send the refused hosts again. */
export const mayAcknowledge = (refused: FieldProblem[]) =>
  refused.length > 0 && refused.every(({ code }) => /^host-(?:is-node|expected-in)/.test(code));

/** Returns the field that shows a fault. `lines`: `HostLines` shows the fault at the host's line. */
export function fieldOf(path: string, { isMany }: Pick<Typed, 'isMany'>) {
  if (!isMany) return path.replace(/^hosts\.0\./, '').replace('nodeName', 'name');
  return path === 'hosts' ? 'list' : path.replace(/^hosts\..*/, 'lines');
}

/** Transforms the typed values into the request. */
export const HostsRequest = Typed.transform((typed, context) => {
  const { isMany, download, acknowledged } = typed;
  const listed = parseHosts(typed.list);
  const one = { nodeName: typed.name.trim() || null, ip: typed.ip.trim() || null };
  const hosts = isMany ? listed.hosts : one.nodeName || one.ip ? [one] : [];
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  if (isMany && !listed.hosts.length) refuse('list', fault('hosts-missing'));
  if (isMany && listed.errors.length) refuse('lines', fault('wrong-form'));
  const request = { hosts, interface: typed.interface.trim() || null, download, acknowledged };
  const { data, error } = PlanJoins.safeParse(request, withFaults);
  for (const { path, code, params } of fieldProblemsOf(error?.issues ?? []))
    refuse(fieldOf(path, typed), fault(code, params));
  return data ?? z.NEVER;
});
