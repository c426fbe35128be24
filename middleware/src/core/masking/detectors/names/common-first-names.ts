/** Folded first names that are common and missing from the dictionaries, short forms among them. */
export const COMMON_FIRST_NAMES = `
liam sean siobhan niamh aoife ciara eoin oisin padraig deirdre sinead grainne callum ewan hamish fiona isla
rhys dylan gareth bethan cerys sian angus alistair alasdair nigel clive trevor graham graeme geoff gavin keith neil barry colin
stuart duncan malcolm gordon kenneth derek rupert hugo giles piers tristan jasper barnaby harriet imogen poppy freya gemma
tamsin philippa pippa lorna moira maureen noreen shirley doreen beryl joan joanne joanna susan sue suzanne sandra sharon
tracey stacey kirsty kelly kim kimberley lindsay lesley leslie hayley zoe chloe megan bethany abigail naomi miriam esther
judith ruth rebecca becky rachel leah sarah hannah lucy emily emma sophie sophia olivia amelia ella ellie lizzie liz beth
betty betsy kate katie kathy kathryn cathy catherine katherine maggie margaret peggy meg jenny jen jennifer jessica jess
pam pamela patty patricia trish deb debbie deborah barb barbara nancy carol caroline carolyn linda lynda donna dorothy
dot helen ellen eleanor nora norah evelyn edith ethel agnes alice alison allison amanda mandy andrea angela angie anna anne
annie ann audrey belinda bernadette bridget brenda christine christina chris christopher kristen kristin cindy cynthia
claire clare colleen danielle dani denise diana diane dianne elaine gabrielle gail gillian gloria gwen heidi hilary ingrid
irene isabel isabelle jackie jacqueline janet janice jan jeanette jill jodie josephine julia julie juliet karen katrina
kerry kirsten kristina laura lauren lisa lois lorraine louise lydia lynne marcia margot maria marian marianne marie marilyn
marion marlene martha mary matilda melanie melissa michelle mildred molly monica nadia natalie nicola nicole nina norma
paula pauline penelope phoebe phyllis polly priscilla rhonda rita roberta rosalind rosanna rosie roxanne sabrina sally
samantha selina sheila shelley silvia sonia stella stephanie sylvia tamara tanya tara teresa theresa tina toni tonya ursula
valerie vanessa vera veronica vicky victoria vivian wanda wendy whitney yolanda yvette yvonne
aaron abe adam adrian al alan albert alec alex alexander alf alfred allan andrew andy anthony tony antonio archie arnold
arthur ben benjamin benny bernard bert bill billy bob bobby brad bradley brandon brendan brent brett brian bruce bryan
calvin cameron carl cecil cedric chad charles charlie chester clarence clifford clint clyde connor craig curtis cyril damian
dan daniel danny darren darryl daryl dave david dennis dexter dominic don donald doug douglas duane dustin dwight earl ed
eddie edgar edmund edward edwin eli elliot elmer eric erik ernest ethan eugene evan felix fergus fred freddie frederick
gabriel gary geoffrey george gerald gerard gilbert glen glenn greg gregory gus guy harold harry harvey hector herbert herman
horace howard hugh ian isaac ivan jake james jamie jared jason jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel
john johnny jon jonathan jordan joseph josh joshua josiah julian justin karl ken kenny kevin kirk kurt kyle lance larry
lawrence leo leon leonard leroy lester lewis lionel lloyd logan lou louis lucas luke luther marc marcus mario marshall
martin marty marvin matt matthew maurice max maxwell melvin michael mick mickey milton mitch mitchell monty morris murray
nathan nathaniel ned nick nicholas norman oliver oscar otis owen pat patrick pete peter phil philip phillip preston quentin
ralph ramon randall randy raymond reggie reginald rex richard rick ricky rob robbie robert roderick rodney roger roland
ronald ronnie ross rudy rufus rupert russell sam samuel saul scott sebastian seth shane shaun shawn sid sidney simon spencer
stan stanley stefan stephen steve steven stewart ted terence theo theodore thomas tim timothy toby tom tommy travis tyler
vernon vince vincent virgil wallace wally walter warren wayne wendell wesley wilbur wilfred william willy winston xavier zach
zachary jamal deshawn tyrone malik darnell latoya keisha aaliyah imani
mohammed mohamed muhammad ahmed ahmad ali omar umar hassan hussein hamza yusuf yousef ibrahim ismail khalid karim rashid
samir tariq walid faisal nasser abdul abdullah bilal imran aisha ayesha fatima fatma khadija layla leila maryam amina noor
yasmin zahra zainab rania dina hana salma samira farah
raj ravi rahul rohit amit anil arjun ashok deepak dinesh ganesh gaurav hari karthik krishna kumar manish mohan naveen nikhil
prakash pradeep pranav rajesh rakesh ramesh sandeep sanjay satish shankar suresh vijay vikram vinod vivek aditi anita anjali
deepa divya geeta kavita lakshmi meena neha nisha pooja prerna priya radha rekha ritu shreya sita sunita swati uma usha vidya
wei ming jun hao lei fang ling mei xin yan ying jing hui min li na hong jian yong ping qiang tao bo chen chun feng gang guang
kenji hiroshi takashi satoshi akira haruto yuki yuto kaito ren sota keiko yoko sakura hanako naoko tomoko yumi emi aiko ayumi
minho jiwoo seojun hyun jihoon minji soyeon eunji jisoo
kwame kofi ama abena yaa chinedu chidi emeka ngozi chioma adaeze amara ifeoma olu tunde segun femi ade bola yemi folake kemi
thabo sipho thandi lerato nomsa zanele mandla wanjiru kamau otieno achieng
dmitri dmitry sergei sergey vladimir yuri igor oleg boris nikolai mikhail alexei andrei pavel natasha olga svetlana tatiana
irina galina ludmila oksana bohdan taras mykola
bjorn lars sven nils olaf magnus gunnar torsten stig leif kjell ingmar astrid sigrid solveig ragnhild agneta gunilla kaisa
pekka jukka matti juha mika antti eero aino tuula
margarethe konrad ruven henrike jurgen jorg gunter gunther dieter wolfgang manfred helmut uwe rainer ralf bernd klaus holger detlef heinz gerd ulrich ulrike
sabine petra birgit heike monika renate ingrid ursula gisela brigitte angelika karin silke anja katja tanja steffi stefanie
annegret liselotte anneliese mareike imke wiebke swantje hauke torben thorsten sonke henning tjark fiete lutz egon
jeanne jacques pierre francois philippe michel bernard gerard yves thierry pascal didier olivier laurent stephane
guillaume benoit mathieu matthieu antoine baptiste remi etienne cedric francoise monique nathalie isabelle sylvie catherine
martine chantal veronique sandrine celine aurelie delphine amelie elodie manon camille ines maelle solene gaelle thibault
jose juan luis carlos jorge pedro miguel angel javier francisco manuel alejandro fernando sergio pablo diego raul ruben andres
alvaro rocio carmen pilar dolores mercedes lucia elena cristina beatriz marta laura ana isabel rosario consuelo guadalupe
ximena itziar iker aitor jordi montserrat nuria
giuseppe giovanni luigi francesco antonio vincenzo salvatore roberto stefano alessandro matteo lorenzo riccardo federico
giulia chiara francesca valentina alessandra elisa paola silvia simona federica ilaria giorgia gianluca gianni pierluigi
joao jose antonio manuel francisco paulo rui nuno tiago goncalo duarte afonso catarina joana mariana margarida matilde
rita sofia thiago rafael gustavo eduardo leticia larissa fabiana luciana
jan piet klaas henk kees willem joost jeroen maarten sander bas bram daan thijs ruben pieter dirk marieke anneke saskia
femke lotte sanne fleur marloes annemiek hendrika wouter joris koen griet
ayna elif mehmet mustafa emre burak ayse fatma zeynep merve cem deniz ebru
nguyen thi linh huong thuy minh tuan hung dung lan mai
aarav abebe abla adjoa adwoa afia ailsa aisling akinyi akosua akua algernon almudena ananya angharad annelies
aparecida aparna araminta arnulf asger atticus ayaka ayodele azadeh babajide babatunde behrouz benedito bongani brid
bronagh burkhard busisiwe callan caoimhe carys catriona chipo chitra chukwuemeka cillian citlali clodagh corazon
cormac cressida crispin daichi dariush daryush dawit demelza diarmuid doyun eamon eckhard edeltraud efua eilidh eimear
ekaterina ekkehard eleri emrys esi evander evgeny farai farhad farzaneh fintan genaro gennady gerlinde getachew
ghislaine gotthold gruffydd gwenael gyula haakon haile halvard hanneke hannelore hartmut hartwig haruki horatio
hossein iestyn ieuan ifeanyi ikechukwu ildiko inmaculada innes iracema irmgard ishaan jago jemima jessamyn jiahao
jocasta jomar jurriaan kaori katalin kavya kazuki kelechi kipchoge kojo kriemhild kunigunde kwadwo kwaku kwamena kwasi
kweku lazarus ligaya lindiwe lorcan lowri ludger lurdes lysander lyudmila mabli macarena machteld mahsa mairi maricel
megumi meiling milagros millicent minjun montague morag muireann nandi nasrin nerys nicanor nieves njeri nkosana nneka
nyasha obadiah obinna oddvar olamide oluwadamilola oluwatobi onyinye orla ottavia palesa parisa persephone philomena
phineas piran portia radhika raimundo rhodri roelof roisin rosamund rosaria ruairi rudiger rudo saeed saga savitri
selam senan seoyeon shahram shinji shirin sibusiso siddharth siegfried sieglinde sietske sizwe socorro sorcha struan
tadhg takeshi tamsyn tanvi tapiwa tendai thelonious tigist tjeerd torquil uchenna vandana vasily vihaan volker
volkhard vyacheslav walburga waltraud wambui weijie wenceslao wiebren willemijn winfried xiaoming xiuying yash yaw
yekaterina yevgeny yichen ymkje yuxuan zebedee zihan zsuzsanna
`;

/** First names that are everyday words too, but are names nearly always when they have a capital letter. */
export const CLEAR_FIRST_NAMES = `
frank bob peter roger horst ernst rosemary anders franco davor irma luz mae lee terry robin lynn kay penny brooks floyd gene
henry jack jay mike miles noel paul perry ryan todd victor wade guy joy drew paige jane adam john james george david
thomas martin karim anna chad martin
`;
