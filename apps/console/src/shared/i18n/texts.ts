/** The same keys in another language. Plural forms that the language lacks are optional. */
export type Same<T> = {
  [Key in keyof T as Key extends `${string}_one` ? never : Key]: T[Key] extends string ? string : Same<T[Key]>;
};
