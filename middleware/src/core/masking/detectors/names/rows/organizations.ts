import type { DetectorRow } from '../../detector.ts';

/** Organisations that say what they are. */
export const ORGANIZATION_ROWS: readonly DetectorRow[] = [
  {
    name: 'organization-with-legal-form',
    type: 'ORGANIZATION',
    hits: [
      'the offer of «Calder Freight Inc.» came',
      'we sold to «Brightwater Holdings LLC» in May',
      'mit der «Thalberg Anlagenbau GmbH» vereinbart',
      'chez «Vasselin Logistique SARL» depuis',
      'el cliente «Berrueta Hermanos S.L.» paga',
      'la ditta «Zandonai Impianti S.p.A.» paga',
      'a empresa «Valadão Transportes Ltda» paga',
      'bij «Hoogland Techniek B.V.» gekocht',
    ],
    misses: ['Limited time offer', 'The SE team', 'AG means stock company', 'our LLC'],
  },
];
