/** Folded words that make what stands before or after them an organisation, a public place or a thing with a name. */
export const ORGANIZATION_WORDS = `
inc incorporated llc llp lp ltd limited plc corp corporation gmbh kg ag ohg gbr ug mbh se sarl sas sasu eurl srl spa sl slu sa bv nv
cv vof oy oyj ab aps asa lda ltda eireli pty pte kft sro cie company co group holding holdings partners associates brothers
bank bancorp banca banco banque sparkasse volksbank insurance versicherung assurances seguros assicurazioni capital ventures
university universitat universite universidad universita universidade universiteit college school academy institute
institut istituto instituto faculty fakultat klinik klinikum clinic hospital hopital ospedale ziekenhuis medical pharma
museum sons sohne fils hijos figli filhos zonen
library theatre theater cinema church cathedral temple abbey stadium arena airport station hotel restaurant cafe
foundation stiftung fondation fundacion fondazione fundacao stichting association verein verband society club league
federation union party council committee ministry department agency bureau authority court parliament senate congress
army navy corps regiment brigade division force forces police
systems software technologies technology solutions services consulting logistics industries international enterprises
engineering electronics motors airlines airways railway railways energy foods media press records studios pictures
entertainment games labs laboratories networks telecom communications manufacturing construction properties realty
estates trust fund financial securities investments management supermarket supermarkt store stores shop market mall
festival award awards prize cup championship tournament olympics series act law treaty award band orchestra choir ensemble
gruppe groupe grupo gruppo groep werke betriebe handel verlag apotheke autohaus backerei metzgerei baumarkt markt
aerospace aviation automotive biotech chemicals diagnostics dynamics freight hardware healthcare imports exports labs
house building center centre pass bypass hall lines orchestra office pier plant farm ranch inn
municipality county district province region island islands river lake mountain mountains valley bay beach park parks gardens
tower towers bridge tunnel canal dam ridge creek falls springs forest desert ocean sea castle palace
`;

/** Folded words of streets. Before or after a name they make an address of it. */
export const STREET_WORDS = `
street st road rd avenue ave boulevard blvd ste lane ln drive dr court ct circle cir place pl square sq terrace ter parkway pkwy
highway hwy crescent cres close way trail trl mews grove row alley plaza loop turnpike expressway apt apartment suite
strasse str allee platz gasse weg ring ufer damm chaussee rue quai chemin impasse allees calle avenida avda paseo camino carrera
carretera via viale corso piazza vicolo largo rua travessa praca alameda estrada straat laan plein gracht kade singel dreef
ulica ul gate gata vej veien katu box
`;

/** Folded names of products and firms that stand where a person could: "sent from Outlook", "asked Oracle". */
export const PRODUCTS = `
salesforce slack outlook excel word powerpoint office teams zoom google gmail chrome android iphone ipad apple microsoft
windows linux ubuntu oracle sap ibm aws azure amazon facebook instagram whatsapp twitter linkedin youtube tiktok netflix
spotify paypal stripe visa mastercard amex uber airbnb tableau mulesoft heroku jira confluence github gitlab bitbucket zendesk
hubspot marketo pardot docusign dropbox adobe photoshop sharepoint onedrive dynamics quickbooks shopify magento wordpress
servicenow workday snowflake databricks kubernetes docker jenkins python java javascript typescript apex visualforce
lightning einstein agentforce copilot chatgpt claude gemini openai anthropic siri alexa bluetooth wifi ethernet
toyota honda nissan hyundai tesla volkswagen audi bmw porsche volvo renault peugeot samsung huawei sony nokia siemens bosch
fedex ups dhl vodafone verizon allianz lufthansa deloitte accenture pfizer bayer nestle unilever ikea walmart lidl aldi
aspirin ibuprofen insulin sepa swift fedora debian mysql postgres mongodb redis kafka
`;

/** Legal forms as they are written, without full stops. A capitalised name before one of them is an organisation. */
export const LEGAL_FORMS = new Set(
  'Inc INC Incorporated LLC LLP Ltd LTD Limited PLC plc Corp CORP Corporation GmbH mbH KG KGaA AG OHG GbR UG SE SARL Sarl SAS SASU EURL Srl SRL SpA SPA SL SLU SA BV NV VOF Oy Oyj AB ApS ASA AS Lda LDA Ltda LTDA EIRELI Pty Pte Kft SRO'.split(
    ' ',
  ),
);
