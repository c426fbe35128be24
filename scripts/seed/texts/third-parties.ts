import type { Language } from '../dates.ts';

/** People who appear only inside texts. None of these last names is used for a contact, a lead or a user. */
interface ThirdParties {
  he: string[];
  she: string[];
  last: string[];
}

const words = (text: string): string[] => text.split(' ');

export const THIRD_PARTIES: Record<Language, ThirdParties> = {
  en: {
    he: words('Tom Raymond Elliot Curtis Nathan Gordon Isaac Leon Mitchell Percy'),
    she: words('Bridget Naomi Sylvia Lorraine Tamsin Eleanor Joanna Rosalind Vivian Maureen'),
    last: words(
      'Birdsall Carmody Dunleavy Eastlake Fothergill Gilchrist Haverstock Inglewood Jessop Kilbride Lethbridge Merriweather Netherby Oakhurst Prendergast Rainsford',
    ),
  },
  de: {
    he: words('Rüdiger Konrad Detlef Gerold Ansgar Lothar'),
    she: words('Gisela Mechthild Roswitha Edeltraud Irmgard Sieglinde'),
    last: words(
      'Ackerknecht Blumenröder Dierksen Enderlein Feuerstack Gollwitz Himmelreich Jungnickel Kaltwasser Lüderitz',
    ),
  },
  fr: {
    he: words('Fabrice Thierry Ghislain Loïc'),
    she: words('Bénédicte Josiane Mireille Sandrine'),
    last: words('Auberjonois Bellegarde Courtemanche Desrosiers Escoffier Granvelle Hautecœur Jolivet'),
  },
  es: {
    he: words('Fermín Anselmo Rigoberto Baltasar'),
    she: words('Maribel Consuelo Purificación Encarna'),
    last: words('Almodarza Barrientos Cifuentes Doncel Escribano Fontecha Garmendia Hinojosa'),
  },
};
