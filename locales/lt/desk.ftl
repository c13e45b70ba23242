### The desk: the officers' console. Short words: they are read at three in the morning.

desk-skip = Pereiti prie turinio
desk-menu = Meniu
desk-nav-queue = Eilė
desk-nav-incidents = Incidentai
desk-nav-officers = Pareigūnai
desk-nav-organisations = Organizacijos
desk-nav-openings = Atvėrimai
desk-nav-journal = Žurnalas
desk-nav-health = Būklė
desk-duty-on = Jūs budite
desk-duty-off = Jūs nebudite
desk-sound-off = Varpas tyli
desk-sound-on = Varpas skamba čia
desk-cancel = Atšaukti
desk-copy = Kopijuoti
desk-copied = Nukopijuota
desk-nobody = Niekas
desk-reports = Pranešimai
desk-older = Senesni
desk-newest = Naujausi
desk-search = Žodžiai, reikšmė arba reg. numeris
desk-search-send = Ieškoti
desk-search-title = Paieška
desk-search-how = Įveskite žodžių, adresą arba tinklą (198.51.100.0/24), domeną, el. pašto adresą, maišos reikšmę, registracijos numerį arba kvito numerį. Pranešime turi būti viskas; didžiosios raidės ir diakritiniai ženklai nesvarbūs.
desk-search-waiting = Paieška dar žino ne visus pranešimus. Trūksta gautų po
desk-search-evidence = Žinutėse ir failuose
desk-search-left-out = Paieška randa šį pranešimą pagal pirmuosius { $kept } žodžių ir reikšmių; kitų { $left } ji nežino.
desk-wrong = Tai neišsaugota:
desk-keyless = Kontaktai dar neužantspauduojami jūsų raktu, todėl negalite jų atverti.
desk-keyless-next = Sukurti raktą

## Moments

desk-ago-now = ką tik
desk-ago-minutes = prieš { $n } min
desk-ago-hours = prieš { $n } h
desk-ago-days = { $n ->
    [one] prieš { $n } dieną
    [few] prieš { $n } dienas
    [many] prieš { $n } dienos
   *[other] prieš { $n } dienų
 }
desk-ago-minutes-ahead = po { $n } min
desk-ago-hours-ahead = po { $n } h
desk-ago-days-ahead = { $n ->
    [one] po { $n } dienos
    [few] po { $n } dienų
    [many] po { $n } dienos
   *[other] po { $n } dienų
 }

## Alarms

desk-alarms = Aliarmai
desk-alarms-more = Eilėje dar { $n }
desk-acknowledge = Priimu
desk-alarm-ringing = Aliarmas: dar nepriimtas
desk-alarm-said = Naujas aliarmas { $reference }: { $what }
desk-alarm-has = Priėmė { $name }
desk-alarm-lapses = jei nieko nevyks, vėl skambės
desk-alarm-open = Atidaryti
desk-alarm-nobody-called = Dar nieko nepavyko pakviesti: nė vienas budintis neturi el. pašto adreso.
desk-call-queued = siunčiama
desk-call-accepted = priimta siųsti
desk-call-failed = nepavyko
desk-call-no-address = nėra el. pašto adreso
desk-call-acknowledged = aliarmas priimtas

## The queue

desk-filter-all = Visi
desk-filter-new = Nauji
desk-filter-mine = Mano
desk-filter-taken = Nagrinėjami
desk-filter-open = Atviri
desk-filter-closed = Užbaigti
desk-state-new = Naujas
desk-state-taken = Nagrinėjamas
desk-state-closed = Užbaigtas
desk-row-unread = neskaitytų: { $n }
desk-row-files = { $n ->
    [one] { $n } failas
    [few] { $n } failai
    [many] { $n } failo
   *[other] { $n } failų
 }
desk-empty-calm = Viskas ramu
desk-empty-calm-next = Nauji pranešimai čia atsiranda patys. Vieša forma:
desk-empty-new = Naujų nėra: kiekvienas pranešimas turi pareigūną.
desk-empty-mine = Jums nieko nepriskirta.
desk-empty-taken = Nė vienas pranešimas dabar nenagrinėjamas.
desk-empty-closed = Dar nėra užbaigtų pranešimų.
desk-empty-all = Rodyti visus pranešimus
desk-empty-search = Niekur nėra „{ $search }“
desk-empty-search-next = Pranešime turi būti kiekvienas žodis. Bandykite mažiau žodžių arba kitą žodžio formą.

## What happened, in two words

desk-happening-money = Pinigų vagystė
desk-happening-account = Užgrobta paskyra
desk-happening-message = Įtartina žinutė
desk-happening-ransom = Išpirka
desk-happening-malware = Kenkėjiška programa
desk-happening-down = Paslauga neveikia
desk-happening-defaced = Pakeista svetainė
desk-happening-leak = Duomenų nutekėjimas
desk-happening-intrusion = Įsilaužimas
desk-happening-impersonation = Apsimetimas kitu
desk-happening-sabotage = Sabotažas
desk-happening-weakness = Saugumo spraga
desk-happening-abuse = Grasinimai
desk-happening-unknown = Nežinoma

desk-ongoing-now-and-it-hurts = Dabar, daro žalą
desk-ongoing-now = Dabar
desk-ongoing-over = Baigėsi
desk-ongoing-unknown = Nežinoma

