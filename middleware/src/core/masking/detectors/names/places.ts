/** Folded names of countries, regions and large cities that are first or family names as well, or often stand alone. */
export const PLACES = `
africa america asia europe australia england scotland wales ireland britain london paris berlin rome roma madrid lisbon lisboa
vienna wien zurich geneva geneve genf basel bern munich munchen hamburg cologne koln frankfurt stuttgart dusseldorf dresden
leipzig hannover nuremberg bremen bonn essen dortmund mainz
brussels bruxelles amsterdam rotterdam utrecht hague antwerp ghent bruges luxembourg copenhagen stockholm oslo helsinki
reykjavik dublin belfast edinburgh glasgow cardiff leeds manchester liverpool bristol oxford cambridge york chester lincoln
durham lancaster windsor chelsea kensington brighton birmingham sheffield nottingham leicester southampton
milan milano turin torino venice venezia florence firenze naples napoli genoa bologna verona siena pisa palermo catania modena
parma rimini sicily sardinia tuscany lombardy
barcelona valencia sevilla seville granada cordoba malaga bilbao zaragoza alicante murcia toledo salamanca santander leon
catalonia andalusia galicia asturias navarra aragon porto coimbra braga faro madeira azores algarve
lyon marseille nice bordeaux lille nantes toulouse strasbourg rennes reims grenoble dijon angers nimes normandy brittany
provence alsace burgundy champagne corsica
athens istanbul ankara moscow kiev kyiv warsaw krakow prague budapest bucharest belgrade zagreb sarajevo skopje tirana
cairo alexandria casablanca tunis algiers lagos abuja accra nairobi kampala johannesburg pretoria durban
beirut damascus baghdad tehran jerusalem haifa amman doha dubai riyadh mecca medina kabul karachi lahore delhi mumbai
bangalore chennai kolkata hyderabad pune dhaka colombo kathmandu bangkok hanoi saigon manila jakarta singapore beijing
shanghai shenzhen taipei tokyo osaka kyoto seoul busan sydney melbourne brisbane perth adelaide darwin canberra hobart
auckland wellington toronto montreal vancouver ottawa calgary edmonton winnipeg quebec halifax ontario alberta
manitoba boston chicago houston dallas austin denver phoenix seattle portland atlanta miami orlando tampa detroit cleveland
columbus cincinnati pittsburgh philadelphia baltimore washington raleigh richmond nashville memphis jackson
birmingham montgomery savannah charleston aurora madison milwaukee lincoln omaha wichita tulsa vegas reno sacramento
oakland fresno anaheim berkeley stanford hollywood brooklyn manhattan bronx queens harlem jersey georgia virginia 
florida texas california arizona nevada dakota montana indiana iowa ohio maine vermont delaware maryland tennessee alabama
hawaii alaska kansas missouri oregon utah wyoming michigan illinois minnesota wisconsin nebraska oklahoma louisiana kentucky
mexico cancun tijuana guadalajara monterrey havana panama bogota medellin lima quito caracas santiago valparaiso montevideo
asuncion brasilia rio salvador fortaleza recife argentina brasil brazil bolivia chile peru cuba jamaica haiti jordan israel
lebanon syria iran iraq chad mali kenya congo guinea niger nigeria ghana senegal india china japan korea vietnam turkey
portugal spain france italy germany austria switzerland belgium poland hungary romania bulgaria croatia serbia greece cyprus
malta sweden norway denmark finland iceland russia ukraine macedonia albania estonia latvia lithuania
bayern sachsen hessen thuringen brandenburg saarland schweiz deutschland osterreich
`;
