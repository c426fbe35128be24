/** How many digits there are among letters. */
export const digitsOf = (compact: string): number => compact.replace(/\D/g, '').length;

/** Some digits, and no day written without separators. */
export const isNumber = (compact: string): boolean =>
  digitsOf(compact) >= 4 && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d$/.test(compact);
