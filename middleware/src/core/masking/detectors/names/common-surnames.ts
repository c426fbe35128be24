/** Folded family names that are common where our seven languages are spoken and missing from the dictionaries. */
export const COMMON_SURNAMES = `
smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin jackson thompson white harris clark
lewis robinson walker hall allen young king wright scott green baker adams nelson carter mitchell roberts turner phillips
campbell parker evans edwards collins stewart morris murphy cook rogers morgan cooper peterson reed bailey kelly howard ward
cox richardson wood watson brooks bennett gray james hughes price myers long foster sanders ross powell sullivan russell
jenkins perry butler barnes fisher henderson coleman simmons patterson jordan reynolds hamilton graham wallace west cole
hayes bryant gibson ellis stevens murray ford marshall owens mcdonald harrison kennedy wells woods warren freeman webb tucker
burns henry crawford boyd mason kelley dixon hunt hicks holmes palmer wagner black robertson stone rose fox mills
warner knight daniels ferguson nichols stephens gardner payne pierce berry matthews arnold willis ray watkins duncan cunningham
carroll hart perkins lane andrews rice riley armstrong carpenter greene elliott chavez weaver franklin lawson fields
ryan schmidt carr vasquez wheeler chapman oliver montgomery richards williamson johnston banks meyer bishop mccoy howell
morrison hansen garza harvey little burton stanley nguyen george jacobs reid fuller lynch dean gilbert garrett romero welch
larson frazier burke hanson day moreno bowman fowler brewer hoffman carlson silva pearson holland douglas fleming
jensen byrd davidson hopkins may terry wade soto walters curtis neal caldwell lowe jennings barnett graves horton shelton
barrett obrien castro sutton gregory mckinney lucas miles craig chambers holt lambert fletcher watts bates hale rhodes pena
beck newman haynes mcdaniel mendez bush vaughn parks dawson norris hardy love steele curry powers schultz barker page
ball keller chandler weber walsh lyons ramsey wolfe mullins benson sharp bowen barber cummings hines baldwin griffith
valdez hubbard reeves klein stevenson bradley osborne french stewart field fields frost swift noble flynn doyle quinn boyle
clarke davies lloyd pritchard rees bevan hobbs pike dodd blackburn whitaker ashworth bradshaw kendall lockwood sinclair
mackenzie macdonald mcgregor mckay mcleod douglas fraser gallagher connolly kavanagh brennan nolan keane costello
patel singh khan shah kumar sharma gupta mehta reddy rao iyer nair das chopra kapoor malhotra banerjee chatterjee mukherjee
ahmed ali hussain rahman hassan mohamed ibrahim farah haddad khoury mansour nasser saleh ahmadi hosseini karimi rahimi
chen wang li zhang liu yang huang zhao wu zhou xu sun zhu lin guo wong chan leung cheung lau tan lim ng lee kim park choi jung
kang cho yoon tanaka suzuki sato takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki mori ikeda
tran pham vo dang bui ngo duong nguyen huynh
okafor okoro adeyemi okonkwo eze nwosu adebayo balogun mensah owusu boateng asante diallo traore keita kone diop ndiaye fall
dlamini nkosi mbeki ndlovu khumalo botha
garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno munoz alvarez
romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina morales suarez ortega
delgado castro ortiz rubio marin sanz iglesias medina garrido cortes castillo santos lozano guerrero cano prieto mendez cruz
calvo gallego vidal leon marquez herrera pena flores cabrera campos vega fuentes carrasco diez caballero reyes nieto aguilar
pascual santana herrero montero lorenzo hidalgo gimenez ibanez ferrer duran santiago benitez mora vicente vargas arias carmona
martin bernard dubois durand moreau laurent simon michel lefebvre lefevre leroy roux david bertrand morel fournier girard
bonnet dupont lambert fontaine rousseau vincent muller faure andre mercier blanc guerin boyer garnier chevalier francois legrand
gauthier perrin robin clement morin nicolas henry roussel mathieu gautier masson marchand duval denis dumont marie lemaire
noel meyer dufour meunier brun blanchard giraud joly riviere lucas brunet gaillard barbier arnaud renard
rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa giordano mancini rizzo lombardi
moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile martinelli vitale lombardo
serra coppola deangelis marchetti parisi villa conte ferraro fabbri bianco marini grasso valentini
silva santos ferreira pereira oliveira costa rodrigues martins jesus sousa fernandes goncalves gomes lopes marques alves
almeida ribeiro pinto carvalho teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha neves coelho
cunha pires ramos reis simoes antunes matos fonseca machado araujo barbosa tavares lourenco castro azevedo freitas
jansen bakker visser smit meijer boer mulder groot bos vos peters hendriks dekker brouwer dijkstra smits graaf meer linden kok
jacobs haan vermeulen heuvel veen broek bruijn heijden schouten willems hoekstra koster prins huisman peeters kuipers
veenstra kramer postma scholten maes mertens claes wouters desmet vandenberg vandamme
muller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder neumann
schwarz zimmermann braun kruger hofmann hartmann lange schmitt werner krause meier lehmann kohler herrmann konig walter mayer
huber kaiser fuchs peters lang scholz moller weiss jung hahn schubert vogel friedrich keller gunther frank berger winkler roth
beck lorenz baumann franke albrecht schuster simon ludwig bohm winter kraus martin schumacher kramer vogt stein jager otto sommer
gross seidel heinrich brandt haas schreiber graf dietrich ziegler kuhn pohl engel horn busch bergmann thomas voigt sauer
arnold wolff pfeiffer novak kowalski nowak wisniewski wojcik kaminski lewandowski petrov ivanov popov volkov
`;
