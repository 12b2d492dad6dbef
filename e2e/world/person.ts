/** The signed-in person, unless a test uses another. */
export const person = { email: 'ana@example.com', password: 'a long enough password' };

/** Changes language and theme, which would follow `person` into other tests. */
export const otherPerson = { email: 'bo@example.com', password: 'another long password' };
