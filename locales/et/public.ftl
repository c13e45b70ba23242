### The public pages. Plain words, short sentences: the reader may be frightened, in a hurry, on an old telephone.

skip-to-content = Sisu juurde
language = Keel
footer-nav = Veel lehti
footer-words = Tormikell rippus keset linna. Igaüks võis lasta seda lüüa, päeval või öösel, ja keegi oli tornis alati ärkvel.
link-first-aid = Esmaabi
link-follow = Mul on kviitung
link-about = Kuidas see töötab ja kes loeb
link-journal = Avalik päevik
link-api = Masinatele (API)
link-accessibility = Ligipääsetavus
optional = (pole kohustuslik)
error = Viga
errors-title = Palun vaadake see uuesti üle
back = Tagasi
change = Muuda
go-on = Edasi
send = Saada
to-start = Avalehele
# A strip with a telephone. Followed by the link «call-number».
danger-to-life = Kas keegi on praegu ohus?
call-number = Helistage { $number }
step = Samm { $at }/{ $of }

## Start page

home-name = Küberrünnakust saab teatada päeval ja öösel
home-title = Küberrünnak? Lööge häirekella.
home-lead = See on ööpäevaringne valvekeskus. Kirjutage, mis toimub teie, teie ettevõtte või mõne teile vajaliku teenusega. Korrapidaja loeb selle läbi igal kellaajal.
home-flag = Midagi on lahti: teatage kohe
home-easy-name = Kontot ega nime pole vaja
home-easy-time = Aega kulub umbes kaks minutit
home-easy-sure = Te ei pea kindel olema
home-after-title = Mis juhtub, kui teatate
home-after-receipt = Saate kohe kviitungi
home-after-receipt-text = See on number, mis on ainult teil. Sellega saate vastust lugeda.
home-after-aid = Näete, mida nüüd teha
home-after-aid-text = Esmaabi just sellise rünnaku puhuks ja see, kellele helistada.
home-after-officer = Teadet loeb inimene
home-after-officer-text = Kui see toimub praegu ja teeb kahju, kutsutakse kohe korrapidaja.
home-receipt-title = Mul on kviitung
home-receipt-go = Loe vastust

## Flag, step 1

what-title = Mis toimub?
what-hint = Valige, mis sobib kõige paremini. Vale valik ei tee kahju. Kui te pole kindel, valige viimane.

## Flag, step 2

words-title = Kirjeldage oma sõnadega
words-hint = Mida te näete? Millal see algas? Mida olete seni teinud? Kirjavead ei loe.
words-again = Saatsite selle vormi juba varem teiste sõnadega ja see teade on salvestatud. Et saata need sõnad uue teatena, vajutage „Saada kohe“.
words-protected = Teie sõnu loevad ainult selle valvekeskuse ametnikud. Neid hoitakse krüpteeritult.
words-protected-more = Mis on kaitstud ja mis mitte
ongoing-title = Kas see toimub praegu?
ongoing-now-and-it-hurts = Jah, ja see teeb kahju
ongoing-now = Jah, aga kahju veel pole
ongoing-over = Ei, see on möödas
ongoing-unknown = Ma ei tea
who-title = Keda see puudutab?
who-me = Mind või kedagi, keda ma tunnen
who-organisation = Ettevõtet või organisatsiooni
who-unknown = Ma ei tea
sector-none = Ma ei tea või ükski ei sobi
send-now = Saada kohe
add-more = Lisa kontakt või failid
abuse-no-pictures = Ärge kunagi saatke seksuaalse sisuga pilte lastest, isegi mitte tõendiks. Sõnadest ja veebiaadressist piisab. Teatage aadress sõnadega siin ja oma riigi vihjeliinile:

## Flag, step 3

