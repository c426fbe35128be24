/** Names of months as dates write them, short and long, one row a language; lower case, without the dot. */
const MONTH_ROWS = {
  en: 'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  de: 'januar jänner februar märz maerz mai juni juli oktober dezember jän mär mrz okt dez',
  fr: 'janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre janv févr avr juil déc',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic',
  it: 'gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ago set ott dic',
  pt: 'janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out',
  nl: 'januari februari maart mei augustus mrt',
  pl: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  nordic:
    'januari februari mars maj augusti marts oktober desember des tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  east: 'ledna února března dubna května června července srpna září října listopadu prosince január február március április május június július augusztus szeptember október',
};

const MONTHS = new Set(Object.values(MONTH_ROWS).flatMap((row) => row.split(' ')));

/** True for a month's name of any of our languages, in any case. */
export function isMonth(word: string): boolean {
  return MONTHS.has(word) || MONTHS.has(word.toLowerCase());
}
