/** People know a provider without a name by its host. */
export const hostOf = (issuer: string) => (URL.canParse(issuer) ? new URL(issuer).host : issuer);
