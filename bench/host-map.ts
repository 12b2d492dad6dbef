import { type Browser, type CDPSession, chromium, type Locator, type Page } from '@playwright/test';
import { browserArguments, systemBrowser } from '../scripts/browser.mjs';
import type { Stack } from './stack.ts';
import { eventually, median, type Table } from './table.ts';

const nodes = 10_000;
const drawings = 9;
const moves = 100;
/** The first times only warm up: hot code gets compiled. */
const warmUps = 2;
const drawGoalMs = 50;
const hoverGoalMs = 16;

/** ms. Processor time of the page's main thread, and the time until a person sees the result. */
interface Cost {
  script: number;
  style: number;
  layout: number;
  /** The rest of `all`: Chromium's metrics have no figure for it. */
  paint: number;
  all: number;
  shown: number;
}

const durations = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'TaskDuration'];

/** Clicks a button. Returns the ms until it has changed its state and the page has been painted. */
const click = (button: Locator) =>
  button.evaluate(
    (element: HTMLElement) =>
      new Promise<number>((done) => {
        const at = performance.now();
        const watcher = new MutationObserver(() => {
          watcher.disconnect();
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - at)));
        });
        watcher.observe(element, { attributeFilter: ['aria-pressed'] });
        element.click();
      }),
  );

/** Moves the mouse. Returns the ms from the event until the page has been painted. */
async function move(page: Page, x: number, y: number) {
  // Listens before the mouse moves.
  const armed = await page.evaluateHandle(() => ({
    shown: new Promise<number>((done) => {
      const wait = () => {
        const at = performance.now();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - at)));
      };
      addEventListener('pointermove', wait, { once: true, capture: true });
    }),
  }));
  await page.mouse.move(x, y);
  return armed.evaluate(({ shown }) => shown);
}

/** Measures `work`, which returns the ms until its result was painted. */
async function costOf(session: CDPSession, work: () => Promise<number>): Promise<Cost> {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = new Map(metrics.map(({ name, value }) => [name, value]));
    return (name: string) => (seconds.get(name) ?? Number.NaN) * 1_000;
  };
  const before = await read();
  const shown = await work();
  const after = await read();
  const [script = 0, style = 0, layout = 0, all = 0] = durations.map((name) => after(name) - before(name));
  return { script, style, layout, paint: all - script - style - layout, all, shown };
}

async function costs(session: CDPSession, times: number, work: (time: number) => Promise<number>) {
  const all: Cost[] = [];
  for (let time = 0; time < times + warmUps; time += 1) {
    const cost = await costOf(session, () => work(time));
    if (time >= warmUps) all.push(cost);
  }
  return all;
}

function lineOf(what: string, all: Cost[], goalMs: number) {
  const middle = (part: keyof Cost) => median(all.map((cost) => cost[part])).toFixed(1);
  const worst = Math.max(...all.map(({ shown }) => shown)).toFixed(1);
  const parts = (['script', 'style', 'layout', 'paint', 'all'] as const).map(middle);
  return [what, ...parts, `${middle('shown')} / ${worst}`, `≤ ${goalMs}`];
}

async function open(browser: Browser, stack: Stack, clusterPath: string) {
  const [name = '', value = ''] = stack.cookie.split('=');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: stack.bff.url });
  await context.addCookies([{ name, value, url: stack.bff.url }]);
  const page = await context.newPage();
  await page.goto(clusterPath);
  await page.getByRole('grid').waitFor();
  await page.waitForLoadState('networkidle');
  const session = await context.newCDPSession(page);
  // Processor time of the thread, which other processes do not change.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
}

/** Measures the map of a cluster's nodes in a browser: drawing all cells, dimming all states but one, and moving the mouse over cells. */
export async function hostMap(stack: Stack): Promise<Table> {
  const { id } = await stack.openAccount('five-thousand-nodes', nodes);
  const clusterPath = `/accounts/${id}/regions/ap-guangzhou/clusters/cls-mock01`;
  await eventually(async () => {
    const list = await stack.api<{ nodes: object[] }>('GET', `${clusterPath}/nodes`).catch(() => undefined);
    return list?.nodes.length === nodes || undefined;
  });
  const executablePath = systemBrowser();
  const browser = await chromium.launch({
    args: [...browserArguments, '--disable-gpu'],
    ...(executablePath && { executablePath }),
  });
  try {
    const { page, session } = await open(browser, stack, clusterPath);
    const groupings = page.getByRole('group').getByRole('button');
    const legend = page.getByRole('listitem').getByRole('button').first();
    const drawn = await costs(session, drawings, (time) => click(groupings.nth((time + 1) % 2)));
    const dimmed = await costs(session, drawings, () => click(legend));
    const box = await page.locator('svg.cursor-pointer').first().boundingBox();
    if (!box) throw new Error('the page has no map');
    const hovered = await costs(session, moves, (time) =>
      move(page, box.x + 100 + time * 7, box.y + 20 + (time % 10) * 6),
    );
    return {
      title: `The host map of ${nodes.toLocaleString('en')} nodes`,
      head: ['what', 'script', 'style', 'layout', 'paint', 'all', 'until painted, median / worst', 'goal'],
      rows: [
        lineOf('all cells, in other groups', drawn, drawGoalMs),
        lineOf('all states but one dimmed', dimmed, drawGoalMs),
        lineOf('the mouse over another cell', hovered, hoverGoalMs),
      ],
    };
  } finally {
    await browser.close();
  }
}
