import type { Act, Acts, ReasonAgainst } from '@isthmus/contracts/acts';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { DocumentedAction } from '@isthmus/contracts/tke-documents';

/** Forbids an act when every named fact has one of its values. */
type When<Facts> = { readonly [Fact in keyof Facts]?: readonly Facts[Fact][] };
/** `page`: the action on whose page TKE describes the facts. */
type Line<A extends Act, Facts> = readonly [reason: ReasonAgainst<A>, when: When<Facts>, page: DocumentedAction];

interface Rule<A extends Act, Facts> {
  /** The endpoint that does the act. Its permission is the permission of the act, and observe only refuses both. */
  endpoint: Pick<Endpoint, 'permission' | 'changesCloud'>;
  /** The first line that fits gives the reason. */
  lines: readonly Line<A, Facts>[];
}

function fits<Facts>(when: When<Facts>, facts: Facts) {
  for (const fact in when) if (!when[fact]?.includes(facts[fact])) return false;
  return true;
}

/** Returns every combination of the values that the lines name, and of `other` values. */
function casesOf<A extends Act, Facts>(lines: readonly Line<A, Facts>[], other: Facts): Facts[] {
  const cases = new Map([[JSON.stringify(other), other]]);
  for (const [, when] of lines)
    for (const fact in when)
      for (const value of when[fact] ?? [])
        for (const one of [...cases.values()]) {
          const another = { ...one, [fact]: value };
          cases.set(JSON.stringify(another), another);
        }
  return [...cases.values()];
}

/** The acts on one kind of object. `other`: facts that no line names. */
export class ActRules<A extends Act, Facts> {
  readonly rules: readonly [A, Rule<A, Facts>][];
  /** Every possible result of the rules. The order changes only when the rules change. */
  readonly table: Acts<A>[];
  private readonly indexes: Map<string, number>;

  constructor(rules: Record<A, Rule<A, Facts>>, other: Facts) {
    this.rules = Object.entries(rules) as [A, Rule<A, Facts>][];
    const lines = this.rules.flatMap(([, rule]) => rule.lines);
    const answers = casesOf(lines, other).map((facts) => this.actsOf(facts));
    this.table = [...new Map(answers.map((acts) => [JSON.stringify(acts), acts])).values()];
    this.indexes = new Map(this.table.map((acts, index) => [JSON.stringify(acts), index]));
  }

  /** Returns, per act, the reason why these facts forbid it; null when they allow it. */
  actsOf(facts: Facts) {
    const reasonOf = ({ lines }: Rule<A, Facts>) => lines.find(([, when]) => fits(when, facts))?.[0] ?? null;
    return Object.fromEntries(this.rules.map(([act, rule]) => [act, reasonOf(rule)])) as Acts<A>;
  }

  /** Returns the reason why these facts forbid one act; null when they allow it. */
  reasonAgainst(act: A, facts: Facts) {
    return this.actsOf(facts)[act];
  }

  /** Returns the index of these facts' line in the table. */
  indexOf(facts: Facts) {
    return this.indexes.get(JSON.stringify(this.actsOf(facts))) ?? 0;
  }
}
