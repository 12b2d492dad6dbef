/** A share with two decimals, rounded down: 99.999 % is not 100.00 %. */
export const percentText = (share: number) => `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`;