more-title = Kas soovite midagi lisada?
more-hint = Miski siin pole kohustuslik. Võite saata ka ilma selleta.
contact-title = Kes te olete
contact-sealed-server = Kontaktandmed pitseeritakse korrapidajate võtmetega kohe, kui need meieni jõuavad, enne kui midagi salvestatakse. Teel kaitseb neid ainult turvaline ühendus.
contact-sealed-browser = Kontaktandmed pitseeritakse korrapidajate võtmetega siin teie veebilehitsejas, enne kui need saadetakse. Meie server ei saa neid lugeda.
contact-seal-failed = Pitseerimine teie veebilehitsejas ei õnnestunud. Vajutage uuesti „Saada“, siis pitseerib meie server, või tühjendage need väljad.
contact-sealed-already = Teie kontaktandmed on juba pitseeritud ja lähevad kaasa. Kirjutage need uuesti ainult siis, kui soovite neid muuta.
other-hint = Näiteks nimi sõnumirakenduses või aeg, millal võime helistada.
happened-hint = Teie kella järgi ({ $zone }). Kui te ei tea, jätke tühjaks.
files-hint = Ekraanitõmmised, kirjad, logid. Kuni { $count } faili, igaüks kuni { $size }. Hoiame neid krüpteeritult ega käivita neid kunagi programmina.
files-no-abuse = Ärge kunagi saatke seksuaalse sisuga pilte lastest.

## When too many report at once

wait-title = Praegu teatavad väga paljud
wait-text = Sinu kirjutatu on alles; midagi ei ole kadunud. Et korraga koputab nii palju inimesi, laseme teated sisse ükshaaval. Sinu oma järgneb kohe.
wait-work = Sinu seade teeb väikese töö, mis näitab, et sa ei ole ründevoog. Seejärel saadetakse teade ise ära.
wait-done = Valmis. Teade saadetakse.
wait-patience =
    Palun oota { $seconds ->
        [one] üks sekund
       *[other] { $seconds } sekundit
    } ja vajuta siis „Saada kohe“.
wait-files = Leht ei saa faile kaasas kanda: palun vali need uuesti. Saad need lisada ka hiljem oma kviitungi alt.

## The receipt

receipt-title = Teie teade on salvestatud
receipt-lead = Teate viitekood on { $reference }. Ametnik loeb teate läbi. Kirjutage nüüd üles oma kviitungi number.
receipt-rings = Kuna kahju tehakse praegu, kutsume kohe korrapidajad.
receipt-name = Teie kviitung
receipt-only-key = See number on vastuse ainus võti. Me ei saa seda teile uuesti öelda. Kelle käes see on, saab siin teie nimel lugeda ja kirjutada.
receipt-copy = Kopeeri
receipt-copied = Kopeeritud
receipt-print = Prindi
receipt-save = Salvesta tekstina
receipt-hint = 20 numbrit. Tühikud pole tähtsad.
receipt-kept-title = Väga hea, number on teil kirjas
receipt-kept-text = Võite selle lehe sulgeda. Tulge kviitungiga tagasi, millal soovite.
receipt-enter = Loe ja kirjuta selle kviitungiga
receipt-files-failed =
    { $count ->
        [one] Üht faili ei saanud salvestada: see on liiga suur või tühi, või oli faile liiga palju. Teie sõnad on alles. Faili saate lisada oma kviitungiga.
       *[other] { $count } faili ei saanud salvestada: need on liiga suured või tühjad, või oli faile liiga palju. Teie sõnad on alles. Failid saate lisada oma kviitungiga.
    }
receipt-aid = Mida nüüd teha
receipt-later-title = Kust saate vastust lugeda
receipt-later = Aadressil { $address } oma kviitungiga. Seal saate ka juurde kirjutada ja faile lisada. Teie nime pole meil selleks vaja.
receipt-proof = Laadi alla esitamise tõend
receipt-proof-text = Allkirjastatud fail, millega igaüks saab hiljem kontrollida, et see teade on meie päevikus ja seda pole muudetud.
keep-title = Kas kviitungi number on teil kirjas?
keep-go = Kontrolli
keep-wrong = Need pole kviitungi neli viimast numbrit. Kviitung on veel ülal näha: vaadake uuesti.
sealed = Kes te olete
sealed-browser = Pitseeritud teie veebilehitsejas. Avada saavad ainult ametnikud.
sealed-edge = Meie server pitseeris selle enne salvestamist. Avada saavad ainult ametnikud.
sealed-node = Krüpteeritud meie serveri enda võtmega, kuni esimesel ametnikul on võti.

