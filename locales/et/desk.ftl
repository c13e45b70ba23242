### The desk: the officers' console. Short words: they are read at three in the morning.

desk-skip = Lehe sisu juurde
desk-menu = Menüü
desk-nav-queue = Järjekord
desk-nav-incidents = Intsidendid
desk-nav-officers = Ametnikud
desk-nav-organisations = Organisatsioonid
desk-nav-openings = Avamised
desk-nav-journal = Päevik
desk-nav-health = Seisund
desk-duty-on = Olete valves
desk-duty-off = Te pole valves
desk-sound-off = Kell vaikib
desk-sound-on = Kell heliseb siin
desk-cancel = Loobu
desk-copy = Kopeeri
desk-copied = Kopeeritud
desk-nobody = Mitte keegi
desk-reports = Teated
desk-older = Vanemad
desk-newest = Uusimad
desk-search = Sõnad, väärtus või viitekood
desk-search-send = Otsi
desk-search-title = Otsing
desk-search-how = Sisestage sõnu, aadress või võrk (198.51.100.0/24), domeen, e-posti aadress, räsi, viitekood või kviitungi number. Teates peab olema kõik sisestatu; suur- ja väiketähtedel ning täppidel ei tehta vahet.
desk-search-waiting = Otsing ei tunne veel kõiki teateid. Puuduvad need, mis tulid pärast
desk-search-left-out = Otsing leiab selle teate selle esimese { $kept } sõna ja väärtuse järgi; ülejäänud { $left } ta ei tunne.
desk-wrong = See jäi salvestamata:
desk-keyless = Kontaktandmeid ei pitseerita veel teie võtmega, seega ei saa te neid avada.
desk-keyless-next = Loo oma võti

## Moments

desk-ago-now = äsja
desk-ago-minutes = { $n } min eest
desk-ago-hours = { $n } h eest
desk-ago-days = { $n } päeva eest
desk-ago-minutes-ahead = { $n } min pärast
desk-ago-hours-ahead = { $n } h pärast
desk-ago-days-ahead = { $n } päeva pärast

## Alarms

desk-alarms = Häired
desk-alarms-more = Järjekorras veel { $n }
desk-acknowledge = Võtan vastu
desk-alarm-ringing = Häire: vastu võtmata
desk-alarm-said = Uus häire { $reference }: { $what }
desk-alarm-has = Vastu võttis { $name }
desk-alarm-lapses = kui midagi ei järgne, kõlab uuesti
desk-alarm-next = Järgmine kutse
desk-alarm-open = Ava
desk-alarm-nobody-called = Kedagi ei saanud veel kutsuda: ühelgi valves olijal pole e-posti aadressi.
desk-call-queued = saatmisel
desk-call-accepted = edastaja võttis vastu
desk-call-failed = ei õnnestunud
desk-call-no-address = e-posti aadress puudub
desk-call-acknowledged = häire vastu võetud

## The queue

desk-filter-all = Kõik
desk-filter-new = Uued
desk-filter-mine = Minu
desk-filter-taken = Töös
desk-filter-open = Lahtised
desk-filter-closed = Suletud
desk-state-new = Uus
desk-state-taken = Töös
desk-state-closed = Suletud
desk-row-unread = { $n } lugemata
desk-row-files = { $n ->
    [one] { $n } fail
   *[other] { $n } faili
 }
desk-empty-calm = Kõik on rahulik
desk-empty-calm-next = Uued teated ilmuvad siia ise. Avalik vorm:
desk-empty-new = Uusi pole: igal teatel on ametnik.
desk-empty-mine = Teile pole midagi määratud.
desk-empty-taken = Ükski teade pole töös.
desk-empty-closed = Ühtegi teadet pole veel suletud.
desk-empty-all = Näita kõiki teateid
desk-empty-search = Kusagil ei ole „{ $search }“
desk-empty-search-next = Iga sõna peab teates olema. Proovige vähem sõnu või sõna teist kuju.

## What happened, in two words

desk-happening-money = Rahavargus
desk-happening-account = Kaaperdatud konto
desk-happening-message = Kahtlane sõnum
desk-happening-ransom = Lunaraha
desk-happening-malware = Pahavara
desk-happening-down = Teenus maas
desk-happening-defaced = Näotustatud veebileht
desk-happening-leak = Andmeleke
desk-happening-intrusion = Sissetung
desk-happening-impersonation = Võõra nime kasutamine
desk-happening-sabotage = Sabotaaž
desk-happening-weakness = Turvaauk
desk-happening-abuse = Ähvardused
desk-happening-unknown = Pole teada

desk-ongoing-now-and-it-hurts = Praegu, teeb kahju
desk-ongoing-now = Praegu
desk-ongoing-over = Möödas
desk-ongoing-unknown = Pole teada