## One report

desk-take = Imuosi
desk-answer = Atsakyti
desk-assign-me = Priskirti man
desk-close = Užbaigti
desk-reopen = Vėl atidaryti
desk-words = Žodžiai, kokie gauti
desk-observables = Pranešėjo nurodytos reikšmės
desk-found = Tekste rastos reikšmės
desk-found-personal = veda prie asmens
desk-found-more = Dar { $count } reikšmės pažymėtos tik tekste.
desk-nothing-reserved = nieko nereiškia: nėra internete arba yra iš dokumento
desk-nothing-resolver = nieko nereiškia: viešas vardų serveris
desk-nothing-site = mažai reiškia: labai didelė svetainė
desk-nothing-check = nieko nereiškia: įrenginiai ten klausia, ar jie prisijungę
desk-nothing-empty = nieko nereiškia: tuščias failas arba failas, esantis kiekvienoje sistemoje
desk-conversation = Pokalbis
desk-conversation-none = Dar nieko neparašyta. Pirmas atsakymas per kelias minutes nuramina daugumą žmonių.
desk-side-reporter = Pranešėjas
desk-side-desk = Pultas
desk-seen = perskaityta
desk-unseen = dar neskaityta
desk-answer-label = Atsakymas pranešėjui, kalba: { $lang }
desk-answer-send = Siųsti atsakymą
desk-answer-note = Pranešėjas jį perskaitys su kvitu. Jūsų vardas nerodomas.
desk-answer-note-unkept = Pranešėjas nepatvirtino, kad turi kvitą: atsakymas gali likti neperskaitytas.
desk-files = Failai
desk-files-none = Failų nepateikta.
desk-media-text = Tekstas
desk-media-mail = Laiškas
desk-media-picture = Vaizdas
desk-media-other = Failas
desk-history = Istorija
desk-facts = Duomenys
desk-fact-why = Kodėl toks prioritetas
desk-fact-ongoing = Ar tęsiasi
desk-fact-sector = Sektorius
desk-fact-organisation = Organizacija
desk-fact-happened = Įvyko
desk-fact-filed = Gauta
desk-fact-lang = Kalba
desk-fact-door = Kanalas
desk-fact-receipt = Kvitas
desk-door-page = Viešas puslapis
desk-door-api = API
desk-receipt-kept = Pranešėjas jį turi
desk-receipt-unkept = Nepatvirtinta, kad turi
desk-reason-hurts-now = Tai vyksta dabar ir daro žalą
desk-reason-goes-on = Tai tęsiasi
desk-reason-protected-function = Paveikta saugoma funkcija
desk-reason-harmful-kind = Tokia ataka daro žalą, kol tęsiasi
desk-reason-officer = Nustatė pareigūnas (žr. istoriją)
desk-reason-nothing-urgent = Nieko skubaus
desk-protected-patient-care = Saugoma: pacientų priežiūra
desk-protected-nuclear-safety = Saugoma: branduolinė sauga
desk-protected-energy-supply = Saugoma: energijos tiekimas
desk-protected-payments = Saugoma: mokėjimai
desk-protected-trading = Saugoma: prekyba biržoje
desk-protected-water = Saugoma: vanduo
desk-protected-transport = Saugoma: transportas
desk-protected-network = Saugoma: tinklai
desk-assess = Įvertinti
desk-assess-send = Išsaugoti
desk-reason-assign-me = Imasi
desk-field-priority = Prioritetas
desk-field-tlp = TLP
desk-field-kind = Rūšis
desk-field-assigned_to = Atsakingas
desk-field-reason = Priežastis
desk-field-text = Tekstas
desk-field-words = Tekstas
desk-field-outcome = Rezultatas
desk-field-title = Pavadinimas
desk-field-incident = Incidentas
desk-field-reference = Registracijos numeris
desk-field-name = Vardas ar pavadinimas
desk-field-email = El. pašto adresas
desk-field-lang = Kalba
desk-field-role = Vaidmuo
desk-field-label = Pavadinimas
desk-field-sector = Sektorius
desk-field-recipient = Raktas
desk-tlp-clear = galima visiems
desk-tlp-green = bendruomenei
desk-tlp-amber = organizacijai ir jos klientams
desk-tlp-amber-strict = tik organizacijai
desk-tlp-red = tik dalyvaujantiems asmenims

## Identity

desk-identity = Kas yra pranešėjas
desk-identity-none = Pranešėjas kontaktų nenurodė.
desk-identity-sealed-browser = Užantspauduota pranešėjo naršyklėje: šis serveris to niekada nematė.
desk-identity-sealed-edge = Užantspauduota šio serverio atmintyje prieš įrašant: pranešėjo naršyklė nevykdė scenarijų.
desk-identity-sealed-node = Užšifruota paties mazgo raktu: gavimo metu nė vienas pareigūnas neturėjo rakto.
desk-identity-reason = Kodėl atveriate (lieka žurnale)
desk-identity-open = Atverti tapatybę
desk-identity-opening = Atveria jūsų įrenginys …
desk-identity-needs-script = Tai turi atverti jūsų įrenginys. Leiskite šiam puslapiui vykdyti scenarijus ir bandykite dar kartą.
desk-identity-field-name = Vardas
desk-identity-field-email = El. paštas
desk-identity-field-phone = Telefonas
desk-identity-field-other = Kita

