import { eachKind } from '../each-kind.ts';
import type { World } from '../world.ts';
import { askCases, asks, playAsk } from './asks.ts';
import { playRead, readCases, reads } from './reads.ts';
import { inThisRun, isWhole } from '../../scripts/sample.mjs';
import { readPage } from './document.ts';
import { runInParallel, table } from './table.ts';
import { playWrite, writeCases } from './writes.ts';

interface Seen {
  result: string;
  lost: boolean;
  doubled?: boolean;
}
interface Cell {
  where: string;
  slow: boolean;
  play: (world: World) => Promise<Seen | null>;
}
interface Part {
  columns: string[];
  rows: { fault: string; cells: (Cell | null)[] }[];
}

const cell = (where: string, slow: boolean | undefined, play: Cell['play']): Cell => ({
  where,
  slow: slow ?? false,
  play,
});

const parts: Record<'writes' | 'reads' | 'asks', Part> = {
  writes: {
    columns: eachKind.map(({ kind }) => kind),
    rows: writeCases.map((one) => ({
      fault: one.name,
      cells: eachKind.map((kind) => {
        if (one.only && !one.only.includes(kind.action)) return null;
        return cell(`${kind.kind}, ${one.name}`, one.slow, async (world) => {
          const played = await playWrite(world, kind, one);
          const calls = one.callCountVaries ? 'n' : played.calls;
          return { ...played, result: `${played.result} · ${played.effects}/${calls}` };
        });
      }),
    })),
  },
  reads: {
    columns: reads.map(({ action }) => action),
    rows: readCases.map((one) => ({
      fault: one.name,
      cells: reads.map((read) => cell(`${read.action}, ${one.name}`, one.slow, (world) => playRead(world, read, one))),
    })),
  },
  asks: {
    columns: asks.map(({ name }) => name),
    rows: askCases.map((one) => ({
      fault: one.name,
      cells: asks.map((ask) => cell(`${ask.name}, ${one.name}`, one.slow, (world) => playAsk(world, ask, one))),
    })),
  },
};

export interface Result extends Seen {
  where: string;
}

const cellsOf = (...some: Part[]) =>
  some.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.filter((one) => one !== null)));
const isSlow = (one: Cell) => one.slow;
const isQuick = (one: Cell) => !one.slow;

/**
 * Runs this run's sample of the matrix, or all of it. Other cells keep the results of the page. Slow cells have their own world. Slow reads
 * come last there, because they delay the observer.
 */
export async function playMatrix(quick: World, slow: World) {
  const page = readPage();
  const quickCells = inThisRun(cellsOf(...Object.values(parts)).filter(isQuick), 16);
  const slowWrites = inThisRun(cellsOf(parts.writes).filter(isSlow), 4);
  const slowAsks = inThisRun(cellsOf(parts.asks).filter(isSlow), 1);
  const slowReads = inThisRun(cellsOf(parts.reads).filter(isSlow), 2);
  const seen = new Map<Cell, Result>();
  const play = (world: World, atOnce: number, cells: Cell[]) =>
    runInParallel(
      atOnce,
      cells.map((one) => async () => {
        const outcome = await one.play(world).catch((thrown: unknown) => ({ result: `threw ${thrown}`, lost: true }));
        if (outcome) seen.set(one, { ...outcome, where: one.where });
      }),
    );
  const playSlow = async () => {
    // One person asks all of it, also when an account is added. The BFF accepts twelve questions of a person at once.
    await Promise.all([play(slow, 9, slowWrites), play(slow, 3, slowAsks)]);
    await play(slow, 10, slowReads);
  };
  await Promise.all([play(quick, 9, quickCells), playSlow()]);
  const played = new Set([...quickCells, ...slowWrites, ...slowAsks, ...slowReads]);
  const toTable = ({ columns, rows }: Part, index: number) =>
    table(
      columns,
      rows.map(({ fault, cells }) => ({
        fault,
        cells: cells.map((one, column) =>
          one === null || played.has(one) || isWhole()
            ? ((one && seen.get(one)?.result) ?? null)
            : (page[index]?.get(fault)?.[column] ?? null),
        ),
      })),
    );
  const [writes = '', reads = '', asks = ''] = [parts.writes, parts.reads, parts.asks].map(toTable);
  return { results: [...seen.values()], tables: { writes, reads, asks } };
}