## One report

desk-take = Võtan endale
desk-answer = Vasta
desk-assign-me = Määra mulle
desk-close = Sulge
desk-reopen = Ava uuesti
desk-words = Sõnad, nagu need tulid
desk-observables = Teataja nimetatud väärtused
desk-found = Sõnadest leitud väärtused
desk-found-personal = viib inimeseni
desk-found-more = Veel { $count } väärtust on märgitud ainult tekstis.
desk-nothing-reserved = ei tähenda midagi: pole internetis või pärineb dokumendist
desk-nothing-resolver = ei tähenda midagi: avalik nimelahendaja
desk-nothing-site = tähendab vähe: väga suur veebisait
desk-nothing-check = ei tähenda midagi: seadmed küsivad sealt, kas nad on võrgus
desk-nothing-empty = ei tähenda midagi: tühi fail või fail, mis on igas süsteemis
desk-conversation = Vestlus
desk-conversation-none = Midagi pole veel kirjutatud. Esimene vastus mõne minuti jooksul rahustab enamikku inimesi.
desk-side-reporter = Teataja
desk-side-desk = Valvelaud
desk-seen = loetud
desk-unseen = veel lugemata
desk-answer-label = Vastus teatajale, keel: { $lang }
desk-answer-send = Saada vastus
desk-answer-note = Teataja loeb seda kviitungiga. Teie nime ei näidata.
desk-answer-note-unkept = Teataja pole kinnitanud, et kviitung on tal kirjas: vastus võib lugemata jääda.
desk-files = Failid
desk-files-none = Faile ei antud.
desk-media-text = Tekst
desk-media-mail = Kiri
desk-media-picture = Pilt
desk-media-other = Fail
desk-history = Ajalugu
desk-facts = Andmed
desk-fact-why = Miks selline prioriteet
desk-fact-ongoing = Kas kestab
desk-fact-sector = Sektor
desk-fact-organisation = Organisatsioon
desk-fact-happened = Juhtus
desk-fact-filed = Saabus
desk-fact-lang = Keel
desk-fact-door = Kanal
desk-fact-receipt = Kviitung
desk-door-page = Avalik leht
desk-door-api = API
desk-receipt-kept = Teatajal kirjas
desk-receipt-unkept = Pole kinnitatud
desk-reason-hurts-now = See toimub praegu ja teeb kahju
desk-reason-goes-on = See kestab
desk-reason-protected-function = Löögi all on kaitstud funktsioon
desk-reason-harmful-kind = Seda liiki rünnak teeb kahju, kuni see kestab
desk-reason-officer = Selle määras ametnik (vaadake ajalugu)
desk-reason-nothing-urgent = Midagi kiiret selles pole
desk-protected-patient-care = Kaitstud: patsientide ravi
desk-protected-nuclear-safety = Kaitstud: tuumaohutus
desk-protected-energy-supply = Kaitstud: energiavarustus
desk-protected-payments = Kaitstud: maksed
desk-protected-trading = Kaitstud: börsikauplemine
desk-protected-water = Kaitstud: vesi
desk-protected-transport = Kaitstud: transport
desk-protected-network = Kaitstud: võrgud
desk-assess = Hinda
desk-assess-send = Salvesta
desk-reason-assign-me = Võtab endale
desk-field-priority = Prioriteet
desk-field-tlp = TLP
desk-field-kind = Liik
desk-field-assigned_to = Vastutaja
desk-field-reason = Põhjus
desk-field-text = Tekst
desk-field-words = Tekst
desk-field-outcome = Tulemus
desk-field-title = Pealkiri
desk-field-incident = Intsident
desk-field-reference = Viitekood
desk-field-name = Nimi
desk-field-email = E-posti aadress
desk-field-lang = Keel
desk-field-role = Roll
desk-field-label = Nimi
desk-field-sector = Sektor
desk-field-recipient = Võti
desk-tlp-clear = tohib anda kõigile
desk-tlp-green = kogukonnale
desk-tlp-amber = organisatsioonile ja selle klientidele
desk-tlp-amber-strict = ainult organisatsioonile
desk-tlp-red = ainult kohalolijatele

## Identity

desk-identity = Kes on teataja
desk-identity-none = Teataja ei andnud kontaktandmeid.
desk-identity-sealed-browser = Pitseeritud teataja veebilehitsejas: see server pole seda kunagi näinud.
desk-identity-sealed-edge = Pitseeritud selle serveri mälus enne salvestamist: teataja veebilehitseja ei käivitanud skripte.
desk-identity-sealed-node = Krüpteeritud sõlme enda võtmega: saabumise ajal polnud ühelgi ametnikul võtit.
desk-identity-reason = Miks te selle avate (jääb päevikusse)
desk-identity-open = Ava isikuandmed
desk-identity-opening = Teie seade avab seda …
desk-identity-needs-script = Selle peab avama teie seade. Palun lubage sellel lehel skriptid ja proovige uuesti.
desk-identity-field-name = Nimi
desk-identity-field-email = E-post
desk-identity-field-phone = Telefon
desk-identity-field-other = Muu

