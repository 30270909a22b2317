/**
 * Words that names of organisations share all over the world, grouped by what
 * they mean: translations and usual abbreviations of one word stand together,
 * groups are parted by `|`. Spelled as `foldName` leaves them.
 */
export const LEXICON: readonly (readonly [kind: 'general' | 'trade' | 'body' | 'qualifier' | 'country' | 'place' | 'number' | 'filler', groups: string])[] = [
	['general', `group grupo groupe gruppe gruppo grp grupa groep konzern konsern|holding holdings hldgs hldg hld
international intl internacional internationale internationaux int internazionale internacionales|global worldwide mondial
enterprise enterprises entreprise entreprises empresa empresas ent|solution solutions soluciones solucoes
system systems systeme systemes sistema sistemas sys sistem
service services servicio servicios servico servicos servizi dienst dienste diensten svc svcs svs
technology technologies tech technologie technologia tecnologia tecnologias technologien tek teknologi teknoloji
industry industries industria industrias industrie industrien ind inds sangyo industriale|partner partners partenaires
associate associates assoc associados asociados associes assocs|brand brands|product products produits produkte productos produtos prod prods
venture ventures|company companies comp compania compagnie compagnia cie cia companhia|business biz
network networks netzwerk reseau netz netze net|resource resources res|management mgmt mgt gestion gestao gestione
development dev developpement desarrollo desenvolvimento entwicklung sviluppo|operations ops operating|trading trade trgovina
investment investments invest investimentos inversiones inv|capital|trust|fund funds fonds fondo fundo|acquisition acq acquisitions|digital
online web internet com www|store stores shop shops|market markets marche mercado markt marketplace
center centre centers centres centro centrum zentrum centar centros|design designs
consulting consultants consultancy consultores conseil consult beratung|manufacturing mfg mfr manufacturers manufacture seisakusho seizo|general gen
brothers bros gebruder freres hermanos fratelli|sons son|consortium konsortium|alliance|project projects projekt projet proyecto|team|studio studios
works werke werk kogyo|unit unite unidad unidade|division div|branch filiale filial sucursal|office buro bureau|corporate|properties property prop
logistics logistik logistica logistique|distribution distributors distributor|supply|innovation innovations|interactive|premium|direct|express|plus
pro`],
	['trade', `bank banque banco banca banka banken bk banki bankasi|bancorp bancshares bankshares bancorporation|financial finance finanz financiera finances fin
insurance versicherung versicherungen assurance assurances seguros ins assicurazioni|credit credito kredit|saving savings sparkasse
pharmaceutical pharmaceuticals pharma pharm pharms farmaceutica pharmaceutica seiyaku|therapeutic therapeutics|bioscience biosciences
biotechnology biotech biotechnologies biotechnologie|biopharma biopharmaceutical biopharmaceuticals biopharmaceutics|biologic biologics|biological bio
medical medicine medizin medico medica medizinische medicina medicale medecine med|health sante salud saude gesundheit sanita hlth|healthcare
diagnostic diagnostics|electric electrical electrica elektro electrique elec denki|electronic electronics denshi elektronik
energy energie energia energies enerji energi|power|oil|gas gaz|petroleum petro petroleo petrol petrole petrochemical
water eau agua wasser acqua acque wasserwerke|mining minerals mineral mines mine minas|gold|silver|metal metals|steel stahl
chemical chemicals chemie chemistry chimie quimica chimica kagaku kasei|material materials
engineering engineers engenharia ingenieria ingenierie ingenieurs ingegneria eng engg
construction constructions bau construcciones construcao const constr|communication communications comm comms comunicaciones
telecom telecommunications telecommunication telecomunicaciones telecoms tel|software|computer computers computing informatique informatica informatik
data|media medien|entertainment|publishing publishers publications verlag press editions|food foods alimentos
restaurant restaurants restaurante ristorante|pizza pizzeria pizzas|coffee cafe caffe kaffee kafe|burger burgers|chicken|grill|bar
bakery backerei boulangerie panaderia|pharmacy pharmacies pharmacie farmacia farmacias apotheke apteka farmacie
clinic clinica clinique klinik clinics klinikum|dental dentistry|hotel hotels hoteles|inn|resort resorts suites
supermarket supermarkets supermercado supermercados supermarche|car cars auto autos automobile automotive automobiles automoveis kfz|motor motors
tire tires tyres reifen|aerospace aviation aero|air airlines airways|rail railway railways railroad bahn
transport transportation transports transporte transportes transit|shipping marine maritime|real
estate realty immobilien immobilier imoveis inmobiliaria|semiconductor semiconductors semi|instrument instruments
laboratory laboratories laboratoire laboratoires laboratorio laboratorios lab labs labor laboratori
equipment tools tool machinery machine machines machinen maschinen|security securities|sport sports|fitness gym|fashion|beauty cosmetics|furniture
optic optics optical optik optica optique|agriculture agricultural agro agricola agri|environment environmental umwelt|renewable renewables solar wind
fishery fisheries fish|textile textiles|plastic plastics|paper|glass|paint paints|robotics|space|nuclear nucleaire nucleare|vet veterinary|surgical
imaging|travel viajes tours|cinema cinemas theatres theater|utility utilities stadtwerke|mobility mobile mobil|station|fuel fuels|charging|wash
parking|rental rent|post poste posta correos postal|income|equity|acceptance|lending|royalty|midstream pipeline|gaming games game|music|art arts kunst
farm farms|print printing printers druck druckerei|wine wines winery vins weingut|beer beers bier brewery brewing breweries brauerei brasserie|spirits distillery distillers
tea|catering caterers|kitchen kitchens|clothing apparel garments|shoe shoes footwear schuhe|jewelry jewellery jewelers jewellers|flooring floors carpets carpet|roofing
plumbing plumbers heating heizung|painting painters|wood timber lumber holz|packaging verpackung|rubber|iron|aluminium aluminum|cement concrete beton|stone stones marble
tile tiles ceramics ceramic keramik|builders builder building buildings|home homes house housing haus|architects architecture architekten|lighting lights|waste recycling
trucking freight cargo haulage spedition|tourism tourismus turismo|casino casinos|golf|records|film films pictures movies|news|advertising marketing werbung|events event
legal law lawyers attorneys avocats abogados|accounting accountants audit|tax|recruitment recruiting staffing|training|pet pets|garden gardens garten|flowers flower blumen|seeds seed
dairy milk|meat meats|seafood|poultry|beverage beverages drinks getranke bebidas|salon salons hair spa|cleaning cleaners reinigung|laundry|leather|photo photography foto|wireless
hardware|cloud|analytics
book books|toy toys|school schools schule escuela escola scuola skola szkola okul okullari koleji colegio gakko
academy academia akademie accademia akademi akademia academie|learning|kindergarten daycare`],
	['body', `
university universidad universite universitat universita universitesi universiti uniwersytet univerzita universitas universidade univ uni daigaku universiteit universitet univerza yliopisto universitatea daxue universitaire universitario universitaria universities
college|institute institut instituto istituto institution inst instytut instituut kenkyusho kenkyujo
research recherche recherches investigacion investigacao forschung ricerca ricerche onderzoek pesquisa
science sciences ciencia ciencias scienze wissenschaften sci scientific scientifique
hospital hospitals krankenhaus hopital hospitalier ospedale hastanesi byoin spital hopitaux
ministry ministerio ministere ministero ministerium ministerstvo ministerstwo minister
department departments departamento departement dept dipartimento depto secretariat secretaria|government gouvernement gobierno governo regierung govt
agency agencia agence agentur agenzia|association asociacion associacao verband verein associazione vereniging
society societe sociedad gesellschaft sociedade gakkai societa|foundation fondation fundacion fundacao stiftung fondazione stichting zaidan fdn
museum musee museo museu|library bibliotheque biblioteca bibliothek|council conseil consejo conselho consiglio|commission comision comissao kommission
authority|administration verwaltung|federation federacion federacao bund|union|education educational egitim educacion educacao
polytechnic politecnico polytechnique politechnika politecnica|faculty faculdade facultad faculte fakultat|observatory observatoire observatorio
organization organisation organizacion org|community communaute gemeinde comunidad|municipal municipality|city ville stadt ciudad cidade citta town
county|district|region regional|province provincial prefectural prefecture|state|public publica publico publique|federal
national nacional nationale nationaal nazionale natl nationales nationaux|club|church|court|police|program programme|network|board|committee
technical tecnico technique tecnica|technological tecnologico|study studies etudes estudios estudos|applied|cultural culture|social sozial
island islands`],
	['qualifier', `new nouveau nueva nuevo neue neu|first|one uno|old|north northern norte nord|south southern sur sud|east eastern este ost|west western oeste ouest
central centrale|northwest northwestern|northeast northeastern|southwest southwestern|southeast southeastern|great greater grand|big|little small mini
royal|united vereinigte unidos unis|standard|american|advanced|integrated|innovative|precision|universal|world|pacific|atlantic
saint st san santa ste sankt|international|modern|super|best|original|european europe europa europeen europaische euro`],
	['country', `us usa america americas states|uk britain british england gb|germany german deutschland deutsche deutscher allemagne deutsches germania
france french francais francaise francaises frances|spain spanish espana espanola espagne|italy italian italia italiana italie
portugal portuguese portuguesa|netherlands dutch nederland nederlandse holland|belgium belgian belgique belgie
switzerland swiss schweiz suisse schweizer|austria austrian osterreich osterreichische|sweden swedish sverige svenska|norway norwegian norge norsk
denmark danish danmark dansk|finland finnish suomi suomen|poland polish polska polski|czech czechia cesky ceska|slovakia slovak
hungary hungarian magyar|romania romanian|bulgaria bulgarian|greece greek hellenic|turkey turkish turkiye turk|russia russian|ukraine ukrainian
ireland irish|scotland scottish|wales welsh|serbia serbian|croatia croatian hrvatska|slovenia slovenian slovenija|lithuania lietuvos|latvia latvijas
estonia eesti|iceland|luxembourg|japan japanese nippon nihon|china chinese zhongguo|taiwan|korea korean|india indian|indonesia indonesian
malaysia malaysian|singapore|thailand thai|vietnam vietnamese|philippines philippine|pakistan|bangladesh|australia australian|zealand|canada canadian
mexico mexican mexicana mexicano|brazil brasil brazilian brasileira brasileiro|argentina|chile chilean|colombia|peru|venezuela|ecuador|bolivia|uruguay
cuba|panama|puerto rico|israel israeli|egypt egyptian|saudi arabia|emirates uae|qatar|kuwait|iran|iraq|jordan|lebanon|morocco maroc|algeria|tunisia
nigeria|ghana|kenya|ethiopia|tanzania|uganda|africa african|asia asian|cameroon|zambia|zimbabwe|namibia|cyprus|malta|kong hong`],
	['place', `alabama|alaska|arizona|arkansas|california calif|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky
louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|hampshire|jersey|york|carolina|dakota|ohio
oklahoma|oregon|pennsylvania|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming|ontario|quebec|alberta|columbia|london|paris|berlin
munich munchen|hamburg|vienna wien|zurich|geneva geneve|madrid|barcelona|rome roma|milan milano|lisbon lisboa|porto|amsterdam|brussels bruxelles
copenhagen|stockholm|oslo|helsinki|warsaw warszawa|prague praha|budapest|moscow|istanbul|athens|dublin|manchester|tokyo|osaka|kyoto|yokohama|hokkaido|beijing|shanghai|shenzhen|guangzhou|hangzhou|suzhou|guangdong|shandong|jiangsu|zhejiang|hunan|seoul|delhi|mumbai|bangalore|sydney|melbourne|queensland|toronto|vancouver|montreal|chicago|boston|houston
dallas|austin|denver|seattle|miami|atlanta|philadelphia|pittsburgh|detroit|baltimore|cleveland|francisco|diego|angeles los|vegas las|paulo sao
janeiro rio|buenos aires|santiago|cape|dubai|bavaria bayern|saxony sachsen|hessen|rhein rhine|baden
brandenburg|scandinavia nordic|catalunya catalonia|acores`],
	['number', `1 i one|2 ii two|3 iii three|4 iv four|5 v five|6 vi six|7 vii seven|8 viii eight|9 ix nine|10 ten|11 xi|12 xii|13 xiii`],
	['filler', `of|the|and und et y e ve och og si en|for fur para pour per voor|de del des der do da dos das du di della dei van von degli den
la le les el los las il lo die das al l d|in at on by an im zu to a with as`],
];