## Incidents

desk-incident = Incidentas
desk-incident-open = Atviras
desk-incident-none = Nepriskirta jokiam incidentui.
desk-incident-act = Įtraukti į incidentą
desk-incident-new = Pradėti naują incidentą
desk-incident-title = Pavadinimas
desk-incident-existing = Atviras incidentas
desk-incident-link = Įtraukti
desk-incident-reports = { $n ->
    [one] { $n } pranešimas
    [few] { $n } pranešimai
    [many] { $n } pranešimo
   *[other] { $n } pranešimų
 }
desk-incident-empty = Jame nėra pranešimų.
desk-incident-add = Įtraukti pranešimą
desk-incident-add-send = Įtraukti
desk-unlink = Išimti
desk-relink = Grąžinti
desk-link-undone = išimta
desk-timeline = Įvykių eiga
desk-note = Pastaba
desk-note-label = Įrašas į įvykių eigą
desk-note-send = Įrašyti
desk-empty-incidents = Atvirų incidentų nėra
desk-empty-incidents-next = Incidentas prasideda nuo pranešimo: atidarykite pranešimą, spauskite i ir įtraukite jį į naują incidentą.
desk-empty-incidents-closed = Užbaigtų incidentų dar nėra

## Closing

desk-close-title = Užbaigti: { $reference }
desk-close-outcome = Kuo tai baigėsi?
desk-close-words = Baigiamasis žodis pranešėjui, kalba: { $lang }
desk-close-words-incident = Baigiamasis žodis
desk-close-look = Rodyti taip, kaip bus skaitoma
desk-close-preview = Pranešėjas skaitys
desk-close-sure = Užbaigti šiais žodžiais
desk-close-back = Keisti
desk-close-also = { $n ->
    [one] Tais pačiais žodžiais užbaigti ir jo { $n } atvirą pranešimą
    [few] Tais pačiais žodžiais užbaigti ir jo { $n } atvirus pranešimus
    [many] Tais pačiais žodžiais užbaigti ir jo { $n } atviro pranešimo
   *[other] Tais pačiais žodžiais užbaigti ir jo { $n } atvirų pranešimų
 }
desk-close-also-note = { $n ->
    [one] Šiais žodžiais bus užbaigtas { $n } atviras pranešimas.
    [few] Šiais žodžiais bus užbaigti { $n } atviri pranešimai.
    [many] Šiais žodžiais bus užbaigta { $n } atviro pranešimo.
   *[other] Šiais žodžiais bus užbaigta { $n } atvirų pranešimų.
 }
desk-close-also-many = Tais pačiais žodžiais užbaigti tuos iš jo pranešimų (iš viso { $n }), kurie dar atviri. Tai užtruks; galite dirbti toliau.
desk-closed-as = Užbaigta: { $outcome }
desk-outcome-resolved = Išspręsta
desk-outcome-resolved-note = ataka sustabdyta arba žala pašalinta
desk-outcome-advised = Patarta
desk-outcome-advised-note = patarimas duotas, toliau veikia pats pranešėjas
desk-outcome-referred = Perduota
desk-outcome-referred-note = perduota kitai įstaigai, nurodykite ją baigiamajame žodyje
desk-outcome-no-attack = Ne ataka
desk-outcome-no-attack-note = kas kita, apsirikimas, gedimas
desk-outcome-unresolved = Neišspręsta
desk-outcome-unresolved-note = daugiau nieko išsiaiškinti nepavyko

## A file

desk-file-picture = Įrodymui pateiktas vaizdas { $name }
desk-file-cut = Tekstas tęsiasi. Norėdami perskaityti visą, atsisiųskite.
desk-file-parts = Kitos laiško dalys
desk-file-hash = SHA-256
desk-file-download = Atsisiuntimas
desk-file-warning = Įrodymas gali būti kenkėjiškas. Atidarykite jį tik tam skirtame kompiuteryje, niekada ne šiame.
desk-file-save = Atsisiųsti tokį, koks gautas

## Signing in, invitations, keys

