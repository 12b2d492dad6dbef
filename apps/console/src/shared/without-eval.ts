import { z } from 'zod';

// The page's policy forbids eval, and zod tries it with its first schema. So this file is imported before all schemas.
z.config({ jitless: true });
