import { z } from 'zod';

// The page's policy forbids eval. zod tries it once, at the first schema that is made: so this file is imported before all that make one.
z.config({ jitless: true });