desk-login-title = Prisijungti prie pulto
desk-login-text = Naudokite šio įrenginio prieigos raktą (passkey) arba savo saugumo raktą.
desk-login-send = Prisijungti prieigos raktu
desk-login-left = Jūs atsijungėte. Kol budite, aliarmai jus vis tiek kvies.
desk-login-elsewhere = Šio mazgo prieigos raktai priklauso kitam adresui. Atidarykite jį ten:
desk-login-noscript = Prieigos raktui reikia scenarijų. Leiskite juos šiame puslapyje.
desk-login-lost = Pametėte prieigos raktą? Kreipkitės į vadovą: du kolegos kartu suteiks naują.
desk-login-public = Į viešą puslapį
desk-invite-title = Sveiki atvykę prie pulto
desk-invite-text = Esate pakviesti. Jūsų vaidmuo:
desk-invite-recovery = Naujas prieigos raktas: { $name }
desk-invite-recovery-text = Du kolegos sutiko, kad gautumėte naują prieigos raktą. Kai jį sukursite, senieji nebeveiks.
desk-invite-send = Sukurti prieigos raktą
desk-invite-passkey = Įrenginys paprašys piršto, veido arba PIN kodo. Niekas iš to nepalieka įrenginio. Slaptažodžio nėra.
desk-invite-past = Šis kvietimas nebegalioja
desk-invite-past-text =
    { $hours ->
        [one] Jis veikia vieną kartą, per { $hours } valandą. Jei jau juo pasinaudojote, prisijunkite. Jei ne, prašykite vadovo naujo.
        [few] Jis veikia vieną kartą, per { $hours } valandas. Jei jau juo pasinaudojote, prisijunkite. Jei ne, prašykite vadovo naujo.
        [many] Jis veikia vieną kartą, per { $hours } valandos. Jei jau juo pasinaudojote, prisijunkite. Jei ne, prašykite vadovo naujo.
       *[other] Jis veikia vieną kartą, per { $hours } valandų. Jei jau juo pasinaudojote, prisijunkite. Jei ne, prašykite vadovo naujo.
    }
desk-passkey-label = Prieigos rakto pavadinimas
desk-passkey-label-note = pavyzdžiui, „nešiojamasis kompiuteris“ arba „raktų pakabukas“
desk-passkey-none = Ši naršyklė negali naudoti prieigos raktų. Naujos „Chrome“, „Edge“, „Firefox“ ar „Safari“ versijos gali.
desk-passkey-refused = Nepavyko: įrenginys nepatvirtintas arba jo prieigos raktas čia nežinomas.
desk-passkey-known = Šiame įrenginyje jūsų prieigos raktas jau yra.
desk-passkey-wait = Laukiama jūsų įrenginio …
desk-me-name = Vardas
desk-me-name-note = kaip jus žino kolegos; pranešėjai jo nemato
desk-me-email = El. pašto adresas aliarmams
desk-me-email-note = Neprivaloma. Be jo aliarmai jus pasieks tik atidarytame pulte.
desk-me-email-nocarrier = Šis mazgas dar negali siųsti laiškų.
desk-me-lang = Kalba
desk-me-profile = Apie jus
desk-me-save = Išsaugoti
desk-key-title = Jūsų raktas
desk-key-text = Pranešėjų vardai ir kontaktai užantspauduojami pareigūnų raktais. Jūsų raktas sukuriamas dabar, šiame įrenginyje, ir užrakinamas jūsų prieigos raktu. Serveris gauna tik tai, ko reikia jums užantspauduoti, ir užrakintą dėžutę, bet niekada ne patį raktą.
desk-key-make = Sukurti raktą
desk-key-made = Kontaktai užantspauduojami jūsų raktu.
desk-key-wrapped = Jis užrakintas:
desk-key-kind-prf = prieigos raktu
desk-key-kind-passphrase = slaptafraze
desk-key-none = Rakto dar neturite.
desk-key-look = Pažiūrėti raktą
desk-key-again = Sukurti kitą raktą
desk-key-again-note = Kas užantspauduota dabartiniu raktu, jums liks užverta, kol kolegos įrenginys užantspauduos naujuoju.
desk-key-later = Vėliau
desk-key-later-note = Atsakyti į pranešimus galite ir be rakto, tik negalite atverti kontaktų.
desk-key-prf-missing = Šis prieigos raktas negali užrakinti rakto. Vietoj jo tai padarys slaptafrazė.
desk-key-passphrase = Slaptafrazė
desk-key-passphrase-note = bent 12 ženklų; geriausia penki ar šeši neįprasti žodžiai
desk-key-passphrase-again = Ta pati dar kartą
desk-key-passphrase-ask = Jūsų rakto slaptafrazė
desk-key-passphrase-wrong = Ši slaptafrazė rakto neatveria.
desk-key-passphrase-short = Reikia bent 12 ženklų.
desk-key-passphrase-differs = Abi nevienodos.
desk-key-strength-1 = Silpna: pridėkite žodžių
desk-key-strength-2 = Vidutinė: dar vienas žodis
desk-key-strength-3 = Stipri
desk-key-wait = Įrenginys kuria ir užrakina raktą …
desk-key-done = Baigta: jūsų raktas sukurtas.
desk-key-open-failed = Šiame įrenginyje jūsų rakto atverti nepavyko.
desk-key-not-for-you = Šis kontaktas užantspauduotas ne jūsų raktu. Jį atverti galintis kolega gali užantspauduoti ir jums.
desk-key-wrapped-new = Naujasis prieigos raktas taip pat atveria jūsų raktą.
desk-passkeys = Prieigos raktai
desk-passkey-add = Pridėti prieigos raktą
desk-passkey-add-note = Du prieigos raktai dviejuose įrenginiuose: tada vieną pamesti tik nemalonu.
desk-passkey-opens = atveria jūsų raktą
desk-passkey-remove = Pašalinti
desk-sessions = Seansai
desk-session-this = Šis
desk-session-other = Kitas
desk-session-opened = pradėtas
desk-session-seen = naudotas
desk-session-revoke = Nutraukti
desk-leave = Atsijungti

## Officers