## Incidents

desk-incident = Intsident
desk-incident-open = Lahtine
desk-incident-none = See pole üheski intsidendis.
desk-incident-act = Lisa intsidenti
desk-incident-new = Ava uus intsident
desk-incident-title = Pealkiri
desk-incident-existing = Lahtine intsident
desk-incident-link = Lisa
desk-incident-reports = { $n ->
    [one] { $n } teade
   *[other] { $n } teadet
 }
desk-incident-empty = Selles pole ühtegi teadet.
desk-incident-add = Lisa teade
desk-incident-add-send = Lisa
desk-unlink = Võta välja
desk-relink = Pane tagasi
desk-link-undone = välja võetud
desk-timeline = Ajajoon
desk-note = Märge
desk-note-label = Kirjuta ajajoonele
desk-note-send = Kirjuta
desk-empty-incidents = Ühtegi lahtist intsidenti pole
desk-empty-incidents-next = Intsident algab teatest: avage teade, vajutage i ja lisage see uude intsidenti.
desk-empty-incidents-closed = Ühtegi intsidenti pole veel suletud

## Closing

desk-close-title = Sulgemine: { $reference }
desk-close-outcome = Kuidas see lõppes?
desk-close-words = Lõppsõna teatajale, keel: { $lang }
desk-close-words-incident = Lõppsõna
desk-close-look = Näita nii, nagu seda loetakse
desk-close-preview = Teataja loeb seda nii
desk-close-sure = Sulge nende sõnadega
desk-close-back = Muuda
desk-close-also = { $n ->
    [one] Sulge samade sõnadega ka selle { $n } lahtine teade
   *[other] Sulge samade sõnadega ka selle { $n } lahtist teadet
 }
desk-close-also-note = { $n ->
    [one] Nende sõnadega suletakse ka { $n } lahtine teade.
   *[other] Nende sõnadega suletakse ka { $n } lahtist teadet.
 }
desk-close-also-many = Sulge samade sõnadega selle { $n } teatest need, mis on veel lahti. See võtab aega; võid edasi töötada.
desk-closed-as = Suletud: { $outcome }
desk-outcome-resolved = Lahendatud
desk-outcome-resolved-note = rünnak peatati või kahju kõrvaldati
desk-outcome-advised = Nõu antud
desk-outcome-advised-note = anti nõu, edasine on teataja teha
desk-outcome-referred = Edasi antud
desk-outcome-referred-note = anti üle teisele asutusele, nimetage see lõppsõnas
desk-outcome-no-attack = Polnud rünnak
desk-outcome-no-attack-note = midagi muud, eksitus või rike
desk-outcome-unresolved = Lahendamata
desk-outcome-unresolved-note = rohkem ei õnnestunud välja selgitada

## A file

desk-file-picture = Tõendiks antud pilt { $name }
desk-file-cut = Tekst jätkub. Kogu teksti lugemiseks laadige fail alla.
desk-file-parts = Kirja muud osad
desk-file-hash = SHA-256
desk-file-download = Allalaadimine
desk-file-warning = Tõend võib olla pahatahtlik. Avage see ainult selleks mõeldud masinas, mitte kunagi siin.
desk-file-save = Laadi alla muutmata kujul

## Signing in, invitations, keys