## First aid

aid-title = Esmaabi
aid-lead = Mida nüüd teha, mida mitte puutuda, kellele helistada. Lugeda võib ka ilma millestki teatamata.
aid-now = Mida kohe teha
aid-do-not = Mida mitte teha
aid-call = Kellele helistada
aid-keep = Mida tõendiks alles hoida
aid-organisation = Kui see puudutab ettevõtet või organisatsiooni
aid-sources = Allikad:
aid-reviewed = Üle vaadatud: { $when }.
aid-flag = Teata sellest korrapidajale

## Coming back

follow-title = Vastuse lugemine
follow-lead = Sisestage kviitungi number. Siis saate lugeda, mida ametnikud kirjutasid, ja ise juurde kirjutada.
follow-go = Ava
follow-left = Olete lahkunud. Sellest külastusest ei jäänud seadmesse midagi.
follow-carried = Olite mõnda aega eemal, seepärast palun sisestage kviitungi number uuesti. Teie kirjutatu on sellel lehel alles. Failid tuleb uuesti valida.
follow-unknown = Selle numbriga ei saa me midagi avada. Palun võrrelge iga numbrit kviitungiga.
follow-lost-title = Kviitung on kadunud
follow-lost = Siis ei saa me teadet teile avada, sest me ei tea, kelle oma see on. Teatage uuesti ja kirjutage, et olete juba varem teatanud. Kui viitekood on alles, lisage see.
talk-title = Teade { $reference }
talk-way = Kui kaugel asi on
talk-way-kept = Saabunud
talk-way-taken = Ametniku käes
talk-way-answered = Vastatud
talk-way-closed = Suletud
talk-state-kept = Teie teade on salvestatud
talk-state-kept-text = Ükski ametnik pole seda veel võtnud. Ees on teated, mille puhul kahju tehakse praegu. Te ei pea siin ootama: tulge kviitungiga tagasi.
talk-state-taken = Teie teade on ametniku käes
talk-state-taken-text = Vastus kirjutatakse siia. Kui midagi muutub, kirjutage sellest allpool.
talk-state-answered = Teile on vastatud
talk-state-answered-text = Vastus on allpool. Võite sellele igal ajal vastata.
talk-state-closed = Teie teade on suletud
talk-state-closed-text = Kui see jätkub või algab uuesti, kirjutage allpool. See avab teate taas.
talk-not-kept = Te pole veel sisestanud kviitungi nelja viimast numbrit. Palun veenduge, et number on teil kirjas: muud teed sellele lehele ei ole.
talk-messages = Sõnumid
talk-you = Teie
talk-officer = Korrapidaja
talk-seen = loetud
talk-your-report = Teie teade on ametnike käes täpselt nii, nagu te selle saatsite.
talk-empty = Vastust veel pole. Ametnik loeb teie teate läbi ja kirjutab siia. Seni aitab esmaabi.
talk-files = Failid
talk-send = Saada
talk-aid = Esmaabi sellise rünnaku puhuks
talk-leave = Lahku ja unusta see külastus

## The link in an alarm mail

ack-title-ringing = See häire ootab vastuvõtjat
ack-title-done = Sellel häirel on vastuvõtja
ack-title-gone = See link enam ei tööta
ack-ask = Võtke häire vastu ainult siis, kui hakkate sellega kohe tegelema.
ack-go = Võtan vastu
ack-done-text = Häirekell vaikib. Palun jätkake valvelauas.
ack-gone = Seda on juba kasutatud, see on tagasi võetud või vanem kui ööpäev. Valvelaud näitab, mis praegu kõlab.
ack-since = Häire algus
ack-officer = Kutse saaja
ack-desk = Valvelauda

## Public journal