desk-role-duty-officer = Budėtojas
desk-role-duty-officer-note = Dieną ir naktį atsako į aliarmus ir pranešimus.
desk-role-handler = Incidentų tyrėjas
desk-role-handler-note = Dirba su incidentais.
desk-role-lead = Vadovas
desk-role-lead-note = Vadovauja pultui: kviečia, skiria, atkuria.
desk-role-data-protection = Duomenų apsauga
desk-role-data-protection-note = Prižiūri asmens duomenis.
desk-role-auditor = Auditorius
desk-role-auditor-note = Skaito žurnalą, nieko nekeičia.
desk-role-operator = Administratorius
desk-role-operator-note = Prižiūri sistemą, pranešimų neskaito.
desk-officer-role = Vaidmuo
desk-officer-role-of = Vaidmuo: { $name }
desk-officer-role-send = Keisti
desk-officer-duty = Budėjimas
desk-officer-reach = Ryšys
desk-officer-acts = Veiksmai
desk-officer-me = jūs
desk-officer-on = budi
desk-officer-off = nebudi
desk-officer-left = išėjo
desk-officer-mail = el. paštas
desk-officer-nomail = be el. pašto
desk-officer-key = raktas
desk-officer-nokey = be rakto
desk-officer-more = Daugiau
desk-officer-leave = Pašalinti iš pulto
desk-officer-leave-note = Iškart nutraukia visus seansus. Kontaktai šiam žmogui nebeužantspauduojami.
desk-invite-someone = Pakviesti žmogų
desk-invite-make = Sukurti vienkartinę nuorodą
desk-invitations = Laukiantys kvietimai
desk-invitation-line = pakvietė { $by }, galiojimas baigsis
desk-withdraw = Atšaukti
desk-once-invitation = Vienkartinis kvietimas
desk-once-recovery = Vienkartinė atkūrimo nuoroda
desk-once-text = Rodoma tik dabar. Perduokite žmogui patys, ne atviru laišku. Galiojimas baigsis
desk-once-link = Vienkartinė nuoroda
desk-recoveries = Atkūrimai
desk-recovery-begin = Pradėti atkūrimą
desk-recovery-begin-note = Tam, kas pametė visus prieigos raktus. Turi sutikti antras pareigūnas.
desk-recovery-line = { $name }, pradėjo { $by }
desk-recovery-mine = Dabar turi sutikti kitas pareigūnas.
desk-recovery-second = Sutinku
desk-recovery-second-note = Tik jei patys kalbėjote su tuo žmogumi.
desk-recovery-seconded = Sutikta: nuoroda išduota.
desk-recovery-keys = Atkūrimo raktai
desk-recovery-keys-missing = Atkūrimo raktų nėra: jei visi pareigūnai prarastų raktus, kontaktai liktų užverti visam laikui.
desk-recovery-keys-next = Sukurti du atkūrimo raktus
desk-recovery-keys-text = Du raktai popieriuje, skirti dviem žmonėms, priklauso kiekvienam antspaudui. Jie sukuriami šioje naršyklėje, išspausdinami ir pamirštami. Į serverį patenka tik viešosios jų pusės.
desk-recovery-keys-are = Kiekvienam antspaudui priklauso du atkūrimo raktai:
desk-recovery-keys-make = Sukurti du atkūrimo raktus
desk-recovery-keys-again = Sukurti du naujus
desk-recovery-keys-printed = Abu lapai išspausdinti ir guli dviejuose skirtinguose seifuose.
desk-recovery-keys-keep = Nuo šiol antspauduoti šiais raktais
desk-recovery-print-first = Prieš išeidami išspausdinkite abu lapus: jie rodomi tik dabar.
desk-recovery-saved = Išsaugota.
desk-recovery-sheet-one = Atkūrimo raktas, 1 lapas iš 2
desk-recovery-sheet-two = Atkūrimo raktas, 2 lapas iš 2
desk-recovery-sheet-text = Laikykite ten, kur galite prieiti tik jūs ir jūsų pavaduotojas. Kas jį perskaito, gali atverti visus šio mazgo kontaktus.
desk-recovery-sheet-open = Norėdami atverti užantspauduotą kontaktą programa age, įrašykite raktą į failą key.txt:
desk-recovery-sheet-sign = Vardas, data, laikymo vieta:
desk-recovery-sheet-print = Spausdinti šį lapą

## Organisations

desk-empty-organisations = Organizacijų dar nėra
desk-empty-organisations-next = Įmonė, kuri praneša automatiškai, čia užregistruojama ir gauna raktą savo sistemoms.
desk-organisation-new = Užregistruoti organizaciją
desk-organisation-name = Pavadinimas
desk-organisation-send = Užregistruoti
desk-sector-unknown = Nežinoma
desk-api-key = Raktas
desk-api-key-once = Rodoma tik dabar. Rašykite į kiekvienos užklausos antraštę:
desk-api-key-given = suteiktas
desk-api-key-used = naudotas
desk-api-key-unused = dar nenaudotas
desk-api-key-revoked = atšauktas
desk-api-key-revoke = Atšaukti
desk-api-keys-none = Rakto nėra.
desk-api-key-label = Naujo rakto paskirtis
desk-api-key-give = Suteikti raktą

## Watching

