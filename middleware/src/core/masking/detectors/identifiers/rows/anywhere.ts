import type { IdentifierRow } from '../identifier-row.ts';
import { digitsOf, isNumber } from '../number-form.ts';

/** Numbers whose form differs from place to place: only what stands beside them says what they are. */
export const ANYWHERE: IdentifierRow[] = [
  {
    name: 'passport',
    type: 'PASSPORT',
    shapes: '9{7,9} A{1,3}9{5,9} A{1,2}-9{6,8} 99AA99999 A9{6,8}A 9{8}A AXX9{6} [A-Z]X{8}',
    rule: isNumber,
    needs: 'cue',
    wide: true,
    cues: `
      passport | passports | passport no | travel document | passeport | reisepass* | pasaporte |
      passaporto | passaporte | paspoort | paspoortnummer | paszport | pasaport | passi | passnummer
      | pas nummer | utlevel | pasport | cestovni pas | паспорт | διαβατηριο | جواز | 护照 | 護照 | 旅券 |
      パスポート | 여권 | หนังสือเดินทาง | ppt`,
    hits: [
      'passport «K40817263», as seen',
      'passport number: «KL2233445»',
      'numéro de passeport «22KL33445»',
      '护照号码 «E22333444»',
    ],
    misses: ['passport office room 12345', 'passport expires 2029-04-01', 'the K40817263 of it'],
  },
  {
    name: 'driver-license',
    type: 'LICENSE',
    shapes: '~9{5,14} ~A{1,3}9{4,14} ~A{1,2}9{3,9}A{1,2} ~A9{2}A{2,3}9{5,6} ~9{2,3}A{1,3}9{4,6} 999-999-999',
    rule: isNumber,
    needs: 'cue',
    wide: true,
    cues: `
      driver license | driver licence | drivers license | drivers licence | driving licence |
      driving license | driving permit | driver permit | license number | licence number | license
      no | licence no | DL | dl number | dl no | driver lic | drivers lic | permis de conduire |
      permis | patente | patente di guida | carnet de conducir | permiso de conducir | licencia de
      conducir | carta de conducao | rijbewijs | korkort | korkortsnummer | forerkort | korekort |
      ajokortti | prawo jazdy | prawa jazdy | ehliyet | fuhrerschein* | 운전면허 | 免許証 | 驾驶证`,
    hits: [
      "her driver's license number is «3381-77-2662»",
      'DL «G273934651227»',
      "driver's license: «LK329609T»",
      'permis de conduire «22KL33445»',
    ],
    misses: ['the G273934651227 of it', 'driving license renewed 2024-05-01', 'software license 4 seats'],
  },
  {
    name: 'national-identity',
    type: 'NATIONALID',
    shapes: '~9{6,14} ~A{1,3}9{5,10} ~9{5,9}A{1,2} ~A{1,2}9{5,9}A{1,2} 9{3}-9{3}-9{3} 9{4}-9{4}-9{4}',
    rule: isNumber,
    needs: 'cue',
    wide: true,
    cues: `
      national id | national identity | national identification | national insurance | identity
      number | identification number | identity card | identity document | id card | id number |
      personal id | personal identity | citizen id | citizenship number | resident id | residence
      permit | carte d identite | numero de identidad | documento de identidad | cedula de identidad
      | documento d identita | personalausweis* | ausweisnummer | identiteitskaart | identitetskort
      | legitimation | numer dowodu | alien registration | alien number | uscis number | green card
      | visa number | student id | employee id | employee number | personalnummer`,
    hits: [
      'national ID number: «22333444»',
      'residence permit «KL2233445»',
      'employee ID «E223344»',
      'alien registration: «A223344556»',
    ],
    misses: ['the 22333444 of it', 'id card printed 2024-05-01'],
  },
  {
    name: 'tax-number',
    type: 'TAXID',
    shapes: '~9{7,14} ~A{2}9{8,12} ~A{1,2}9{7,9}A 999-999-999 99-999-999-9',
    rule: isNumber,
    needs: 'cue',
    wide: true,
    cues: `
      tax id | tax number | tax no | tax identification | tax identification number | taxpayer
      number | taxpayer id | TIN | vat | vat id | vat number | vat no | vat reg | vat registration |
      numero fiscal | numero fiscale | identifiant fiscal | fiscal code | fiscal number | steuer id
      | nif | NIF`,
    hits: ['tax ID «2233344455»', 'VAT number: «CY22333444K»', 'identifiant fiscal «2233344455667»'],
    misses: ['the 2233344455 of it', 'tax 2024-05-01'],
  },
  {
    name: 'medical-record',
    type: 'MEDICAL',
    shapes: '~9{5,12} ~A{1,4}9{4,10} 999-999-9{3,4} 99-99-99',
    rule: isNumber,
    needs: 'cue',
    wide: true,
    cues: `
      mrn | mrns | medical record | medical records | medical record number | med rec | patient id |
      patient number | patient no | patient identifier | chart number | chart no | hospital number |
      hospital no | health record | unit number | patientennummer | patienten id | patienten nr |
      fallnummer | dossier medical | numero de dossier | numero de patient | historia clinica |
      numero de historia | nhc | NHC | cartella clinica | patientnummer | prontuario | encounter
      number | emr | ehr`,
    hits: [
      'Patient (MRN «55633551»), seen',
      'medical record number: «KL-223344»',
      'Patient ID «P2233445»',
      'historia clínica «223344»',
    ],
    misses: ['the 55633551 of it', 'patient seen 2024-05-01', 'medical records moved to building 12'],
  },
  {
    name: 'insurance-member',
    type: 'MEDICAL',
    shapes: '~9{6,14} ~A{1,4}9{5,12} ~A{1,3}9{5,10}A{1,3} ~A{2,3}X{1,2}9{6,9} 999-99-9999 999-999-999',
    rule: (compact) => isNumber(compact) && digitsOf(compact) >= 5,
    needs: 'cue',
    wide: true,
    cues: `
      policy | policies | policy number | policy no | policy id | insurance id | insurance number |
      insurance no | insurance policy | insurance member | member id | member number | member no |
      membership number | membership id | subscriber | subscriber id | subscriber number |
      policyholder | policyholder number | health plan | health plan number | plan id | beneficiary
      | beneficiary number | group number | claim number | medicaid | medicaid id | health insurance
      | health insurance number | versicherungsnummer | versichertennummer | versicherungsschein* |
      police | policennummer | poliza | polizza | apolice | police d assurance | numero d adherent |
      adherent | mutuelle | polisnummer | polis | forsakringsnummer | hicn`,
    hits: [
      'Claim under policy «KL-7697350» for water',
      'insurance member ID «CVR-3314506».',
      'subscriber ID: «XKL223344556»',
      'número de póliza «2233445566»',
    ],
    misses: ['the KL-7697350 of it', 'policy 2024-05-01', 'police arrived at 12345'],
  },
  {
    name: 'medical-license',
    type: 'CLINICIAN',
    shapes: '~9{5,10} ~A{1,3}9{4,9}',
    rule: isNumber,
    needs: 'cue',
    wide: true,
    cues: `
      medical license | medical licence | physician license | physician licence | nursing license |
      nursing licence | medical license number | state license | license number md | gmc | gmc
      number | nmc pin | rpps | adeli | colegiado | numero de colegiado | doctor registration |
      medical council | crm sp | board number | big nummer | pharmacist license`,
    hits: ['medical license «G223344»', 'GMC number «2233445»', 'nº colegiado: «282233445»'],
    misses: ['the G223344 of it', 'medical license 2024-05-01'],
  },
];
