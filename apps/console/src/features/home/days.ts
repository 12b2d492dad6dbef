/** A UTC day, such as "30 Oct". */
export const dayText = (day: string, language: string) =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));

/** A share with two decimals, rounded down: 99.999 % is not 100.00 %. */
export const percentText = (share: number) => `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
