/** Small words around and inside names. They are no name by themselves. Folded spelling. */

const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir madam herr herrn frau monsieur madame mme mlle senor senora sr sra don dona dott ing mag jr snr jnr ii iii iv phd md esq mba'.split(
    ' ',
  ),
);

const PARTICLES = new Set(
  'van von der den de del della di da dos das do la las le les du af av zu zum zur y e i bin ibn al el ten ter and und et or of for the co'.split(
    ' ',
  ),
);

/** True for what stands before or after a name: Dr, Mrs, Jr. */
export function isTitle(folded: string): boolean {
  return TITLES.has(folded);
}

/** True for the small words inside a name (van, de la) and between names (and). */
export function isParticle(folded: string): boolean {
  return PARTICLES.has(folded);
}
