import { createHash } from 'node:crypto';

/** Mistral takes call ids of nine letters and digits only, so that is what an id of ours looks like. */
const PLAIN = /^[A-Za-z0-9]{9}$/;

/** An id of nine letters and digits, always the same one for the same seed. */
export const madeUpId = (seed: string): string => createHash('sha256').update(seed).digest('hex').slice(0, 9);

/** The id itself where every host takes it, else one that stands for it in call and result alike. */
export const plainId = (id: string): string => (PLAIN.test(id) ? id : madeUpId(id));
