import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';

const films = join(import.meta.dirname, 'films');

const clock = (ms: number) => new Date(Math.max(0, ms)).toISOString().slice(11, 23);

const stepsOf = (steps: TestStep[]): TestStep[] => steps.flatMap((step) => [step, ...stepsOf(step.steps)]);

/** The film starts when the page is created, which is later than the test's start. */
const beginning = (result: TestResult) =>
  stepsOf(result.steps).find(({ category, title }) => category === 'pw:api' && /new ?page|create page/i.test(title))
    ?.startTime ?? result.startTime;

/** Puts each film into demos/films with subtitles: one line per test.step, for the duration of the step. */
export default class Subtitles implements Reporter {
  onTestEnd(test: TestCase, result: TestResult) {
    const film = result.attachments.find(({ name }) => name === 'video')?.path;
    if (!film) return;
    const name = test.title.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
    const zero = beginning(result).getTime();
    const lines = stepsOf(result.steps)
      .filter(({ category }) => category === 'test.step')
      .map(({ title, startTime, duration }) => {
        const from = startTime.getTime() - zero;
        return `${clock(from)} --> ${clock(from + duration)}\n${title}\n`;
      });
    mkdirSync(films, { recursive: true });
    copyFileSync(film, join(films, `${name}.webm`));
    writeFileSync(join(films, `${name}.vtt`), `WEBVTT\n\n${lines.join('\n')}`);
  }
}