journal-title = Avalik päevik
journal-lead = Kõigest, mida siin tehakse, jääb päevikusse rida. Seda ei saa keegi märkamatult ümber kirjutada, ka meie mitte.
journal-holds = Päevikus on ainult sõrmejäljed (räsid). Sõnu, nimesid ega aadresse sellest lugeda ei saa.
journal-key-title = Selle sõlme võti
journal-key = Võrrelge seda võtit mõnel muul teel saadud võtmega, näiteks naaberriigi valvekeskusest.
journal-fingerprint = Sama võti ettelugemiseks:
journal-files-title = Failid kontrollimiseks
journal-checkpoint = päeviku allkirjastatud seis
journal-tiles = räsid vormingus C2SP tlog-tiles
journal-key-file = võti tekstina
journal-roster = ametnike võtmed, millega kontaktandmed pitseeritakse
journal-check-title = Oma tõendi kontrollimine
journal-check = Allalaaditud tõendi ja selle programmiga, teie enda arvutis, ilma internetita:
journal-not = Tõend näitab, et teie teade on päevikus. Et kõik lugejad näevad sama päevikut, selgub alles siis, kui ka naabrid selle allkirjastavad.

## About

about-title = Kuidas see töötab ja kes loeb
about-lead = Stormbell on küberrünnakute häirekell: igaüks võib seda lüüa, igal kellaajal, ja alati keegi vastab.
about-who-title = Kes loeb, mida te saadate
about-who = Selle valvekeskuse ametnikud. Igaühel neist on isiklik võti, ja iga nime või aadressi avamine läheb koos põhjusega päevikusse. Organisatsioonid, teised riigid ja avalikkus ei saa midagi, mis võiks viidata teile, kui teie teate märgistus seda ei luba.
about-seal-title = Mille eest pitser kaitseb
about-seal = Kui ütlete, kes te olete, siis see pitseeritakse: krüpteeritakse nii, et avada saab seda ainult ametnike endi seadmetes.
about-seal-does-title = See kaitseb, kui
about-seal-does-1 = andmebaas või varukoopia varastatakse
about-seal-does-2 = keegi haldab serverit või murrab sinna hiljem sisse
about-seal-does-3 = keegi vaatab põhjuseta, ainult uudishimust: iga avamine jätab jälje
about-seal-not-title = See ei kaitse, kui
about-seal-not-1 = teie seade on rikutud või seda jälgitakse, või tööandja näeb teie ekraani ja võrku
about-seal-not-2 = server võeti üle enne teie tulekut ja saadab teile võltsitud lehe
about-seal-not-3 = kirjutate midagi oma teate sõnadesse: neid peab server lugema, et kedagi kutsuda. Neid hoitakse krüpteeritult, kuid mitte pitseeritult
about-seal-not-4 = keegi leiab teie kviitungi
about-roster =
    { $count ->
        [0] Ühelgi ametnikul pole veel võtit. Seni krüpteeritakse kontaktandmed ainult meie serveri enda võtmega.
        [one] Praegu pitseeritakse kontaktandmed ühe võtmega. Selle sõrmejälg:
       *[other] Praegu pitseeritakse kontaktandmed { $count } võtmega. Nende ühine sõrmejälg:
    }
about-privacy-title = Privaatsus
about-privacy = Ei kontot, ei jälgimist, ei midagi teistelt lehtedelt. Üks küpsis jätab meelde teie valitud keele, teine hoiab vestlust lahti, kuni lahkute, kõige rohkem 30 minutit.
about-address = Teie võrguaadressi kasutatakse teile vastamiseks ja, kui keegi püüab kviitungi numbreid ära arvata, selle võrgu aeglustamiseks mõneks minutiks. Aadressi ei salvestata ega logita.
about-limits-title = Piirid
about-limit-words = Teie sõnad: kuni { $count } tähemärki.
about-limit-files = Failid: korraga kuni { $count }, igaüks kuni { $size }, ühe teate kohta kokku kuni { $all }.
about-limit-messages = Sõnumid: ühe teate kohta kuni { $count }, igaüks kuni { $size } tähemärki.
about-not-title = Mida see ei tee
about-not = See ei eemalda sisu ega blokeeri lehti. Keelatud kõne mõistet siin ei tunta. See ei asenda hädaabikõnet ega politseid.

