/** The signed-in person, unless a test uses another. */
export const person = { email: 'ana@example.com', password: 'a long enough password' };
