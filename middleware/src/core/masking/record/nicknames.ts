/**
 * Short and other forms of first names, folded; a row, up to a semicolon, is one name in its forms. Everybody of a row
 * may be called by any form of it. A form may stand in several rows.
 */
const ROWS = `
abigail abby gail; adalbert bert adi; adelaide adele addie heidi; agnieszka aga agnes; albert al bert bertie;
alberto beto berto; alejandra sandra ale jandra alexandra; alejandro alex ale jandro alexander;
aleksander alek olek sasha aleksandr alexander; alessandra sandra ale; alessandro sandro ale alex;
alexander alex sandy alec xander lex sascha sasha alexandre; alexandra alex sandra sandy lexi sasha alexa;
alfred al fred freddie alf; alfredo fredo alf; alison allison ali; amanda mandy; anastasia nastya stacy;
andreas andi andy andre; andrew andy drew andre; andrea andi; angela angie; angelica angie angelika geli;
ann anne annie nan anna; antonio toni tono tonio antonino nino antony; anthony tony ant antony; antoine toine tony;
antonia toni; anton toni; arthur art artie; barbara barb babs barbie basia; bartholomew bart; bartolome bartolo;
bartosz bartek; beatrice bea trixie beatriz bia; benedikt beni bene ben benedict; benjamin ben benji benny;
bernard bernie bern bernhard bernd; brigitte gitte gitta birgit; bradley brad; cameron cam; carlos carlitos charly;
caroline carrie caro carolina caroline lina; cassandra cass cassie;
catherine cathy cath cate kate katie kathy cat catarina; cecilia ceci cece celia; charles charlie chuck chas charly;
charlotte lotte charlie lottie; chiara chiaretta; christian chris;
christina chris tina chrissie christine cristina tina kirsten kristina; christoph chris christof stoffel;
christopher chris kit topher; cornelia conny nelly; cornelius neil corne cees kees; daniel dan danny dani daniele;
daniela dani ela; david dave davey davi; deborah deb debbie debra; dennis denny; diego dieguito; dieter didi;
dietrich dieter dirk; dmitri dima dmitry mitya dmitriy; dolores lola; dominic dom nick dominik; donald don donnie;
dorothy dot dottie dorothea dora; douglas doug; eduardo edu lalo duda eddie; edward ed eddie ted ned ward;
edwin ed eddie; eleanor ellie nell nora lenore; elena lena lenochka helen ele;
elizabeth liz beth betty eliza lizzie betsy libby bess liza elisabeth lisa; elisabeth lisa elsbeth liesel sissi betti;
emily em emmy millie emilia; emmanuel manny manu manuel; enrique quique kike henry; ernest ernie ernst; eugene gene;
eva evi evita; evgeny zhenya yevgeny evgeni; ferdinand ferdi; fernando nando fer; filippo pippo; florian flo;
frances fran frankie fanny francie; francesca franca fra checca; francesco franco cesco ciccio checco;
francis frank fran frankie; francisca paca paquita fran chica; francisco paco pancho kiko curro chico fran cisco;
francois fran; frank frankie; franz franzi franzl; franziska franzi sissi;
frederick fred freddie rick frederic frederik; friedrich fritz fred friedel; fyodor fedya; gabriel gabe gabi gab;
gabriele gabi gabriela gaby; genevieve gen jenny; geoffrey geoff jeff jeffrey; georg jorg schorsch jurgen;
george georgie; gerald gerry jerry; gerhard gerd hardy; gertrud trude gerti; gianluca luca gian;
giovanni gianni nanni vanni; giuseppe beppe peppe pino giusi; giuseppina pina giusy; gregory greg; gregorio goyo;
grzegorz grzes; guillaume guy gui will; guillermo memo guille willy; gunter gunther; gustav gus gusti;
gustavo gus tavo; hannelore hanne lore; hans hansi johannes johann hannes; heinrich heinz henrik heiner hinnerk;
helen nell ellie lena helena helene; hendrik henk hein rik; henry hank harry hal; herbert herb bert; hernando nando;
hildegard hilde; howard howie; hubert bert hubi; ignacio nacho; ilse ilsa; immaculada inma; irene rene; isaac ike zac;
isabel isa izzy bella isabella isabelle bel belinha; ivan vanya; jacob jake jack jakob; jacqueline jackie;
jadwiga jadzia; james jim jimmy jamie jem; jane janie jenny; janet jan; jan hans janek; jaroslaw jarek; javier javi;
jean jeannot; jeffrey jeff; jennifer jen jenny jenn; jeremy jem jerry; jerome jerry; jesus chucho chuy;
jessica jess jessie; joachim jochen achim jo; joan joanie; joanna jo joanne asia joasia; joao jojo joaozinho;
joaquin quino quim; johann hans johannes jo hannes; johannes hans jan jo hannes joop johan;
john jack johnny jon jonny; jonathan jon jonny johnny nathan; jorge coque; jose pepe joseph zeca ze chepe josef;
joseph joe joey jo sepp josef; josef sepp joe jupp beppo jo; josefina pepa fina josie; josephine jo josie;
joshua josh; juan juanito; judith judy jude jutta; julia jule jules; juliane jule; julian jules; justin just;
karl charly kalle; karin kari; katarzyna kasia; katharina kathi katja kathrin kati trina;
katherine kate katie kathy kat kay kath katy kitty katharine kathryn; kathleen kathy kath kate katie;
kathryn kathy kate katie kat; kenneth ken kenny; kimberly kim kimmy; klaus niklas nikolaus claus; konrad conny kurt;
konstantin kostya kosta; krzysztof krzys krzysiek; larissa lara; laura laurie laurita; lawrence larry laurie lars;
leonard leo len lenny leonhard; leonardo leo nardo; leopold leo poldi; lillian lily lil; louis lou louie;
louise lou lulu; lucia lucy luz; ludwig lutz wiggerl; luis lucho lu; luiz lula; luigi gigi gino;
magdalena lena magda leni; malgorzata gosia; manfred mani manni fred; manuel manolo manu manny; manuela manu ela;
marcel marc; marcus marc mark markus; margaret maggie meg peggy marge greta madge margie rita;
margarete grete gretchen greta gretel; margarita marga rita; maria mary mia mariechen maruja mari marie mariella;
mario marietto; martha marty patty; martin marty; mathias matze hias matt matthias; matthew matt matty;
matthias matze hias matz matt; maurice mo maury; mauricio mau; maximilian max maxi; maxwell max; mechthild metty;
melanie mel; melissa mel missy; mercedes merche; michael mike mick mickey mikey micky michi michel mischa;
michaela michi ela; michele mike; michelle shelly; miguel migue michael; mikhail misha; miroslaw mirek;
mohammed mo mohamed muhammad mohammad; monica moni monika; montserrat montse; nancy nan; natalia nata talia natasha;
nathan nate nat; nathaniel nate nat; nicholas nick nicky nico nikolas; nicola nico; nicole nicky nic nikki;
nikolai kolya; norbert bert nobbi; oliver ollie oli olli; olivia liv livvy; pamela pam; paola paoletta; pascal pasci;
patricia pat patty trish tricia patsy pati; patrick pat paddy rick; paul pauly; paulo paulinho; pavel pasha;
pedro perico; penelope penny; peter pete petey; petra peti; philip phil pip phillip philippe philipp; pieter piet;
pierre pierrot; rachel rach; rafael rafa rafi raf; raimund raimi; ramon moncho; raymond ray; raul rul;
rebecca becky becca; regina gina; reinhard reini hardy; reinhold holdi; ricardo rick riki cardo;
richard rick dick richie rich ricky; robert bob rob bobby robbie bert robin; roberto beto berto robi tito;
roberta bobbie; rodrigo rodri digo; roger rog; roland roli; ronald ron ronnie; rosalind roz; rosario charo;
rudolf rudi rolf rudy; rupert bert; russell russ; salvatore toto turi salvo; samantha sam sammy; samuel sam sammy;
sandra sandy; sarah sally sadie sara; sebastian seb basti bastian wastl seba; sergei seryozha serge; sergio checo;
sigmund sigi; siegfried sigi siggi; simone simo; solomon sol; sofia sophie sofie sonia; stanislav stas slava;
stanislaw staszek stach; stanley stan; stefan steffen steve stephan; stefanie steffi stephanie;
stephanie steph stevie steffi; stephen steve stevie; steven steve stevie; stewart stu stuart; susan sue susie suzie;
susanna susi sanna; susanne susi sanne; sylvia silvi silvia; tatiana tanya tania; teresa tere terri theresa tess;
thaddeus tad; theodor theo teddy; theodore ted teddy theo; theresa terri tess tracy tessa resi; therese resi;
thomas tom tommy; timothy tim timmy; tobias tobi; tomasz tomek; tommaso tom maso; ulrich uli ulli;
ulrike uli ulli rike; ursula uschi ulla; valentina vale tina; valerie val; veronika vroni vera; victor vic;
victoria vicky tori vic; viktoria vicky vika; vincent vince vinny vin; vincenzo enzo vince; virginia ginny;
vladimir vova volodya vlad; walter walt wally walti; wilhelm willi willy helmi; willem wim pim;
william bill will billy liam willy; wojciech wojtek; wolfgang wolf wolfi; xavier xavi; yolanda yoli;
zachary zach zac zack; zbigniew zbyszek
`;

const OTHERS = readRows();

function readRows(): Map<string, string[]> {
  const others = new Map<string, Set<string>>();
  for (const row of ROWS.trim().split(/;\s+/)) {
    const forms = row.split(' ');
    for (const form of forms) {
      const known = others.get(form) ?? new Set<string>();
      others.set(form, known);
      for (const other of forms) if (other !== form) known.add(other);
    }
  }
  return new Map([...others].map(([form, known]) => [form, [...known]]));
}

const NONE: readonly string[] = [];

/** Other forms of a folded first name, in several languages: for bob robert, rob and more. */
export function otherFormsOf(folded: string): readonly string[] {
  return OTHERS.get(folded) ?? NONE;
}