## Accessibility

access-title = Ligipääsetavus
access-lead = Igaüks peab saama häirekella lüüa. Need lehed järgivad juhist WCAG 2.2, tase AA, ja standardit EN 301 549.
access-how = Lehed töötavad ainult klaviatuuriga, ekraanilugejaga, ilma skriptita, 320 piksli laiuses, 400% suurenduses, väljatrükina ning tumedas ja heledas kujunduses. Kontrollime iga lehte nii masinaga kui ka käsitsi.
access-known-title = Mis pole meie teada veel piisavalt hea
access-known = Esmaabi pole veel lihtsas keeles, viipekeeles ega kõigis Euroopa Liidu 24 keeles.
access-tell-title = Andke meile teada
access-tell = Kui miski teid takistab, teatage sellest samamoodi nagu rünnakust. Loeme seda sama tähelepanelikult.

## When something goes wrong

trouble-not-found-title = Seda lehte siin ei ole
trouble-not-found-text = Aadress on vale või leht on kadunud.
trouble-not-found-next = Minge avalehele või teatage, mis praegu toimub.
trouble-forbidden-title = Seda te teha ei saa
trouble-forbidden-text = Teie roll seda ei luba.
trouble-forbidden-next = Pöörduge valvelaua juhi poole.
trouble-foreign-title = See vorm tuli teiselt lehelt
trouble-foreign-text = Teie kaitseks võtame vorme vastu ainult oma lehtedelt. Midagi ei saadetud.
trouble-foreign-next = Avage meie leht ja täitke vorm seal.
trouble-method-title = Nii see ei toimi
trouble-method-text = Lehte avati viisil, mida see ei tunne.
trouble-method-next = Minge avalehele ja proovige uuesti.
trouble-unreadable-title = Me ei saanud seda lugeda
trouble-unreadable-text = Vorm jõudis kohale vigasena. Midagi ei salvestatud.
trouble-unreadable-next = Minge tagasi, vaadake oma tekst üle ja saatke uuesti.
trouble-too-large-title = Seda oli korraga liiga palju
trouble-too-large-text = Failid või tekst on suuremad, kui saame korraga vastu võtta. Midagi ei salvestatud.
trouble-too-large-next = Minge tagasi ja saatke kõigepealt sõnad. Failid võivad tulla hiljem, paar tükki korraga.
trouble-conflict-title = Vahepeal on midagi muutunud
trouble-conflict-text = Keegi teine on seda muutnud või selle sulgenud, või oli see juba tehtud.
trouble-conflict-next = Laadige leht uuesti ja vaadake, kuidas praegu on.
trouble-too-many-title = Palun oodake hetk
trouble-too-many-text = Teie võrgust tuli liiga palju katseid. Teie teadet ei lükata tagasi: mis on salvestatud, on alles.
trouble-too-many-next =
    { $seconds ->
        [0] Proovige veidi aja pärast uuesti.
        [one] Proovige uuesti ühe sekundi pärast.
       *[other] Proovige uuesti { $seconds } sekundi pärast.
    }
trouble-unavailable-title = Me ei saa praegu midagi salvestada
trouble-unavailable-text = Viga on meie poolel. Sellest, mille äsja saatsite, ei salvestatud midagi.
trouble-unavailable-next = Minge tagasi, et teie sõnad kaotsi ei läheks, ja saatke minuti pärast uuesti. Kui on kiire, helistage.
trouble-unavailable-form = Viga on meie poolel ja midagi pole veel salvestatud. Teie sõnad on siin alles: saatke minuti pärast uuesti. Kui on kiire, helistage.
trouble-internal-title = Viga on meie poolel
trouble-internal-text = See on meie viga, mitte teie. See on kirjas ja keegi vaatab selle üle.
trouble-internal-next = Minge tagasi ja proovige uuesti. Kui saatsite teadet, siis kaks korda saatmine ei tee kahju.

# Every page of a demonstration says so.
demo-banner = See on näidis. Keegi ei loe, mida te siia saadate. Ohu korral helistage { $number }.
