const paddedDigits = 10;

/** A sort key with padded numbers, so that node-9 comes before node-10. */
export const naturalOrder = (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(paddedDigits, '0'));
