// Preloaded into a BFF: its wall clock is wrong by as many milliseconds as the file SHIFTED_CLOCK says at the moment.
import { readFileSync } from 'node:fs';

const { now: right } = Date;
Date.now = () => right() + Number(readFileSync(process.env.SHIFTED_CLOCK, 'utf8'));
globalThis.Date = new Proxy(Date, {
  construct: (target, args) => new target(...(args.length ? args : [Date.now()])),
});