desk-login-title = Sisenemine valvelauda
desk-login-text = Kasutage selle seadme pääsuvõtit või oma turvavõtit.
desk-login-send = Sisene pääsuvõtmega
desk-login-left = Olete väljunud. Kuni olete valves, kutsuvad häired teid ikka.
desk-login-elsewhere = Selle sõlme pääsuvõtmed kuuluvad teisele aadressile. Palun avage see seal:
desk-login-noscript = Pääsuvõti vajab skripte. Palun lubage need sellel lehel.
desk-login-lost = Kas pääsuvõti on kadunud? Pöörduge juhi poole: kaks kolleegi koos annavad teile uue.
desk-login-public = Avalikule lehele
desk-invite-title = Tere tulemast valvelauda
desk-invite-text = Teid on kutsutud. Teie roll:
desk-invite-recovery = Uus pääsuvõti: { $name }
desk-invite-recovery-text = Kaks kolleegi on nõus, et saate uue pääsuvõtme. Selle loomisel lakkavad vanad pääsuvõtmed töötamast.
desk-invite-send = Loo minu pääsuvõti
desk-invite-passkey = Teie seade küsib sõrme, nägu või PIN-koodi. Miski sellest ei lahku seadmest. Parooli pole.
desk-invite-past = See kutse enam ei kehti
desk-invite-past-text = Kutse toimib ühe korra, { $hours } tunni jooksul. Kui olete seda juba kasutanud, sisenege. Muidu küsige juhilt uus.
desk-passkey-label = Pääsuvõtme nimi
desk-passkey-label-note = näiteks „sülearvuti“ või „võtmehoidja“
desk-passkey-none = See veebilehitseja ei tunne pääsuvõtmeid. Ajakohane Chrome, Edge, Firefox või Safari tunneb.
desk-passkey-refused = See ei õnnestunud: seade jäi kinnitamata või pole selle pääsuvõti siin tuttav.
desk-passkey-known = Selles seadmes on teie pääsuvõti juba olemas.
desk-passkey-wait = Ootame teie seadet …
desk-me-name = Nimi
desk-me-name-note = nagu kolleegid teid tunnevad; teatajad seda ei näe
desk-me-email = E-posti aadress häirete jaoks
desk-me-email-note = Pole kohustuslik. Ilma selleta jõuavad häired teieni ainult avatud valvelauas.
desk-me-email-nocarrier = See sõlm ei saa veel kirju saata.
desk-me-lang = Keel
desk-me-profile = Teie andmed
desk-me-save = Salvesta
desk-key-title = Teie võti
desk-key-text = Teatajate nimed ja kontaktandmed pitseeritakse ametnike võtmetega. Teie võti luuakse nüüd selles seadmes ja lukustatakse teie pääsuvõtmega. Server saab ainult selle, mida on vaja teile pitseerimiseks, ja lukus karbi, mitte kunagi võtit ennast.
desk-key-make = Loo minu võti
desk-key-made = Kontaktandmed pitseeritakse teie võtmega.
desk-key-wrapped = Võti on lukustatud:
desk-key-kind-prf = pääsuvõtmega
desk-key-kind-passphrase = paroolifraasiga
desk-key-none = Teil pole veel võtit.
desk-key-look = Vaata minu võtit
desk-key-again = Loo uus võti
desk-key-again-note = Praeguse võtmega pitseeritu jääb teile suletuks, kuni mõne kolleegi seade pitseerib selle uue võtmega.
desk-key-later = Hiljem
desk-key-later-note = Teadetele saate vastata ka ilma võtmeta, kontaktandmeid avada ei saa.
desk-key-prf-missing = See pääsuvõti ei saa võtit lukustada. Selle asemel teeb seda paroolifraas.
desk-key-passphrase = Paroolifraas
desk-key-passphrase-note = vähemalt 12 märki; kõige parem on viis või kuus ebatavalist sõna
desk-key-passphrase-again = Sama veel kord
desk-key-passphrase-ask = Teie võtme paroolifraas
desk-key-passphrase-wrong = See paroolifraas võtit ei ava.
desk-key-passphrase-short = Palun vähemalt 12 märki.
desk-key-passphrase-differs = Need kaks pole ühesugused.
desk-key-strength-1 = Nõrk: lisage sõnu
desk-key-strength-2 = Rahuldav: veel üks sõna
desk-key-strength-3 = Tugev
desk-key-wait = Teie seade loob ja lukustab võtit …
desk-key-done = Valmis: teie võti on loodud.
desk-key-open-failed = Teie võtit ei õnnestunud selles seadmes avada.
desk-key-not-for-you = Need kontaktandmed pole pitseeritud teie võtmega. Kolleeg, kes saab need avada, saab need teile pitseerida.
desk-key-wrapped-new = Ka uus pääsuvõti avab teie võtme.
desk-passkeys = Pääsuvõtmed
desk-passkey-add = Lisa pääsuvõti
desk-passkey-add-note = Kaks pääsuvõtit kahes seadmes: siis on ühe kaotamine ainult tülikas.
desk-passkey-opens = avab teie võtme
desk-passkey-remove = Eemalda
desk-sessions = Seansid
desk-session-this = See siin
desk-session-other = Teine
desk-session-opened = avatud
desk-session-seen = kasutatud
desk-session-revoke = Lõpeta
desk-leave = Välju

## Officers

