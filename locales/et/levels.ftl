### Kui kiiresti me vastame, kogu tee proovid ja sõlme teated enda kohta.

link-levels = Kui kiiresti me vastame
levels-title = Kui kiiresti me vastame
levels-lead = Teate salvestamise hetkest kuni kellegi kutsumiseni, kuni häire on inimese käes ja kuni me vastu kirjutame. Neid arve saab igaüks kontrollida.
levels-empty = Ühtegi teadet pole veel loetud. Kui esimesed kuud on möödas, on nende ajad siin.
levels-month = { $month } { $year }
levels-s = { $a } s
levels-min = { $a } min
levels-min-s = { $a } min { $b } s
levels-h = { $a } t
levels-h-min = { $a } t { $b } min
levels-d = { $a } p
levels-d-h = { $a } p { $b } t
levels-percent = { $n } %
levels-none = mitte ühtegi
levels-few = liiga vähe, et öelda
levels-measure-called = Keegi kutsutakse
levels-measure-called-note = Teated, mis kohe helisevad: kuni esimene kutse on majast väljas.
levels-measure-acknowledged = Häire on inimese käes
levels-measure-acknowledged-note = Teated, mis kohe helisevad: kuni keegi ütles «see on minu».
levels-measure-answered = Me kirjutame vastu
levels-measure-answered-note = Kõik teated: kuni valvelaua esimese vastuseni.
levels-key = Tume riba lõpeb seal, kus pooled teated olid tehtud, hele seal, kus üheksa kümnest. Skaala kasvab sekunditest päevadeni.
levels-by-month = Kuud
levels-by-part = Kanalid ja keeled
levels-col-month = Kuu
levels-col-channel = Kanal
levels-col-language = Keel
levels-reports = Teateid
levels-rang = Helises kohe
levels-median = pooled ajaga
levels-p90 = 9 kümnest ajaga
levels-worst = pikim
levels-answered-share = Vastatud
levels-parts = { $month } osade kaupa
levels-parts-note = Teise kuu saab valida ülalolevast tabelist.
levels-channel-page = Veebileht
levels-channel-api = Masinad ja programmid
levels-channel-mail = E-post
levels-channel-phone = Telefon
levels-channel-feed = Andmevood
levels-channel-node = Sõlm ise
levels-how-title = Kuidas loetakse
levels-how-counted = Päeviku esimesest { $entries } kirjest, kuhu iga samm üles kirjutatakse ja mida keegi hiljem muuta ei saa. Loetud:
levels-how-without = Proovid ja see, mida sõlm enda kohta teatab, jäävad välja. Teade loetakse kuusse, mil ta tuli (UTC).
levels-how-rounded = Ajad on ümardatud üles, kõige rohkem kümnendiku võrra: sekunditeni, siis minutite, tundide ja päevadeni.
levels-how-few = Rühmi, kus on alla { $least } teate, ei kirjeldata, et keegi ei saaks aru, kelle need olid. Suuremates rühmades lähevad nad arvesse. Kui peita tuleks vaid üks rühm, peidetakse ka järgmine väikseim.
levels-check-title = Kontrolli ise
levels-check = Samad arvud masinatele ja päeviku võtmega allkirjastatult:

test-mark = Proov
test-mark-note = Valvuri saadetud, et kogu teed proovida. Ei lähe kuskil arvesse.
desk-test-key-title = Võti proovide jaoks
desk-test-key-note = Kõik, mis sellega saadetakse, on märgitud prooviks, ei lähe kuskil arvesse ja kutsub ainult allolevat aadressi. «stormbell watch» teises masinas proovib sellega kogu teed.
desk-test-key-mail = E-posti aadress, mida kutsutakse
desk-test-key-hook = Või veebikonksu aadress
desk-test-key-hook-once = Selle valve veebikonksud allkirjastatakse selle võtmega. Seda näidatakse üks kord:
desk-test-key-hook-key = Veebikonksu võti
desk-test-key-give = Anna võti proovide jaoks
desk-test-key = proovide jaoks
desk-door-node = Sõlm ise
desk-door-neighbour = Võrgustiku naaber

own-report = { $sentence }

    { $remedy }

    Alates { $since }. Selle teate kirjutas sõlm enda kohta. Häire heliseb, kuni keegi selle võtab.
own-report-over = See on möödas alates { $at }. Vaata, kas midagi on veel teha, ja sulge teade.
own-report-again = See on tagasi, alates { $at }.
desk-trouble-nobody-to-call = Kedagi ei saa kutsuda: ükski häireid vastu võttev inimene ei ole aadressiga valves.
desk-trouble-nobody-to-call-next = Pane valvesse keegi, kellel on aadress, või sisesta aadress kellelegi, kes on valves. Seni helisevad häired ainult avatud valvelaual.
desk-reason-node-trouble = Sõlmel endal on viga
desk-reason-neighbour-says = Naaber ütleb nii
neighbour-withdrawn = Naaber võttis selle tagasi. Seda ei tohi enam kasutada.
neighbour-superseded = Naaber ütles selle uuesti. Uuemad sõnad on saabunute all.
neighbour-erased = Naaber lasi selle hävitada: selle sõnad on siit kadunud.
neighbour-asks = {$reference} peale ei vasta keegi: palun helistage meie inimestele
neighbour-taken = Häire võeti vastu: {$reference}
