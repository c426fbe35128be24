/**
 * Folded everyday words that stand with a capital letter in business texts (at the start of a sentence, in headings, in
 * German everywhere) and are no family of names. Those that are names as well need more evidence.
 */
export const ORDINARY_WORDS = `
account accounts action activity add address adjustment administration advance agenda agreement alert amount analysis answer
apartment appendix application appointment approval area article asset assistance attachment attempt attempted audience
availability award background backup balance based basic batch benefit best better bid big bill billing birth blog board
body book booking bot both bottom box brand breakfast british budget bug build building business buy buyer calendar call
called caller calls campaign cancel capacity card care case cases cash category cause cell center central change changed
channel chapter chart chat chats check checked city claim clause click client clients close closed code collect college
column comment commercial committee common communication community company complaint complete completed component computer
conclusion condition conference confirm confirmed connect connection considering contact contacts content contract
control copy corporate cost costs council country county course cover create created credit critical currency current
customer customers daily dashboard data database date dates day days deal deals death debit decision deep default definition
delivery demo demographic department deposit design desk despite detail details development device digital direct
discount discovery discussion dispute document documents domain done door double download draft driver drivers due east
eastern edition education effective either electric electronic email emergency empire end engine english entire entry
environment equipment error escalated escalation estate estimate evening event events evidence exchange executive expected
expenses express external facility fax fee feedback field figure file files filing fill final finally finance financial
find fine fire firm first fixed floor flow folder follow food force form former forward founded found free french friend
friendly front full fund funding fur further future game general german given global going gold good goods government great
green gross ground group growth guarantee guest guide half hand handle happy hardware head headquarters health heading help
high highway history hold holiday home homepage hope hospital hotel hour hours house housing human idea image impact
implementation important incident include included including income index india indeed industry info information initial
input inquiry inside inspection install insurance integration interest interested internal internet interview
introduction inventory investment invoice invoices issue issues item items job join joint journal just keep key kids
kind kitchen know knowledge label labor land language large last late latest launch law lead leader leads lease leave left
legal lender lenders letter level library license life light like limit limited line link list live loan local location lock
log login logo long look looking lost low loyalty lunch machine mail mailing main maintenance major make male female
management manual many map market marketing master match material maximum mayor medical medicine meet meeting meetings
member membership memo menu merger message metro middle migration military milestone minimum minute minutes missing mobile
mode model modern module moment money month monthly morning mortgage move moved movie museum music name named names
national nearby need needs negotiation net network new news next nice night nobody noon normal north northern note notes
notice notification number numbers object objective offer office official old online open opening opening operation
operations opportunity option options oral order orders organization original other outlook outside outstanding overall
overview owner package page paid panel paper part partner partners party pass password past patient patients pay payment
payments pending people percent performance period permanent permission person personal phase phone photo pick picture
place plan planned planning plans platform play player please plus point police policy pool popular population portal
position possible post potential power practice premium prepaid preparation present president press previous price prices
pricing primary prior priority private pro problem procedure process procurement product production products professional
profile profit program progress project projects proof property proposal protection provider public purchase purpose
quality quarter quarterly query question questions queue quick quote quotes radio rate rates reach read ready real really
reason receipt received recent reception record records red reference refund region regional register registered
registration related release reliable remaining remedies reminder renewal rent repair replacement reply report reported
reports request requested required requirement requirements research reservation response result results retail retest
return returned returns revenue review reviewed right risk road role room root round route row rule rules run safe safety
salary sale sales sample sandbox save saved schedule scheduled school science scope screen script search season seat
section security see seem select self sell send senior sent series serious serial server service services session set
settings several shared ship shipment shipped shipping shop short show side sign signature signed silver similar simple
single site size small social society soft software solution solutions song source south southern space speak special
spoke sports spring sprint staff stage stages standard star start started state statement station status step stock stop
storage store story strategic strategy stream street strong student studies study subject submit subscription success
suite summary summer super supplier supply support supported sure surname survey system systems table take takes talked
target task tax teams tech technical technology telephone template terms territory test tested testing text thing things
think ticket tickets time title tool tools top topic total tour town track trade traffic training transaction transcript
transfer transport travel treasury trial trip trouble true try type under unit united units university unknown update
updated updates upgrade urgent usage use used user users using usual valid value various vendor verified verify version
very via video view vip visit visitor voice voicemail vote waiting wanted war warning warranty warrant water way web
webinar website week weekly weeks welcome went west western white wide wife win window winter wire wish women word work
worked worker working works workshop world worst write written wrong year yearly years yellow yes young zone zip
abteilung adresse aktion aktionen anfrage angebot angebote anhang anlage anruf antrag antwort arbeit art aufgabe auftrag
ausgabe ausweis auto bank bedarf beratung bereich bericht bescheid beschwerde bestellung betrag betreff betrieb bezug
bild bitte brief budget buch computer datei daten datum dienst dokument druck drucker eingang einkauf email ende entscheidung
entwicklung erfahrung ergebnis erinnerung erstattung fall fehler fertigung firma folge frage fragen frist geld
geburtsdatum gerat geschaft gesellschaft gesprach gesundheit gewinn grund gruppe gutschrift handy haus herbst hilfe hinweis
home idee information informationen inhalt interesse internet jahr jahre kasse kauf kenntnis kind kinder konto kosten
kontakt kreditkarte kunde kunden kundin kundennummer kundigung land lager leben leistung leitung lieferung liste losung mail
mann mahnung markt material meeting meinung miete mitglied mitteilung moglichkeit monat monate montage muster nachmittag
nachricht nachfrage name namen nummer ordnung ort paket passwort pause person personal plan platz post preis preise
problem probleme produkt produkte projekt punkt qualitat quartal rabatt raum rechnung rechnungen recht regel reise rest
rolle ruckfrage ruckmeldung ruckruf sache schaden schreiben schuld schule seite sicherheit sitzung software sommer sorge
speicher sprache staat stadt stand start stelle steuer strasse stunde stunden summe system tage team teil teile telefon
termin termine test text thema ticket tisch uhr uhrzeit umsatz unfall unterlagen unterschrift unternehmen update urlaub
verkauf verlag vermittlung vertrag vertrage vertrieb versand versicherung verspatung version vorgang vormittag vorschlag
vorstand ware wasser weg welt werk wert wetter winter woche wochen wohnung wort zahl zahlung zahlungen zeichnung zeit ziel
zimmer zugang zukunft zusage zustand geschaftsfuhrung buchhaltung kundenservice kundendienst rufnummer anschrift
adresse affaire annee appel assurance attention banque bureau carte cas chambre chantier client cliente clients commande
compte contrat conseil copie courriel date demande dossier droit ecole entreprise equipe erreur facture factures femme
fichier fin fournisseur france homme information jour lettre ligne livraison lundi maison marche message mois montant nom
numero offre paiement papier partie pays point porte prix probleme produit projet question rapport rappel reclamation
remboursement rendez rendezvous reponse reseau responsable reunion rue salle semaine service siege societe solde suivi
tableau technique telephone temps texte titre travail urgence usine vente ville visite voiture
acta actividad almacen asunto ayuda calle cambio campana caso ciudad clave cliente clientes cobro comida compra consulta
contacto contrato correo cosa cuenta cuota dato datos departamento derecho descuento dia dinero direccion documento empresa
entrega equipo error escuela estado fabrica factura facturas fecha firma gente gerencia gestion grupo hijo hombre hora
informe llamada lugar mensaje mes mundo mujer negocio nombre nota numero oferta oficina orden pago pais palabra parte pedido
persona plazo precio problema producto prueba proveedor proyecto pueblo punto queja reclamo red reembolso respuesta reunion
seguro semana servicio sistema solicitud tarea tarjeta telefono tiempo tienda trabajo turno venta ventas vez visita
agenzia allegato anno appuntamento assistenza azienda bolletta caso causa chiamata cliente clienti codice commessa conto
contratto cosa costo dati documento ditta donna errore fattura fatture famiglia fine giorno gruppo incontro indirizzo lavoro
lettera mese messaggio modulo nome nota notizia numero offerta ordine ora paese pagamento parola parte pezzo posta pratica
prezzo prodotto progetto proposta punto reclamo reparto richiesta rimborso riunione scadenza sede servizio settimana
sistema societa spedizione stato strada telefono tempo ufficio uomo vendita vendite verbale
anexo assunto ajuda cadastro cidade chamada cobranca compra conta contato contrato correio data desconto documento empresa
encomenda endereco entrega equipe erro escola estado fatura faturas gerente grupo hora loja mensagem mes mundo negocio nome
numero oferta ordem pagamento pais palavra parte pedido pessoa prazo preco problema produto projeto proposta reclamacao
relatorio resposta reuniao semana servico sistema tarefa telefone trabalho venda vendas visita
aanvraag adres afdeling afspraak antwoord bedrag bedrijf bericht bestelling betaling bijlage boek brief contract datum deel
dienst document factuur facturen fout gebruiker gesprek geval groep huis jaar kaart kantoor klacht klant klanten korting
kosten land levering lijst maand maatschappij mail man melding naam nummer offerte onderwerp onderzoek opdracht overleg
pakket plaats plan prijs probleem product project punt reactie rekening school stad storing straat systeem taak tekst
telefoon termijn tijd uur verkoop verzekering verzoek vraag vragen vrouw week werk woord zaak
lien liens loan pledge tranche exhibit annex guarantor obligor indenture covenant clause whereas hereby herein thereof plaintiff
north south east west northern southern eastern western central american british french german italian spanish dutch
european portuguese chinese indian japanese canadian australian african asian mexican brazilian swiss austrian russian
deutsche deutscher deutschen english francais espanol italiano catholic christian jewish muslim
god lord jesus christ bible earth sun moon mars venus god mum mom dad grandma grandpa baby
`;