desk-role-duty-officer = Korrapidaja
desk-role-duty-officer-note = Vastab häiretele ja teadetele päeval ja öösel.
desk-role-handler = Intsidendikäsitleja
desk-role-handler-note = Tegeleb intsidentidega.
desk-role-lead = Juht
desk-role-lead-note = Juhib valvelauda: kutsub, määrab, taastab.
desk-role-data-protection = Andmekaitse
desk-role-data-protection-note = Valvab isikuandmete järele.
desk-role-auditor = Audiitor
desk-role-auditor-note = Loeb päevikut, ei muuda midagi.
desk-role-operator = Haldur
desk-role-operator-note = Hoiab masina töös, teateid ei loe.
desk-officer-role = Roll
desk-officer-role-of = Roll: { $name }
desk-officer-role-send = Muuda
desk-officer-duty = Valve
desk-officer-reach = Ühendus
desk-officer-acts = Tegevused
desk-officer-me = teie
desk-officer-on = valves
desk-officer-off = pole valves
desk-officer-left = lahkunud
desk-officer-mail = e-post
desk-officer-nomail = e-posti pole
desk-officer-key = võti
desk-officer-nokey = võtit pole
desk-officer-more = Veel
desk-officer-leave = Märgi lahkunuks
desk-officer-leave-note = Lõpetab kohe kõik seansid. Kontaktandmeid sellele inimesele enam ei pitseerita.
desk-invite-someone = Kutsu keegi
desk-invite-make = Loo ühekordne link
desk-invitations = Ootel kutsed
desk-invitation-line = kutsus { $by }, aegub
desk-withdraw = Võta tagasi
desk-once-invitation = Ühekordne kutse
desk-once-recovery = Ühekordne taastelink
desk-once-text = Näidatakse ainult praegu. Andke see inimesele ise, mitte avatud kirjaga. See aegub
desk-once-link = Ühekordne link
desk-recoveries = Taastamised
desk-recovery-begin = Alusta taastamist
desk-recovery-begin-note = Inimesele, kes kaotas kõik pääsuvõtmed. Nõus peab olema ka teine ametnik.
desk-recovery-line = { $name }, alustas { $by }
desk-recovery-mine = Nüüd peab nõusoleku andma teine ametnik.
desk-recovery-second = Olen nõus
desk-recovery-second-note = Ainult siis, kui olete selle inimesega ise rääkinud.
desk-recovery-seconded = Nõusolek antud: link on väljastatud.
desk-recovery-keys = Taastevõtmed
desk-recovery-keys-missing = Taastevõtmeid pole: kui kõik ametnikud kaotaksid oma võtme, jääksid kontaktandmed igaveseks suletuks.
desk-recovery-keys-next = Loo kaks taastevõtit
desk-recovery-keys-text = Kaks võtit paberil, kahe inimese käes, kuuluvad iga pitseri juurde. Need luuakse selles veebilehitsejas, trükitakse välja ja unustatakse. Serverisse lähevad ainult nende avalikud pooled.
desk-recovery-keys-are = Iga pitseri juurde kuuluvad kaks taastevõtit:
desk-recovery-keys-make = Loo kaks taastevõtit
desk-recovery-keys-again = Loo kaks uut
desk-recovery-keys-printed = Mõlemad lehed on trükitud ja kahes eri seifis.
desk-recovery-keys-keep = Pitseeri nüüdsest nende võtmetega
desk-recovery-print-first = Enne lahkumist printige mõlemad lehed: neid näidatakse ainult praegu.
desk-recovery-saved = Salvestatud.
desk-recovery-sheet-one = Taastevõti, leht 1/2
desk-recovery-sheet-two = Taastevõti, leht 2/2
desk-recovery-sheet-text = Hoidke seda kohas, kuhu pääsete ainult teie ja teie asendaja. Kes seda loeb, saab avada kõik selle sõlme kontaktandmed.
desk-recovery-sheet-open = Et avada pitseeritud kontaktandmed tööriistaga age, kirjutage võti faili key.txt:
desk-recovery-sheet-sign = Nimi, kuupäev, hoiukoht:
desk-recovery-sheet-print = Prindi see leht

## Organisations

desk-empty-organisations = Ühtegi organisatsiooni pole veel lisatud
desk-empty-organisations-next = Ettevõte, kes teatab masinaga, saab siin nime ja oma masinatele võtme.
desk-organisation-new = Registreeri organisatsioon
desk-organisation-name = Nimi
desk-organisation-send = Registreeri
desk-sector-unknown = Pole teada
desk-api-key = Võti
desk-api-key-once = Näidatakse ainult praegu. Pange see iga päringu päisesse:
desk-api-key-given = antud
desk-api-key-used = kasutatud
desk-api-key-unused = veel kasutamata
desk-api-key-revoked = tagasi võetud
desk-api-key-revoke = Võta tagasi
desk-api-keys-none = Võtit pole.
desk-api-key-label = Uue võtme otstarve
desk-api-key-give = Anna võti

## Watching

