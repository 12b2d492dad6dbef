import { fault } from '@isthmus/contracts/fault';
import type { FieldProblem } from '@isthmus/contracts/field-problem';
import { FieldFault } from './field-fault.tsx';

/** Lists the faults without a visible field, each with its path in the request. */
export default function Faults({ fields }: { fields: FieldProblem[] }) {
  return fields.map((field) => (
    <div key={field.path} className="flex flex-wrap items-baseline gap-x-2">
      <FieldFault error={fault(field.code, field.params)} />
      <code className="text-text-soft font-mono text-xs">{field.path}</code>
    </div>
  ));
}
