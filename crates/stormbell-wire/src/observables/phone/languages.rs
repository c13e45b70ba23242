//! The commonest words of each language of the Union and of Norwegian, to tell them apart in a sentence or two.
//! Separated by spaces; a word that ends in `~` stands for all words that begin so.

/// Language, its words, and the countries where it is spoken, likeliest first.
pub(super) const LANGUAGES: [(&str, &str, &[&str]); 25] = [
    (
        "sv",
        "och att det inte jag är för från har på ett en som med till ringde vi oss numret den de av om så men var när vår våra mitt min sig kan ska skulle blev efter över eller här också bara nu hade dem hon han mig telefon~ pengar konto~ banken sidan samtal~ ring igår natten under kontakta",
        &["SE", "FI"],
    ),
    (
        "da",
        "og at det ikke jeg er for fra har på et en som med til vi os den de af om så men var når vores min sig kan skal skulle blev efter over eller her også kun nu havde dem hun han mig telefon~ penge~ konto~ banken siden opkald~ ring blevet nogen kontakt i går natten kontakte hej",
        &["DK"],
    ),
    (
        "no",
        "og at det ikke jeg er for fra har på et en som med til vi oss den de av om så men var når vår vårt min seg kan skal skulle ble etter over eller her også bare nå hadde dem hun han meg penger telefon~ konto~ banken siden ringte noen kontakt",
        &["NO"],
    ),
    (
        "de",
        "und der die das nicht ich ist von wir uns eine ein mit bitte wurde den dem unter auf sich zu im in am es sie er für an als auch nach bei aus hat habe haben war wie aber oder nur noch kann einen einer mein meine unser unsere geld konto~ telefon~ anruf~ rufnummer nummer seite gestern nacht",
        &["DE", "AT", "CH", "LU", "BE"],
    ),
    (
        "nl",
        "de het een niet ik van wij ons met op werd naar onze dat er heeft bel nummer en is in te zijn voor aan die als ook bij uit maar of om was door hebben we je mijn dit deze kan nog geen moest geld rekening~ telefoon~ gebeld bereik~ gisteren nacht heb mij contact",
        &["NL", "BE"],
    ),
    (
        "fr",
        "le la les et nous pas une des est vous au du avec pour sur un appelez depuis être par de je il elle ne que qui dans ce cette mon ma notre nos votre ont été a était mais ou en se son sa leur plus hier nuit argent compte banque téléphon~ numéro appel~ joindre reçu page",
        &["FR", "BE", "LU", "CH"],
    ),
    (
        "it",
        "il che di non una per con del della è gli ci abbiamo un al dal numero chiamat~ la le i lo e in da sono mi ha ho hanno nel nella sul alla si anche ma come questo questa nostro nostra mio mia stato stata ieri notte soldi conto banca telefon~ contatt~ pagina ai dei delle dopo essere fattur~ entro oggi pagat~ potete vostro su doveva questa numero",
        &["IT", "CH"],
    ),
    (
        "es",
        "el la los que de no una por con del se nos y hemos desde número llam~ las un en es para al lo su mi ha he han fue era pero como más este esta nuestro nuestra sus me le si o ayer noche dinero cuenta banco teléfono página también muy hay hasta cuando está contact~",
        &["ES"],
    ),
    (
        "pt",
        "o os que não uma por com do da e foi nos para ao número em um recebi a as dos das no na se mas como mais este esta nosso nossa meu minha eu são é ou ontem noite dinheiro conta banco telefone página também muito há até quando está ligar~ chamad~ contact~ pelo pela vimos",
        &["PT"],
    ),
    (
        "ro",
        "și nu este din care pentru o un de la cu am fost numărul pe ne sau să a al ale au în că mai mi se ca dar ce lui noastră nostru mea meu ei el prin după ieri noapte bani~ cont~ banca telefon~ pagina această acest sunt era sunat apel~ contact~",
        &["RO"],
    ),
    (
        "pl",
        "i nie się jest na z do od numer~ że został~ prosimy nas dla był~ oraz przez w to o po za jak ale co tak mnie mój moja nasz~ ich jego tego ten ta te są może tylko też już wczoraj nocy pieniądze kont~ rachun~ bank~ telefon~ stron~ dzwoni~ kontakt~ otrzyma~",
        &["PL"],
    ),
    (
        "cs",
        "a se je na že od jsme nám byl~ číslo čísl~ pro který není jsem z v ve nás do s k o po za jak ale to co tak mi můj moje náš naše jejich jeho ten ta jsou může jen také už včera noci peníze účet účt~ bank~ telefon~ stránk~ volal~ zavol~ kontakt~ dnes když která které mě při",
        &["CZ"],
    ),
    (
        "sk",
        "a sa je na že od sme nám bol~ číslo čísl~ pre ktorý nie som z v vo nás do s k o po za ako ale to čo tak mi môj moje náš naše ich jeho ten tá sú môže len tiež už včera noci peniaze účet účt~ bank~ telefón~ stránk~ volal~ zavol~ kontakt~ dnes keď ktorá ktoré mňa pri",
        &["SK"],
    ),
    (
        "sl",
        "in je na da se ni iz smo nam številk~ za ki bil~ sem pri v so tudi z s po kot ali pa če kaj moj moja naš~ njihov jih ga ta te to lahko samo že včeraj ponoči denar~ račun~ bank~ telefon~ stran~ klical~ pokli~ me mi danes ko od do pod",
        &["SI"],
    ),
    (
        "hr",
        "i je na da se nije iz smo nam broj~ za koji bio sam od u su nas s po kao ili ali ako što moj moja naš~ njihov ih ga taj ta to može samo već jučer noć novac račun~ bank~ telefon~ stranic~ zvali nazv~ me mi danas kad do kod bi će te koja koje novca",
        &["HR"],
    ),
    (
        "hu",
        "a az és nem egy hogy van volt meg szám~ ezt kaptam is nekünk hívott kérjük ez de ha csak már még mint vagy el ki be fel le mi én ő azt aki ami itt ott tegnap éjjel pénz~ számla számlá~ bank~ telefon~ oldal~ hív~ keres~ felhív~ az erre ide kértek minket valaki után vissza számla számon ma reggel volna",
        &["HU"],
    ),
    (
        "fi",
        "ja ei on että numero~ oli se meille kun tuli myös joka minulle soitt~ olen tämä ovat mutta tai kuin niin jos vain jo nyt mitä sen siitä sitä hän he me minä meidät meidän minun eilen yöllä raha~ tili~ pankki~ pankin puhelin~ puhelu~ sivu~ osoitt~ olemme yhteyttä voi soita tavoitat koko",
        &["FI"],
    ),
    (
        "et",
        "ja ei on et number~ numbri~ oli see meile kui tuli ka mis mulle helist~ ning meie palun aga või nii siis ainult juba nüüd mida selle seda ta nad me ma mina minu eile öösel raha~ konto~ pank~ panga~ telefon~ kõne~ leht~ lehe~ aadress~ oleme kellelegi saab keegi nende",
        &["EE"],
    ),
    (
        "lv",
        "un nav ir ka no bija tas mums kad numur~ arī man zvan~ uz par mūsu lūdzu ar lai bet vai kā tikai jau tagad ko to tā viņš viņi mēs es mans mana vakar naktī naud~ kont~ bank~ tālrun~ telefon~ lap~ kas šo pēc pie mani esam piezvan~ sazin~ saņēm~",
        &["LV"],
    ),
    (
        "lt",
        "ir nėra yra kad iš buvo tai mums kai numeri~ man skambin~ į su mūsų dėl gavau bet ar kaip tik jau dabar ką tą tas ji jis jie mes aš mano vakar naktį pinig~ sąskait~ bank~ telefon~ svetain~ puslap~ kas šį po prie mane esame paskamb~ susisiek~ apie nuo iki per",
        &["LT"],
    ),
    (
        "ga",
        "agus ní tá an na ó bhí sé uimhir~ ar go le seo glao~ ag fuair mé ár i is a do as ach nó sin sí siad muid mo sa san den don inné oíche airgead~ cuntas~ banc~ fón~ guth~ leathanach suíomh chuig orm dúinn againn bhfuil raibh nach",
        &["IE"],
    ),
    (
        "mt",
        "u mhux li hija huwa minn kien għal numr~ biex ma il fuq ċempl~ tal dan aħna kienet ta fl f' x' b' bil tiegħ~ tagħna minni lil lejn jew iżda kif meta din dak lbieraħ bil-lejl flus~ kont~ bank~ telefon~ paġn~ sit~ hu hi hemm fil-kont il-flus min-numru in-numru il-bank",
        &["MT"],
    ),
    (
        "en",
        "the and is of to we our not from was has with this that please my number call called a in on at it for be are you they me us i but or have had were as by an can will would if which there their his her after before yesterday night money account bank phone page told asked us someone",
        &["GB", "IE", "MT", "US"],
    ),
    (
        "el",
        "και δεν το την από με στο στη να που είναι για μας μου τηλέφων~ αριθμ~",
        &["GR", "CY"],
    ),
    (
        "bg",
        "и не на от да се по ни ми е за с сме телефон~ номер~ обади~",
        &["BG"],
    ),
];