desk-openings-text = Kas atvėrė kurio pranešėjo tapatybę ir kodėl.
desk-openings-none = Jokia tapatybė neatverta.
desk-journal-text = Viskas, kas padaryta, iš eilės, tik identifikatoriais. Maišos reikšmės viešos ir jų perrašyti negalima.
desk-log-when = Kada
desk-log-who = Kas
desk-log-act = Veiksmas
desk-log-subject = Objektas
desk-log-report = Pranešimas
desk-log-number = Nr.
desk-health-ready = Mazgas priima pranešimus ir kviečia žmones.
desk-health-not-ready = Kai ką reikia patikrinti.
desk-vital-store = Saugykla
desk-vital-worker = Foninis darbas
desk-vital-mail = Laiškų siuntėjas
desk-vital-queue = Laukiantys darbai
desk-vital-journal = Žurnalo įrašai
desk-vital-officers = Pareigūnai
desk-vital-duty = Budi
desk-vital-alarms = Nepriimti aliarmai
desk-vital-well = tvarkoje
desk-vital-look = patikrinkite
desk-troubles = Kas negerai su mazgu
desk-trouble-store-full = Diskas pilnas: negalima priimti jokio pranešimo.
desk-trouble-store-full-next = Atlaisvinkite vietos duomenų kataloge arba suteikite jam didesnį diską. Mazgas vėl ims rašyti pats. Iki tol pranešimus priimkite telefonu.
desk-trouble-store-read-only = Diską galima tik skaityti: negalima priimti jokio pranešimo.
desk-trouble-store-read-only-next = Patikrinkite diską ir duomenų katalogo teises. Mazgas vėl ims rašyti pats. Iki tol pranešimus priimkite telefonu.
desk-trouble-store-away = Duomenų bazė neatsako: negalima priimti jokio pranešimo.
desk-trouble-store-away-next = Paleiskite duomenų bazę arba patikrinkite tinklą iki jos. Mazgas ją vėl ras pats. Iki tol pranešimus priimkite telefonu.
desk-trouble-store-busy = Duomenų bazė užimta: ją laiko kita programa arba ji per lėta.
desk-trouble-store-busy-next = Užbaikite kitą programą, kuri naudoja duomenų bazę, pavyzdžiui, kopijavimą ar užklausą ranka.
desk-trouble-store-unsure = Mazgas negali pasakyti, ar paskutiniai pranešimai išsaugoti, ir sustoja.
desk-trouble-store-unsure-next = Tarnyba jį paleis iš naujo. Jei ne, paleiskite ranka ir patikrinkite diską.
desk-trouble-store-damaged = Kai ko iš saugomų duomenų neįmanoma perskaityti: duomenų bazė sugadinta.
desk-trouble-store-damaged-next = Pasilikite duomenų katalogo kopiją tokią, kokia yra, ir atkurkite paskutinę atsarginę kopiją. Prieš ką nors trindami paprašykite pagalbos.
desk-trouble-journal-broken = Žurnalo pabaiga nesutampa su pasirašyta jo viršūne.
desk-trouble-journal-broken-next = Pasilikite duomenų katalogo kopiją tokią, kokia yra, ir atkurkite paskutinę atsarginę kopiją. Kas nors galėjo pakeisti duomenų bazę.
desk-trouble-clock-back = Laikrodis pasuktas atgal.
desk-trouble-clock-back-next = Patikrinkite kompiuterio laiką ir jo laiko tarnybą. Aliarmai tęsiasi; šių valandų laikai gali būti klaidingi.
desk-trouble-clock-ahead = Laikrodis pašoko į priekį arba kompiuteris miegojo.
desk-trouble-clock-ahead-next = Patikrinkite kompiuterio laiką ir jo laiko tarnybą. Aliarmai galėjo suskambėti per anksti.
desk-trouble-workers-late = Foninis darbas sustojęs: niekas nekviečiamas.
desk-trouble-workers-late-next = Patys stebėkite pranešimų sąrašą ir paleiskite mazgą iš naujo.
desk-trouble-mail-failing = Pašto serveris nepriima kvietimų: aliarmai pareigūnus pasiekia tik atidarytame pulte.
desk-trouble-mail-failing-next = Patikrinkite pašto serverį ir pašto nuostatas. Skambinkite kolegoms. Mazgas bando toliau.
desk-trouble-calls-failing = Vienas kelias pas žmones neveikia: trumposios žinutės, tiesioginiai pranešimai ar žiniatinklio kabliai gali neišeiti.
desk-trouble-calls-failing-next = Patikrinkite šliuzo nuostatas, jo kreditą ir žurnalą. Skambinkite kolegoms. Mazgas bando toliau; jei kelias minutes niekas neišeina, paleiskite jį iš naujo.
desk-trouble-no-mail-carrier = Laiškų siuntėjas nenustatytas: aliarmai pareigūnus pasiekia tik atidarytame pulte.
desk-trouble-no-mail-carrier-next = Nurodykite pašto serverį mazgo nuostatose.
desk-trouble-certificate = Viešojo puslapio sertifikatas greitai baigsis arba jau baigėsi.
desk-trouble-certificate-next = Atnaujinkite sertifikatą; kitaip naršyklės įspės žmones.
desk-trouble-neighbour-lied = Kaimynas pasakė du dalykus, kurie abu negali būti tiesa.
desk-trouble-neighbour-lied-next = Iš jo daugiau nieko nepriimama; abu pasirašyti įrodymai išsaugoti. Pažiūrėkite kaimynų puslapį ir paskambinkite jo budėtojams.
desk-trouble-neighbour-silent = Kaimyno kurį laiką negirdėti.
desk-trouble-neighbour-silent-next = Paskambinkite jo budėtojams: galbūt jis negali skambinti pavojaus. Patikrinkite ir savo mazgo ryšį.
desk-trouble-neighbour-floods = Kaimynas siunčia daugiau, nei leidžia jo kvota.
desk-trouble-neighbour-floods-next = Kas viršija kvotą, laukia ir nieko nežadina. Pažiūrėkite, kas iš jo atėjo, ir paskambinkite jo budėtojams.
desk-trouble-charter-old = Tinklo chartijos terminas seniai praėjęs.
desk-trouble-charter-old-next = Viskas veikia toliau. Nariai turėtų pasirašyti naują.

