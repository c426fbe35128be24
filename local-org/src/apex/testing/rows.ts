/** One builtin shown at work: signature, code, the text of its result. */
export type Row = [signature: string, code: string, result: string];