desk-openings-text = Kes avas millise teataja isikuandmed ja miks.
desk-openings-none = Isikuandmeid pole avatud.
desk-journal-text = Kõik tehtu järjekorras, ainult tunnuskoodidena. Räsid on avalikud ja neid ei saa ümber kirjutada.
desk-log-when = Millal
desk-log-who = Kes
desk-log-act = Tegevus
desk-log-subject = Objekt
desk-log-report = Teade
desk-log-number = Nr
desk-health-ready = Sõlm võtab teateid vastu ja kutsub inimesi.
desk-health-not-ready = Midagi tuleb üle vaadata.
desk-vital-store = Andmehoidla
desk-vital-worker = Taustatöö
desk-vital-mail = Kirjade edastaja
desk-vital-queue = Ootel tööd
desk-vital-journal = Päeviku kanded
desk-vital-officers = Ametnikke
desk-vital-duty = Valves
desk-vital-alarms = Vastu võtmata häireid
desk-vital-well = korras
desk-vital-look = vaadake üle
desk-troubles = Mis on sõlmega valesti
desk-trouble-store-full = Ketas on täis: ühtki teadet ei saa vastu võtta.
desk-trouble-store-full-next = Vabastage andmekataloogis ruumi või andke sellele suurem ketas. Sõlm hakkab ise uuesti kirjutama. Seni võtke teateid vastu telefoni teel.
desk-trouble-store-read-only = Ketast saab ainult lugeda: ühtki teadet ei saa vastu võtta.
desk-trouble-store-read-only-next = Kontrollige ketast ja andmekataloogi õigusi. Sõlm hakkab ise uuesti kirjutama. Seni võtke teateid vastu telefoni teel.
desk-trouble-store-away = Andmebaas ei vasta: ühtki teadet ei saa vastu võtta.
desk-trouble-store-away-next = Käivitage andmebaas või kontrollige võrku selleni. Sõlm leiab selle ise üles. Seni võtke teateid vastu telefoni teel.
desk-trouble-store-busy = Andmebaas on hõivatud: seda hoiab teine programm või see on liiga aeglane.
desk-trouble-store-busy-next = Lõpetage teine programm, mis andmebaasi kasutab, näiteks kopeerimine või käsitsi tehtud päring.
desk-trouble-store-unsure = Sõlm ei tea, kas viimased teated salvestati, ja peatub.
desk-trouble-store-unsure-next = Teenus käivitab selle uuesti. Kui mitte, käivitage käsitsi ja kontrollige ketast.
desk-trouble-store-damaged = Midagi salvestatut ei saa lugeda: andmebaas on kahjustatud.
desk-trouble-store-damaged-next = Hoidke andmekataloogist alles koopia sellisena, nagu see on, ja taastage viimane varukoopia. Küsige abi, enne kui midagi kustutate.
desk-trouble-journal-broken = Päeviku lõpp ei vasta selle allkirjastatud peale.
desk-trouble-journal-broken-next = Hoidke andmekataloogist alles koopia sellisena, nagu see on, ja taastage viimane varukoopia. Keegi võis andmebaasi muuta.
desk-trouble-clock-back = Kell keerati tagasi.
desk-trouble-clock-back-next = Kontrollige masina kella ja ajateenust. Häired jätkuvad; nende tundide ajad võivad olla valed.
desk-trouble-clock-ahead = Kell hüppas edasi või masin magas.
desk-trouble-clock-ahead-next = Kontrollige masina kella ja ajateenust. Häired võisid heliseda liiga vara.
desk-trouble-workers-late = Taustatöö seisab: kedagi ei kutsuta.
desk-trouble-workers-late-next = Jälgige teadete loendit ise ja taaskäivitage sõlm.
desk-trouble-mail-failing = Kirjaserver ei võta kutseid vastu: häired jõuavad ametnikeni ainult avatud valvelauas.
desk-trouble-mail-failing-next = Kontrollige kirjaserverit ja kirjade seadeid. Helistage kolleegidele. Sõlm proovib edasi.
desk-trouble-no-mail-carrier = Kirjade edastajat pole seatud: häired jõuavad ametnikeni ainult avatud valvelauas.
desk-trouble-no-mail-carrier-next = Määrake sõlme seadetes kirjaserver.
desk-trouble-certificate = Avaliku lehe sertifikaat lõpeb varsti või on lõppenud.
desk-trouble-certificate-next = Uuendage sertifikaat; muidu hoiatavad veebilehitsejad inimesi.
desk-trouble-neighbour-lied = Naaber ütles kaht asja, mis ei saa mõlemad tõesed olla.
desk-trouble-neighbour-lied-next = Temalt ei võeta enam midagi vastu; mõlemad allkirjastatud tõendid on alles. Vaadake naabrite lehte ja helistage tema valvelauda.
desk-trouble-neighbour-silent = Naabrit ei ole mõnda aega kuulda olnud.
desk-trouble-neighbour-silent-next = Helistage tema valvelauda: võib-olla ei saa ta häiret anda. Kontrollige ka oma sõlme ühendust.
desk-trouble-neighbour-floods = Naaber saadab rohkem kui tema kvoot lubab.
desk-trouble-neighbour-floods-next = Liigne ootab ega ärata kedagi. Vaadake, mis temalt tuli, ja helistage tema valvelauda.
desk-trouble-charter-old = Võrgustiku harta tähtaeg on ammu möödas.
desk-trouble-charter-old-next = Kõik töötab edasi. Liikmed peaksid uue allkirjastama.

