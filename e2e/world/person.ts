/** Who is signed in, in every test that does not say otherwise. */
export const person = { email: 'ana@example.com', password: 'a long enough password' };
