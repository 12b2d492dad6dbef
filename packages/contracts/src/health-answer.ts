import { z } from 'zod';
import { healthStates } from './health.ts';

/** The number of nodes and expected hosts in each state (health.ts). */
export const HealthCounts = z.record(z.enum(healthStates), z.number().int());
