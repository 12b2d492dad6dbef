import { actLikeForce, refusalOf, type Act, type ActContext, type Refusal } from '@isthmus/contracts/acts';
import type { Operation } from '@isthmus/contracts/operations';

/** What the answer for a cluster says about the reader's rights there. Undefined until it is read: the BFF alone refuses then. */
export type Rights = Omit<ActContext, 'inFlight'> | undefined;

const none = new Map<string, string>();

/** Returns why the reader may not start such an act in the cluster, on whatever object; null: the reader may. */
export const refusalToAct = (act: Act, rights: Rights): Refusal | null =>
  rights ? refusalOf(act, '', undefined, { ...rights, inFlight: none }) : null;

/** The same for what only Isthmus notes, such as a pause or a mark: observe only does not forbid it. */
export const refusalToNote = (act: Act, rights: Rights) =>
  refusalToAct(act, rights && { ...rights, observeOnly: null });

/** Returns the act whose permission a person needs to repeat or to decide this operation. */
export const actOf = ({ kind, input }: Pick<Operation, 'kind' | 'input'>): Act =>
  input['force'] === true ? actLikeForce : kind;
