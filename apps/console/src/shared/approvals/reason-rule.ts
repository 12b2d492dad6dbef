/** The rule of a reason, as in the contract. */
export const ReasonRule = { maxLength: 500, isKept: (reason: string) => reason.trim().length >= 3 };
