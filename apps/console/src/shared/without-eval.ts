// The page's policy forbids eval, and zod tries it with its first schema unless told otherwise. zod itself loads later, with the forms,
// and reads this name (https://zod.dev/packages/core).
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