/**
 * Fields of trade, each with the first words of its groups above. A word may
 * stand in several: laboratories are of medicine as of electronics.
 */
export const FIELDS: readonly string[] = [
	'bank bancorp financial insurance credit saving income equity acceptance lending accounting tax',
	'pharmaceutical therapeutic bioscience biotechnology biopharma biologic biological medical health healthcare diagnostic pharmacy clinic dental surgical imaging vet laboratory instrument optic chemical fitness beauty',
	'energy power oil gas petroleum electric renewable fuel midstream utility nuclear charging water environmental waste mining chemical engineering equipment',
	'mining gold silver metal steel iron aluminium chemical material plastic rubber glass paper packaging textile leather wood cement stone engineering equipment',
	'food restaurant pizza coffee burger chicken grill bar bakery supermarket wine beer spirits tea catering kitchen dairy meat seafood poultry beverage fishery agriculture farm seeds water hotel casino',
	'hotel inn resort travel tourism casino golf restaurant grill bar air shipping real estate salon',
	'software computer data cloud analytics electronic electric semiconductor wireless telecom communication hardware robotics security instrument optic laboratory gaming media engineering equipment',
	'media entertainment publishing cinema film records news advertising music art photo print book gaming toy events communication telecom wireless packaging paper',
	'car motor tire aerospace air rail transport shipping mobility parking trucking post space rental station fuel wash robotics engineering equipment',
	'construction builders architects roofing plumbing painting paint wood cement stone tile flooring home real estate furniture lighting glass electric rental garden renewable engineering equipment',
	'fashion beauty clothing shoe jewelry salon cleaning laundry leather textile wash gold silver optic sport',
	'flowers garden pet vet seeds agriculture farm home furniture toy',
	'legal accounting tax recruitment training security',
	'school academy learning kindergarten training book golf art music',
	'sport fitness golf events entertainment gaming',
];