## What was just done

desk-done-acknowledged = Priimta: aliarmas jūsų.
desk-done-taken = Paimta: pranešimas jūsų.
desk-done-answered = Atsakymas išsiųstas.
desk-done-assessed = Išsaugota.
desk-done-assigned = Priskirta jums.
desk-done-closed = Užbaigta.
desk-done-reopened = Vėl atidaryta.
desk-done-linked = Įtraukta į incidentą.
desk-done-unlinked = Išimta. Atšaukti galite mygtuku „Grąžinti“.
desk-done-noted = Įrašyta.
desk-done-duty-on = Jūs budite: aliarmai jus kvies.
desk-done-duty-off = Jūs nebudite: aliarmai jūsų nekvies.
desk-done-profile = Išsaugota.
desk-done-invited = Nuoroda sukurta.
desk-done-withdrawn = Atšaukta.
desk-done-role = Vaidmuo pakeistas.
desk-done-left = Žmogus išėjo.
desk-done-recovery = Pradėta. Dabar turi sutikti kitas pareigūnas.
desk-done-registered = Užregistruota.
desk-done-key-given = Raktas sukurtas.
desk-done-key-revoked = Raktas atšauktas.
desk-done-session = Seansas nutrauktas.
desk-done-passkey = Atlikta.
desk-done-recovery-keys = Išsaugota. Nauji kontaktai užantspauduojami ir jais.
desk-done-not-found = Tokio nerasta.
desk-done-already-closed = Jau užbaigta.
desk-done-already-linked = Jau yra šiame incidente.
desk-done-not-closed = Dar neužbaigta.
desk-done-conflict = Kažkas suspėjo pirmiau. Pažiūrėkite dar kartą.

## What the script says

desk-live-on = Prisijungta
desk-live-off = Jungiamasi iš naujo …
desk-live-new-alarm = Naujas aliarmas
desk-live-news = Naujų pranešimų
desk-offline = Nėra ryšio su mazgu. Jūsų tekstas tebėra čia.
desk-session-over = Jūsų seansas baigėsi. Jūsų tekstas tebėra čia.
desk-session-over-next = Prisijunkite naujame skirtuke, tada siųskite dar kartą
desk-send-failed = Išsiųsti nepavyko. Jūsų tekstas tebėra čia.
desk-reseal-offer = Kontaktai, dar neužantspauduoti visiems kolegoms: { $n }
desk-reseal-now = Antspauduoti dabar
desk-reseal-going = Antspauduojama …
desk-reseal-done = Visi kontaktai užantspauduoti visiems kolegoms.
desk-reseal-stopped = Ką atveria jūsų raktas, užantspauduota visiems. Kitiems reikia kolegos įrenginio.
desk-palette-open = Komandos
desk-palette-hint = Ką norite daryti?
desk-palette-empty = Tokios komandos čia nėra
desk-palette-go = Eiti
desk-help-page = Šiame puslapyje
desk-help-title = Klavišai
desk-help-close = Užverti
desk-cmd-acknowledge = Priimti viršutinį aliarmą
desk-cmd-take = Imtis pranešimo
desk-cmd-answer = Atsakyti pranešėjui
desk-cmd-note = Įrašyti į įvykių eigą
desk-cmd-incident = Incidentas: pradėti ar įtraukti
desk-cmd-priority = Keisti prioritetą
desk-cmd-tlp = Keisti TLP
desk-cmd-kind = Keisti rūšį
desk-cmd-assign-me = Priskirti man
desk-cmd-identity = Atverti tapatybę
desk-cmd-close = Užbaigti su rezultatu
desk-cmd-reopen = Vėl atidaryti
desk-cmd-down = Kitas sąraše
desk-cmd-up = Ankstesnis sąraše
desk-cmd-open = Atidaryti pasirinktą
desk-cmd-back = Atgal į sąrašą
desk-cmd-search = Ieškoti
desk-cmd-palette = Visos komandos
desk-cmd-help = Klavišai
desk-cmd-send = Siųsti, ką parašėte
desk-cmd-escape = Užverti arba išeiti iš lauko
desk-cmd-queue = Eilė
desk-cmd-incidents = Incidentai
desk-cmd-me = Mano puslapis
desk-cmd-officers = Pareigūnai
desk-cmd-organisations = Organizacijos
desk-cmd-openings = Tapatybių atvėrimai
desk-cmd-journal = Žurnalas
desk-cmd-health = Būklė
desk-cmd-duty = Budėti arba nebudėti
desk-cmd-sound = Įjungti arba išjungti varpą šiame ekrane
desk-cmd-older = Senesni pranešimai
desk-cmd-filter-new = Rodyti naujus
desk-cmd-filter-mine = Rodyti mano

