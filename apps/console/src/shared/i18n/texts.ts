/** The same texts in another language: every key that English has. Plural forms that the language lacks may be left out. */
export type Same<T> = {
  [Key in keyof T as Key extends `${string}_one` ? never : Key]: T[Key] extends string ? string : Same<T[Key]>;
};
