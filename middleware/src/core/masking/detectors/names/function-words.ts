/**
 * Folded words that are never part of a person's name, however they are written: articles, pronouns, prepositions,
 * question words, greetings, months, weekdays. English, German, French, Spanish, Italian, Portuguese, Dutch.
 */
export const FUNCTION_WORDS = `
the a an this that these those there here he she it we you they i me him her us them my your his its our their mine yours
hers ours theirs who whom whose which what when where why how and or but nor so yet if because although though while
whereas unless until since before after during as at by for from in into of off on onto out over per than then through to
toward under up upon via with within without not no yes none is are was were be been being am do does did done has have
had having can could shall should would might must ought let lets got get gets gotten another any anyone anything each
every everyone everything both either neither many much more most other others same some someone something such few less
also again already always never often sometimes soon still just only even ever once twice too very quite rather perhaps
maybe however therefore thus hence meanwhile moreover furthermore otherwise instead please thanks thank sorry hello hi hey
dear regards sincerely cheers greetings welcome goodbye bye ok okay yeah well now today tomorrow yesterday tonight
first second third next last later one two three four five six seven eight nine ten hundred thousand million
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
der die das den dem des ein eine einen einem einer eines kein keine keinen und oder aber denn sondern weil dass wenn als
ob wie wo wer was wann warum welche welcher welches ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen
mein meine meinen meiner meinem dein deine sein seine seinen seiner ihre ihren ihrem ihrer unser unsere unseren unserem
euer eure dieser diese dieses diesen diesem jeder jede jedes alle alles andere mit nach von vom zu zum zur bei beim aus
auf fur uber unter vor hinter neben zwischen gegen ohne um durch bis seit wahrend wegen trotz im am ist sind war waren
wird werden wurde wurden hat haben hatte hatten kann konnen muss mussen soll sollen darf mochte nicht nur noch schon auch
sehr mehr immer nie heute morgen gestern hier dort dann danach bitte danke vielen hallo guten tag liebe lieber sehr
geehrte geehrter geehrten grusse grussen gruss freundliche freundlichen herzliche herzlichen viele beste ja nein
januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je
tu il elle on nous ils elles lui eux moi toi qui que quoi dont ou ni mais donc car si comme quand pourquoi comment
lorsque puisque parce pendant avant apres depuis chez vers entre sous sur dans avec pour par sans contre est sont etait
etaient sera seront ete etre avoir ont avait avaient fait faire peut doit pas plus moins tres bien aussi encore toujours
jamais deja merci bonjour bonsoir salut cher chere chers cordialement sinceres salutations madame monsieur oui non
janvier fevrier avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi
dimanche aujourd hier demain voici voila selon suite objet bonne journee
el los las unos unas una uno lo al del y e o u pero sino porque aunque cuando donde como quien cual que cuyo mi mis tu tus
su sus nuestro nuestra nuestros vuestra yo tu usted ustedes nosotros ellos ellas ella me te se nos les este esta estos
estas ese esa esos aquel aquella en con por para sin sobre entre hasta desde hacia segun durante tras ante bajo es son
era eran fue fueron ser estar esta estan estaba ha han habia hay tiene tienen puede pueden debe no si muy mas menos
tambien ya aun siempre nunca hoy ayer manana gracias hola buenos buenas dias tardes noches estimado estimada estimados
querido querida saludos cordiales atentamente favor senores enero febrero marzo abril mayo junio julio agosto septiembre
octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo ademas despues antes luego
il lo gli i un uno una di da in con su per tra fra del dello della dei degli delle dal dalla nel nella nelle sul sulla
al alla ai alle e ed o ma pero perche quando dove come chi che cui quale mio mia miei tuo tua suo sua nostro nostra vostro
vostra loro io tu lui lei noi voi essi questo questa questi queste quello quella quelli sono sei siamo siete era erano
stato stata ho hai ha abbiamo hanno aveva avevano puo possono deve non si anche ancora sempre mai gia oggi ieri domani
grazie ciao buongiorno buonasera gentile gentili egregio egregia caro cara cordiali saluti distinti gennaio febbraio marzo
aprile maggio giugno luglio settembre ottobre dicembre lunedi martedi mercoledi giovedi venerdi sabato domenica dopo prima
o os as um uma uns umas do da dos das no na nos nas ao aos pelo pela pelos em com por para sem sobre entre ate desde e ou
mas porque quando onde como quem qual que cujo meu minha meus seu sua seus nosso nossa voce voces eu tu ele ela nos eles
elas isto isso este esta esse essa aquele aquela foi foram ser estar esta estao estava tem tinha pode podem deve nao sim
muito mais menos tambem ja ainda sempre nunca hoje ontem amanha obrigado obrigada ola bom boa dia tarde noite prezado
prezada caro cumprimentos atenciosamente abracos janeiro fevereiro marco maio junho julho setembro outubro novembro
dezembro segunda terca quarta quinta sexta sabado domingo depois antes
de het een en of maar want omdat als dan dat die dit deze wie wat waar wanneer waarom hoe ik jij je u hij zij ze wij we
jullie mij hem haar ons hen hun mijn jouw uw onze zijn is was waren ben bent wordt worden werd heeft heb hebben had hadden
kan kunnen moet moeten mag zal zullen niet geen wel ook nog al altijd nooit vandaag gisteren morgen hier daar van voor
met op aan in uit bij naar over door om tot tussen tegen zonder onder na sinds dank bedankt hallo beste geachte groet
groeten vriendelijke hartelijke goedemorgen goedemiddag ja nee januari februari maart mei augustus maandag dinsdag
woensdag donderdag vrijdag zaterdag zondag
ii iii iv vi vii viii ix xi xii am pm id ids url faq ceo cfo cto coo hr it uk us usa eu uae api sla dpa sow nda rfp roi
kpi crm erp pdf csv sms dob ssn mrn iban vat asap fyi eta tbd bcc cc re fwd fw ps aka etc ie eg vs inc
`;
