/** The day the seed is told from. Fixed, so that the files are the same whenever they are generated. */
export const BASE_DATE = '2026-11-02';

const DAY = 86_400_000;

/** The day `days` after (or, when negative, before) the base date, as `YYYY-MM-DD`. */
export function day(days: number): string {
  return new Date(Date.parse(`${BASE_DATE}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** A point in time `days` after the base date at `hour`:`minute` UTC, in the form the Salesforce REST API takes. */
export function moment(days: number, hour: number, minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day(days)}T${two(hour)}:${two(minute)}:00.000+0000`;
}

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

export type Language = keyof typeof MONTHS;

/** A date as people of that language write it in a message: `14 March 1979`, `14.03.1979`, `14 mars 1979`, `14 de marzo de 1979`. */
export function written(date: string, language: Language): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  if (language === 'de') return `${dayOfMonth}.${month}.${year}`;
  if (language === 'es') return `${Number(dayOfMonth)} de ${name} de ${year}`;
  return `${Number(dayOfMonth)} ${name} ${year}`;
}

/** A date as it is written in the United States: `03/14/1979`. */
export function writtenInAmerica(date: string): string {
  const [year, month, dayOfMonth] = date.split('-');
  return `${month}/${dayOfMonth}/${year}`;
}