## What was just done

desk-done-acknowledged = Vastu võetud: häire on teie käes.
desk-done-taken = Võetud: teade on teie käes.
desk-done-answered = Vastus saadetud.
desk-done-assessed = Salvestatud.
desk-done-assigned = Määratud teile.
desk-done-closed = Suletud.
desk-done-reopened = Uuesti avatud.
desk-done-linked = Lisatud intsidenti.
desk-done-unlinked = Välja võetud. „Pane tagasi“ tühistab selle.
desk-done-noted = Kirjas.
desk-done-duty-on = Olete valves: häired kutsuvad teid.
desk-done-duty-off = Te pole valves: häired teid ei kutsu.
desk-done-profile = Salvestatud.
desk-done-invited = Link on loodud.
desk-done-withdrawn = Tagasi võetud.
desk-done-role = Roll muudetud.
desk-done-left = Inimene on lahkunud.
desk-done-recovery = Alustatud. Nüüd peab nõusoleku andma teine ametnik.
desk-done-registered = Registreeritud.
desk-done-key-given = Võti on loodud.
desk-done-key-revoked = Võti on tagasi võetud.
desk-done-session = Seanss on lõpetatud.
desk-done-passkey = Valmis.
desk-done-recovery-keys = Salvestatud. Uued kontaktandmed pitseeritakse ka nende võtmetega.
desk-done-not-found = Sellist ei leitud.
desk-done-already-closed = See on juba suletud.
desk-done-already-linked = See on juba selles intsidendis.
desk-done-not-closed = See pole suletud.
desk-done-conflict = Keegi jõudis ette. Palun vaadake uuesti.

## What the script says

desk-live-on = Ühendatud
desk-live-off = Ühendume uuesti …
desk-live-new-alarm = Uus häire
desk-live-news = Uusi teateid
desk-offline = Ühendus sõlmega puudub. Teie tekst on siin alles.
desk-session-over = Teie seanss on lõppenud. Teie tekst on siin alles.
desk-session-over-next = Sisenege uuel vahekaardil, siis saatke uuesti
desk-send-failed = Saata ei õnnestunud. Teie tekst on siin alles.
desk-reseal-offer = Kontaktandmeid, mis pole veel kõigile kolleegidele pitseeritud: { $n }
desk-reseal-now = Pitseeri nüüd
desk-reseal-going = Pitseerime …
desk-reseal-done = Kõik kontaktandmed on kõigile kolleegidele pitseeritud.
desk-reseal-stopped = Mida teie võti avab, on kõigile pitseeritud. Ülejäänu vajab kolleegi seadet.
desk-palette-open = Käsud
desk-palette-hint = Mida soovite teha?
desk-palette-empty = Sellist käsku siin pole
desk-palette-go = Mine
desk-help-page = Sellel lehel
desk-help-title = Klahvid
desk-help-close = Sulge
desk-cmd-acknowledge = Võta ülemine häire vastu
desk-cmd-take = Võta teade endale
desk-cmd-answer = Vasta teatajale
desk-cmd-note = Kirjuta ajajoonele
desk-cmd-incident = Intsident: ava või lisa
desk-cmd-priority = Muuda prioriteeti
desk-cmd-tlp = Muuda TLP-d
desk-cmd-kind = Muuda liiki
desk-cmd-assign-me = Määra mulle
desk-cmd-identity = Ava isikuandmed
desk-cmd-close = Sulge ja märgi tulemus
desk-cmd-reopen = Ava uuesti
desk-cmd-down = Loendis järgmine
desk-cmd-up = Loendis eelmine
desk-cmd-open = Ava valitu
desk-cmd-back = Tagasi loendisse
desk-cmd-search = Otsi
desk-cmd-palette = Kõik käsud
desk-cmd-help = Klahvid
desk-cmd-send = Saada kirjutatu
desk-cmd-escape = Sulge või lahku väljalt
desk-cmd-queue = Järjekord
desk-cmd-incidents = Intsidendid
desk-cmd-me = Minu leht
desk-cmd-officers = Ametnikud
desk-cmd-organisations = Organisatsioonid
desk-cmd-openings = Isikuandmete avamised
desk-cmd-journal = Päevik
desk-cmd-health = Seisund
desk-cmd-duty = Valve sisse või välja
desk-cmd-sound = Kell selle ekraani juures sisse või välja
desk-cmd-older = Vanemad teated
desk-cmd-filter-new = Näita uusi
desk-cmd-filter-mine = Näita minu omi

