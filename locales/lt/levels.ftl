### Kaip greitai atsakome, viso kelio bandymai ir mazgo pranešimai apie save.

link-levels = Kaip greitai atsakome
levels-title = Kaip greitai atsakome
levels-lead = Nuo akimirkos, kai pranešimas išsaugotas, iki tol, kol kas nors pakviečiamas, kol žmogus perima pavojaus signalą ir kol mes atrašome. Šiuos skaičius gali patikrinti kiekvienas.
levels-empty = Dar nesuskaičiuota nė vieno pranešimo. Praėjus pirmiesiems mėnesiams, jų laikai bus čia.
levels-month = { $year } m. { $month }
levels-s = { $a } s
levels-min = { $a } min.
levels-min-s = { $a } min. { $b } s
levels-h = { $a } val.
levels-h-min = { $a } val. { $b } min.
levels-d = { $a } d.
levels-d-h = { $a } d. { $b } val.
levels-percent = { $n } %
levels-none = nė vieno
levels-few = per mažai, kad būtų galima pasakyti
levels-measure-called = Kas nors pakviečiamas
levels-measure-called-note = Pranešimai, kurie skamba iš karto: kol pirmasis kvietimas išsiųstas.
levels-measure-acknowledged = Žmogus perėmė signalą
levels-measure-acknowledged-note = Pranešimai, kurie skamba iš karto: kol kas nors pasakė «tai mano».
levels-measure-answered = Mes atrašome
levels-measure-answered-note = Visi pranešimai: iki pirmojo budėtojų atsakymo.
levels-key = Tamsi juosta baigiasi ten, kur buvo atlikta pusė pranešimų, šviesi – kur devyni iš dešimties. Skalė auga nuo sekundžių iki dienų.
levels-by-month = Mėnesiai
levels-by-part = Kanalai ir kalbos
levels-col-month = Mėnuo
levels-col-channel = Kanalas
levels-col-language = Kalba
levels-reports = Pranešimai
levels-rang = Skambėjo iš karto
levels-median = pusė per
levels-p90 = 9 iš 10 per
levels-worst = ilgiausiai
levels-answered-share = Atsakyta
levels-parts = { $month }: dalimis
levels-parts-note = Kitą mėnesį galima pasirinkti lentelėje aukščiau.
levels-channel-page = Tinklalapis
levels-channel-api = Įrenginiai ir programos
levels-channel-mail = El. paštas
levels-channel-phone = Telefonas
levels-channel-feed = Duomenų srautai
levels-channel-node = Pats mazgas
levels-how-title = Kaip skaičiuojama
levels-how-counted = Iš pirmųjų žurnalo įrašų ({ $entries }), kur užrašomas kiekvienas žingsnis ir kurių vėliau niekas negali pakeisti. Suskaičiuota:
levels-how-without = Bandymai ir tai, ką mazgas praneša apie save, neįtraukiami. Pranešimas priskiriamas mėnesiui, kurį gautas (UTC).
levels-how-rounded = Laikai apvalinami į viršų, daugiausia dešimtadaliu: iki sekundžių, paskui iki minučių, valandų ir dienų.
levels-how-few = Grupės, kuriose mažiau nei { $least } pranešimai, neaprašomos, kad niekas nesuprastų, kieno jie buvo. Didesnėse grupėse jie skaičiuojami. Jei būtų paslėpta tik viena grupė, paslepiama ir kita mažiausia.
levels-check-title = Patikrinkite patys
levels-check = Tie patys skaičiai įrenginiams ir pasirašyti žurnalo raktu:

test-mark = Bandymas
test-mark-note = Išsiųsta sargybos visam keliui išbandyti. Niekur neskaičiuojama.
desk-test-key-title = Raktas bandymams
desk-test-key-note = Viskas, kas juo pateikiama, pažymima kaip bandymas, niekur neskaičiuojama ir kviečia tik žemiau nurodytą adresą. «stormbell watch» kitame įrenginyje juo išbando visą kelią.
desk-test-key-mail = El. pašto adresas, kuris kviečiamas
desk-test-key-hook = Arba žiniatinklio kablio adresas
desk-test-key-hook-once = Šios sargybos žiniatinklio kabliai pasirašomi šiuo raktu. Jis rodomas vieną kartą:
desk-test-key-hook-key = Žiniatinklio kablio raktas
desk-test-key-give = Duoti raktą bandymams
desk-test-key = bandymams
desk-door-node = Pats mazgas
desk-door-neighbour = Tinklo kaimynas

own-report = { $sentence }

    { $remedy }

    Nuo { $since }. Šį pranešimą mazgas parašė apie save. Signalas skamba, kol kas nors jį perima.
own-report-over = Tai baigėsi { $at }. Pažiūrėkite, ar dar ką nors reikia padaryti, ir uždarykite šį pranešimą.
own-report-again = Tai vėl čia, nuo { $at }.
desk-trouble-nobody-to-call = Nėra ko kviesti: nė vienas, kuris gali perimti signalus, nebudi su adresu.
desk-trouble-nobody-to-call-next = Paskirkite budėti ką nors, kas turi adresą, arba įrašykite budinčiam adresą. Iki tol signalai skamba tik atidarytame budėjimo puslapyje.
desk-reason-node-trouble = Pačiame mazge yra gedimas
desk-reason-neighbour-says = Taip sako kaimynas
neighbour-withdrawn = Kaimynas tai atšaukė. To nebegalima naudoti.
neighbour-superseded = Kaimynas tai pasakė iš naujo. Naujesni žodžiai yra tarp gautų.
neighbour-erased = Kaimynas liepė tai sunaikinti: žodžių čia nebėra.
neighbour-asks = Į {$reference} niekas neatsako: paskambinkite mūsų žmonėms
neighbour-taken = Aliarmas priimtas: {$reference}
