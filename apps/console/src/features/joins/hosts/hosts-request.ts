import { fault } from '@isthmus/contracts/fault';
import { fieldProblemsOf, withFaults } from '@isthmus/contracts/field-faults';
import type { FieldProblem } from '@isthmus/contracts/field-problem';
import { PlanJoins } from '@isthmus/contracts/joins';
import { z } from 'zod';
import { parseHosts } from './parse-hosts.ts';

const Typed = z.object({
  list: z.string(),
  interface: z.string(),
  download: PlanJoins.shape.download,
  acknowledged: z.boolean(),
});
export type Typed = z.infer<typeof Typed>;

export const emptyHosts = { list: '', interface: '', acknowledged: false };

/** Returns whether a person can confirm and send the refused hosts again. */
export const mayAcknowledge = (refused: FieldProblem[]) =>
  refused.length > 0 && refused.every(({ code }) => /^host-(?:is-node|expected-in)/.test(code));

/** Returns the field that shows a fault. The editor shows the fault of a host at its line, so those belong to `lines`. */
export const fieldOf = (path: string) => (path === 'hosts' ? 'list' : path.replace(/^hosts\..*/, 'lines'));

/** Transforms the typed values into the request. */
export const HostsRequest = Typed.transform((typed, context) => {
  const { download, acknowledged } = typed;
  const { hosts, errors } = parseHosts(typed.list);
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  if (!hosts.length) refuse('list', fault('hosts-missing'));
  if (errors.length) refuse('lines', fault('wrong-form'));
  const request = { hosts, interface: typed.interface.trim() || null, download, acknowledged };
  const { data, error } = PlanJoins.safeParse(request, withFaults);
  for (const { path, code, params } of fieldProblemsOf(error?.issues ?? [])) refuse(fieldOf(path), fault(code, params));
  return data ?? z.NEVER;
});
