// The page's CSP forbids eval, and zod tries it with its first schema. This name turns that off
// (https://zod.dev/packages/core).
// Set early, because zod loads only with the forms.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
