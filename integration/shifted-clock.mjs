// Preloaded into a BFF. Shifts its wall clock by the milliseconds that the file SHIFTED_CLOCK now contains.
import { readFileSync } from 'node:fs';

const { now: realNow } = Date;
Date.now = () => realNow() + Number(readFileSync(process.env.SHIFTED_CLOCK, 'utf8'));
globalThis.Date = new Proxy(Date, {
  construct: (target, args) => new target(...(args.length ? args : [Date.now()])),
});
