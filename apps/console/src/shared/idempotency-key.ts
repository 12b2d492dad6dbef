import { useState } from 'react';

/** One wish, one key: made with the form, sent with every press of its button, renewed when the wish changes. */
export const useIdempotencyKey = () => useState(() => crypto.randomUUID());