## Acts, as the history shows them

desk-act-report-filed = pateikė pranešimą
desk-act-report-taken = ėmėsi pranešimo
desk-act-report-closed = užbaigė pranešimą
desk-act-report-reopened = vėl atidarė pranešimą
desk-act-report-linked = įtraukė į incidentą
desk-act-report-unlinked = išėmė iš incidento
desk-act-alarm-opened = paskelbė aliarmą
desk-act-alarm-acknowledged = priėmė aliarmą
desk-act-alarm-lapsed = vėl paskelbė aliarmą
desk-act-alarm-holder-left = perėmė aliarmą iš išėjusio žmogaus
desk-act-alarm-called = kvietė žmones
desk-act-assessed = įvertino
desk-act-priority-changed = pakeitė prioritetą
desk-act-kind-changed = pakeitė rūšį
desk-act-marking-changed = pakeitė TLP žymą
desk-act-reassigned = paskyrė atsakingą
desk-act-assignment-changed = paskyrė atsakingą
desk-act-incident-opened = pradėjo incidentą
desk-act-incident-closed = užbaigė incidentą
desk-act-incident-reopened = vėl atidarė incidentą
desk-act-note-written = parašė pastabą
desk-act-assigned = paskyrė atsakingą
desk-act-file-added = pridėjo failą
desk-act-identity-opened = atvėrė tapatybę
desk-act-identity-resealed = iš naujo užantspaudavo kontaktą
desk-act-message-read = perskaitė žinutę
desk-act-answer-seen = perskaitė atsakymą
desk-act-receipt-kept = patvirtino, kad turi kvitą
desk-act-reporter-answered = atsakė pranešėjui
desk-act-reporter-wrote = parašė pultui

desk-who-reporter = Pranešėjas
desk-who-visitor = Pranešėjas
desk-who-node = Mazgas
desk-who-organisation = Organizacija

## The taxonomy (RSIT 1003)

desk-class-abusive-content = Žalingas turinys
desk-class-malicious-code = Kenkėjiškas kodas
desk-class-information-gathering = Informacijos rinkimas
desk-class-intrusion-attempts = Bandymai įsilaužti
desk-class-intrusions = Įsilaužimai
desk-class-availability = Pasiekiamumas
desk-class-information-content-security = Informacijos saugumas
desk-class-fraud = Sukčiavimas
desk-class-vulnerable = Pažeidžiamumas
desk-class-other = Kita
desk-class-test = Bandymas
desk-kind-spam = Brukalas
desk-kind-harmful-speech = Grasinimai, priekabiavimas
desk-kind-violence = Smurtas
desk-kind-infected-system = Užkrėsta sistema
desk-kind-c2-server = Valdymo serveris
desk-kind-malware-distribution = Kenkėjiškų programų platinimas
desk-kind-malware-configuration = Kenkėjiškos programos nuostatos
desk-kind-scanner = Žvalgymas
desk-kind-sniffing = Srauto perėmimas
desk-kind-social-engineering = Socialinė inžinerija
desk-kind-ids-alert = Bandyta žinoma spraga
desk-kind-brute-force = Bandymai prisijungti
desk-kind-exploit = Bandyta nauja spraga
desk-kind-privileged-account-compromise = Užgrobta privilegijuota paskyra
desk-kind-unprivileged-account-compromise = Užgrobta paskyra
desk-kind-application-compromise = Užgrobta programa
desk-kind-system-compromise = Užgrobta sistema
desk-kind-burglary = Įsibrovimas į patalpas
desk-kind-dos = Paslaugos trikdymas (DoS)
desk-kind-ddos = Paskirstytas trikdymas (DDoS)
desk-kind-misconfiguration = Klaidinga sąranka
desk-kind-sabotage = Sabotažas
desk-kind-outage = Veikimo sutrikimas
desk-kind-unauthorised-information-access = Duomenys skaityti be teisės
desk-kind-unauthorised-information-modification = Duomenys pakeisti be teisės
desk-kind-data-loss = Duomenys prarasti ar užrakinti
desk-kind-data-leak = Duomenys nutekėję
desk-kind-unauthorised-use-of-resources = Neteisėtai naudoti ištekliai ar pinigai
desk-kind-copyright = Autorių teisės
desk-kind-masquerade = Apsimetimas kitu
desk-kind-phishing = Duomenų viliojimas (phishing)
desk-kind-weak-crypto = Silpnas šifravimas
desk-kind-ddos-amplifier = DDoS stiprintuvas
desk-kind-potentially-unwanted-accessible = Atvira paslauga
desk-kind-information-disclosure = Informacijos atskleidimas
desk-kind-vulnerable-system = Pažeidžiama sistema
desk-kind-other = Kita
desk-kind-undetermined = Nenustatyta
desk-kind-test = Bandymas