## Acts, as the history shows them

desk-act-report-filed = esitas teate
desk-act-report-taken = võttis teate endale
desk-act-report-closed = sulges teate
desk-act-report-reopened = avas teate uuesti
desk-act-report-linked = lisas intsidenti
desk-act-report-unlinked = võttis intsidendist välja
desk-act-alarm-opened = andis häire
desk-act-alarm-acknowledged = võttis häire vastu
desk-act-alarm-lapsed = andis uuesti häire
desk-act-alarm-called = kutsus inimesi
desk-act-assessed = hindas
desk-act-priority-changed = muutis prioriteeti
desk-act-kind-changed = muutis liiki
desk-act-marking-changed = muutis TLP-märget
desk-act-reassigned = määras vastutaja
desk-act-assignment-changed = määras vastutaja
desk-act-incident-opened = avas intsidendi
desk-act-incident-closed = sulges intsidendi
desk-act-incident-reopened = avas intsidendi uuesti
desk-act-note-written = kirjutas märkme
desk-act-assigned = määras vastutaja
desk-act-file-added = lisas faili
desk-act-identity-opened = avas isikuandmed
desk-act-identity-resealed = pitseeris kontaktandmed uuesti
desk-act-message-read = luges sõnumit
desk-act-answer-seen = luges vastust
desk-act-receipt-kept = kinnitas kviitungi
desk-act-reporter-answered = vastas teatajale
desk-act-reporter-wrote = kirjutas valvelauale

desk-who-reporter = Teataja
desk-who-visitor = Teataja
desk-who-node = Sõlm
desk-who-organisation = Organisatsioon

## The taxonomy (RSIT 1003)

desk-class-abusive-content = Kuritahtlik sisu
desk-class-malicious-code = Pahavara
desk-class-information-gathering = Teabe kogumine
desk-class-intrusion-attempts = Sissetungikatsed
desk-class-intrusions = Sissetungid
desk-class-availability = Käideldavus
desk-class-information-content-security = Teabe turvalisus
desk-class-fraud = Pettus
desk-class-vulnerable = Haavatavus
desk-class-other = Muu
desk-class-test = Test
desk-kind-spam = Rämpspost
desk-kind-harmful-speech = Ähvardused, ahistamine
desk-kind-violence = Vägivald
desk-kind-infected-system = Nakatunud süsteem
desk-kind-c2-server = Juhtserver
desk-kind-malware-distribution = Pahavara levitamine
desk-kind-malware-configuration = Pahavara seadistus
desk-kind-scanner = Skaneerimine
desk-kind-sniffing = Pealtkuulamine
desk-kind-social-engineering = Inimeste manipuleerimine
desk-kind-ids-alert = Teadaoleva turvaaugu proovimine
desk-kind-brute-force = Sisselogimiskatsed
desk-kind-exploit = Uue turvaaugu proovimine
desk-kind-privileged-account-compromise = Kaaperdatud eriõigustega konto
desk-kind-unprivileged-account-compromise = Kaaperdatud konto
desk-kind-application-compromise = Ülevõetud rakendus
desk-kind-system-compromise = Ülevõetud süsteem
desk-kind-burglary = Sissemurdmine ruumidesse
desk-kind-dos = Ummistusrünne (DoS)
desk-kind-ddos = Hajutatud ummistusrünne (DDoS)
desk-kind-misconfiguration = Vale seadistus
desk-kind-sabotage = Sabotaaž
desk-kind-outage = Katkestus
desk-kind-unauthorised-information-access = Andmete loata lugemine
desk-kind-unauthorised-information-modification = Andmete loata muutmine
desk-kind-data-loss = Andmed kadunud või lukus
desk-kind-data-leak = Andmed lekkinud
desk-kind-unauthorised-use-of-resources = Ressursside või raha väärkasutus
desk-kind-copyright = Autoriõigus
desk-kind-masquerade = Võõra nime kasutamine
desk-kind-phishing = Õngitsus
desk-kind-weak-crypto = Nõrk krüptograafia
desk-kind-ddos-amplifier = DDoS-i võimendi
desk-kind-potentially-unwanted-accessible = Avatud teenus
desk-kind-information-disclosure = Teabe paljastumine
desk-kind-vulnerable-system = Haavatav süsteem
desk-kind-other = Muu
desk-kind-undetermined = Määramata
desk-kind-test = Test
