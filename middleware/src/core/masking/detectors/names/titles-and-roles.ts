/** Folded forms of address and degrees: what follows is a person. */
export const TITLES = `
mr mrs ms miss mx dr prof professor sir lord lady dame rev reverend fr father sister brother capt captain col colonel lt
lieutenant sgt sergeant gen major cmdr pres sen senator rep gov governor judge king queen princess saint st
pope bishop archbishop rabbi imam sheikh esq jr sr herr herrn frau doktor fraulein dipl ing mag
m mm mme mlle mmes madame monsieur mademoiselle maitre me docteur
sra srta senor senora senorita dna ldo lda dra
sig signor signora signorina sigra dott dottssa avv geom rag
sr snr sra senhor senhora exmo exma eng
dhr mevr mevrouw mej meneer heer drs ir
`;

/** Of the titles those that are nobody's last name, whatever a list of names says: forms of address. */
export const FORMS_OF_ADDRESS = `
mr mrs ms miss mx dr prof herr herrn frau mme mlle mmes madame monsieur mademoiselle sra srta senor senora senorita
dott dottssa sig sigra signor signora signorina dhr mevr mevrouw senhor senhora
`;

/** Folded words for what a person is to somebody; also with a capital, as in "Adjuster Jane Roe". */
export const ROLES = `
engineer officer auditor accountant planner technician representative rep colleague coworker employee assistant secretary
broker patient participant witness wife husband widow widower spouse partner fiance fiancee son daughter brother sister mother
father mum mom dad uncle aunt cousin nephew niece grandmother grandfather neighbor neighbour friend boss manager director
nurse lawyer attorney solicitor paralegal consultant contractor adjuster advisor adviser agent analyst architect developer
designer buyer seller tenant landlord owner cofounder founder chairman chairwoman chairperson president ceo cfo cto coo vp
executive supervisor coordinator administrator specialist strategist scientist researcher teacher instructor coach trainer
student doctor physician surgeon dentist therapist psychologist pharmacist caregiver guardian claimant plaintiff
defendant insured policyholder beneficiary applicant candidate guest visitor caller champion blocker sponsor stakeholder
referrer courier driver plumber electrician mechanic installer inspector detective clerk cashier waiter receptionist
author writer poet novelist composer singer songwriter guitarist drummer bassist pianist actor actress comedian filmmaker
producer journalist reporter editor photographer painter sculptor artist footballer golfer boxer wrestler senator
congressman mayor minister ambassador general historian philosopher mathematician physicist chemist biologist economist
reviewer planner approver requester assignee reporter explorer pilot astronaut emperor duke baron
ansprechpartner ansprechpartnerin sachbearbeiter sachbearbeiterin mitarbeiter mitarbeiterin kollege kollegen kollegin chef
chefin leiter leiterin geschaftsfuhrer geschaftsfuhrerin betreuer betreuerin berater beraterin techniker technikerin anwalt
anwaltin rechtsanwalt rechtsanwaltin arzt arztin patientin ehefrau ehemann tochter sohn bruder schwester mutter vater
freund freundin nachbar nachbarin vermieter vermieterin mieter mieterin zeuge zeugin gutachter gutachterin kundin
vertreter vertreterin assistentin sekretarin datenschutzbeauftragter datenschutzbeauftragte datenschutzbeauftragten
buchhalter buchhalterin projektleiter projektleiterin vorgesetzter vorgesetzte inhaber inhaberin monteur fahrer
collegue collaborateur collaboratrice salarie salariee epouse epoux mari fille fils frere soeur mere pere ami amie voisin
voisine directeur directrice gerant gerante responsable interlocuteur interlocutrice conseiller conseillere comptable avocat
avocate medecin technicien technicienne commercial commerciale assistante temoin locataire proprietaire patiente
companero companera empleado empleada colega esposa esposo marido hija hijo hermano hermana madre padre amigo amiga vecino
vecina jefe jefa gerente directora encargado encargada asesor asesora abogado abogada medico medica tecnico tecnica
paciente testigo inquilino propietario contable secretaria
collaboratore collaboratrice dipendente collega moglie marito figlia figlio fratello sorella amico amica vicino vicina
direttore direttrice responsabile referente consulente avvocato avvocatessa medico tecnico ragioniere segretaria paziente
testimone inquilino proprietario titolare
funcionario funcionaria marido filha filho irmao irma mae pai chefe diretor diretora advogado advogada tecnico testemunha
inquilino consultora vendedor vendedora contador contadora
medewerker medewerkster collega echtgenote echtgenoot dochter zoon broer zus moeder vader vriend vriendin buurman buurvrouw
manager directeur contactpersoon adviseur accountmanager advocaat arts monteur huurder verhuurder getuige eigenaar
boekhouder leidinggevende
`;

/** Folded small words inside a name. */
export const PARTICLES = `
van von der den de del della di da dos das do la las le les du af av zu zum zur bin ibn ben al el ten ter vande vander
`;
