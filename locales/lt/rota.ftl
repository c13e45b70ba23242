# Budėjimo grafikai: kas kada budi.
rota-title = Budėjimai
desk-cmd-rotas = Budėjimai

rota-weekday-0 = pr
rota-weekday-1 = an
rota-weekday-2 = tr
rota-weekday-3 = kt
rota-weekday-4 = pn
rota-weekday-5 = št
rota-weekday-6 = sk
rota-month-1 = saus.
rota-month-2 = vas.
rota-month-3 = kovo
rota-month-4 = bal.
rota-month-5 = geg.
rota-month-6 = birž.
rota-month-7 = liep.
rota-month-8 = rugp.
rota-month-9 = rugs.
rota-month-10 = spal.
rota-month-11 = lapkr.
rota-month-12 = gruod.
rota-clock = { $weekday }, { $month } { $day } d. { $time }
rota-when-day = { $weekday }, { $month } { $day } d. { $from }–{ $until }

rota-on-now = Dabar budi:
rota-on-nobody = Dabar niekas nebudi
rota-until = iki { $when }
rota-next = paskui { $who }
rota-next-nobody = paskui niekas
rota-nobody = niekas
rota-nobody-needed = nieko nereikia

rota-found-title = Peržiūrėti
rota-ahead-now = Dabar:
rota-ahead-hours = { $n ->
    [one] Po { $n } valandos:
    [few] Po { $n } valandų:
   *[other] Po { $n } valandų:
}
rota-ahead-days = { $n ->
    [one] Po { $n } dienos:
    [few] Po { $n } dienų:
   *[other] Po { $n } dienų:
}
rota-found-hole = grafike «{ $rota }» niekas nebudi
rota-found-nobody-reachable = nė vienas grafiko «{ $rota }» budėtojas nepasiekiamas
rota-found-unreachable = { $person } budi grafike «{ $rota }» ir yra nepasiekiamas
rota-found-double = { $person } vienu metu budi grafikuose «{ $rota }» ir «{ $other }»
rota-found-absent = { $person } paskirtas į grafiką «{ $rota }», bet jo nėra
rota-found-stale = apsikeitimas grafike «{ $rota }» neveikia: pamaina jau kito žmogaus
rota-found-more = { $n ->
    [one] ir dar { $n }, paveikslėlyje
    [few] ir dar { $n }, paveikslėlyje
   *[other] ir dar { $n }, paveikslėlyje
}
rota-found-more-here = { $n ->
    [one] ir dar { $n }
    [few] ir dar { $n }
   *[other] ir dar { $n }
}
rota-fill = Paskirti žmogų
rota-look = Žiūrėti
rota-wrong-count = { $n ->
    [one] { $n } dalykas peržiūrai
    [few] { $n } dalykai peržiūrai
   *[other] { $n } dalykų peržiūrai
}
rota-all-well = Aštuonias savaites kas nors budi ir yra pasiekiamas.
rota-tell-week = Per savaitę:
rota-tell-day = Per parą:
rota-tell-hour = Per valandą:
rota-tell-next = Užpildykite spragą budėjimų puslapyje.

rota-empty = Dar nėra nė vieno budėjimo grafiko
rota-empty-next = Grafikas prieš kelias savaites pasako, kas kviečiamas per pavojaus signalą. Spragas matote anksčiau, nei nuo jų kas nors nukenčia, ir apie jas pranešama prieš septynias dienas, vieną dieną ir vieną valandą.
rota-empty-switch = Iki tol kviečiami tie, kurie patys įsijungė budėjimą: { $who }.
rota-empty-nobody = Niekas nėra ir pats įsijungęs budėjimo. Kilus pavojui kviečiami visi.
rota-ask-lead = Grafikus sudaro vadovas.
rota-first-title = Geras pirmasis: kiekvienam po savaitę, perduodama pirmadieniais devintą
rota-name = Pavadinimas
rota-name-first = Budėjimas
rota-draw-send = Sudaryti grafiką
rota-draw-note = Viską galima pakeisti vėliau, o kiekvieną pakeitimą – atšaukti.
rota-another = Sudaryti dar vieną grafiką
rota-switch-title = Kviečiami papildomai
rota-switch-who = { $n ->
    [one] { $who } pats įsijungė budėjimą ir bus kviečiamas, kad ir ką rodytų grafikai.
    [few] { $who } patys įsijungė budėjimą ir bus kviečiami, kad ir ką rodytų grafikai.
   *[other] { $who } patys įsijungė budėjimą ir bus kviečiami, kad ir ką rodytų grafikai.
}
rota-switch-off = Tegul sprendžia grafikai
rota-switch-note = Visi jungikliai išjungiami. Kiekvienas gali vėl įsijungti.
rota-away-title = Padėti į šalį
rota-out = Vėl naudoti
rota-is-away = Šis grafikas padėtas į šalį: pagal jį niekas nebudi.

rota-offered = { $from } siūlo jums pamainą:
rota-accept = Imu
rota-decline = Ne
rota-weeks = Aštuonios savaitės
rota-weeks-note = su visais apsikeitimais, nebuvimais ir išimtimis
rota-lanes-more = { $n ->
    [one] Dar { $n } tos savaitės pamaina lentelėje
    [few] Dar { $n } tos savaitės pamainos lentelėje
   *[other] Dar { $n } tos savaitės pamainų lentelėje
}
rota-sign-hole = niekas nebudi
rota-sign-unreachable = nepasiekiamas
rota-sign-double = dviejuose grafikuose vienu metu
rota-sign-absent = paskirtas, bet jo nėra
rota-sign-swap = apsikeista
rota-sign-override = pagal išimtį
rota-table = Tas pats kaip lentelė
rota-col-when = Kada
rota-col-who = Kas
rota-col-do = Keisti
rota-why-swap = apsikeista
rota-why-override = pagal išimtį
rota-swap-link = Apsikeisti
rota-override-link = Išimtis
rota-rows-more = { $n ->
    [one] Dar { $n } eilutė nerodoma.
    [few] Dar { $n } eilutės nerodomos.
   *[other] Dar { $n } eilučių nerodoma.
}

rota-swap-title = Atiduoti pamainą
rota-swap-of = Pamaina, kurią turi { $who }:
rota-swap-to = atitenka
rota-swap-send = Apsikeisti
rota-swap-offer = Pasiūlyti
rota-swap-note = Galioja iškart ir seka paskui pamainą, jei perdavimo laikas pasikeičia.
rota-swap-offer-note = Ji lieka jūsų, kol kitas sutiks.
rota-swap-counts = { $to } ima pamainą, kurią turėjo { $from }
rota-swap-offered = { $from } siūlo pamainą, kurią imtų { $to }
rota-swap-undone = { $to } turėjo imti pamainą, kurią turi { $from }: atšaukta

rota-override-title = Laikina išimtis
rota-field-from = Nuo
rota-field-until = Iki
rota-change = Kas keičiasi
rota-change-pick-add = Kas nors budi papildomai
rota-change-pick-replace = Vienas vietoj kito
rota-change-pick-remove = Kas nors nebudi
rota-change-pick-only = Būtent šie žmonės
rota-who = Kas
rota-by = Kas vietoj jo
rota-only = Būtent šie
rota-only-note = Niekas nepasirinktas: niekas nebudi.
rota-override-send = Išsaugoti išimtį
rota-clock-of = Pagal laikrodį: { $zone }.
rota-change-add = Papildomai { $who }
rota-change-remove = Be: { $who }
rota-change-replace = { $by }, o ne { $who }
rota-change-only = Tik { $who }
rota-change-nobody = Niekas
rota-made-by = padarė { $who }
rota-undone = atšaukta
rota-undo = Atšaukti
rota-changes = Pakeitimai
rota-changes-none = Šiomis savaitėmis nėra nei apsikeitimų, nei nebuvimų, nei išimčių.
rota-absent = { $who } nėra

rota-layers = Sluoksniai
rota-layers-note = kur aukštesnis ką nors turi, žemesni negalioja
rota-layers-none = Dar nėra sluoksnio: niekas nesikeičia. Pridėkite žemiau.
rota-people = Kas keičiasi
rota-people-note = Prie kiekvieno vardo parašykite skaičių: 1 pradeda. «1 4» – du kartai. Tuščia: nedalyvauja.
rota-place-of = Vieta: { $name }
rota-turn = Pamainos
rota-every = Perduoti kas
rota-unit = Vienetas
rota-unit-hour = val.
rota-unit-day = d.
rota-unit-week = sav.
rota-first = Pirmoji pamaina prasideda
rota-zone = Kurios vietos laikrodis
rota-zone-of-rota = Kurios vietos laikrodis
rota-hours = Tik tam tikromis savaitės valandomis
rota-hours-note = Kiekvieną dieną tuščia: visada. Pabaiga, kuri ne vėlesnė už pradžią, yra kitą dieną.
rota-hours-more = Daugiau tarpų per dieną
rota-hours-nth = { $n } dienos tarpas
rota-only-hours = tik
rota-turns-hour = { $n ->
    [one] kas { $n } valandą nuo { $time }
    [few] kas { $n } valandas nuo { $time }
   *[other] kas { $n } valandų nuo { $time }
}
rota-turns-day = { $n ->
    [one] kas { $n } dieną { $time }
    [few] kas { $n } dienas { $time }
   *[other] kas { $n } dienų { $time }
}
rota-turns-week = { $n ->
    [one] kas { $n } savaitę, { $weekday } { $time }
    [few] kas { $n } savaites, { $weekday } { $time }
   *[other] kas { $n } savaičių, { $weekday } { $time }
}
rota-layer-since = nuo { $year } m., { $when }
rota-layer-begins = prasideda { $when }
rota-layer-ends = galioja iki { $when }
rota-layer-ended = baigėsi { $when }
rota-layer-away = pašalintas
rota-undo-change = Atšaukti šį pakeitimą
rota-go-on = Tegul tęsiasi
rota-end = Baigti dabar
rota-change-layer = Keisti
rota-change-layer-send = Keisti nuo tada
rota-change-layer-note = Iki pirmosios naujos pamainos viskas lieka. Apsikeitimai seka, jei pamainos tokio pat ilgio kaip anksčiau.
rota-layer-new = Pridėti sluoksnį viršuje
rota-layer-send = Pridėti sluoksnį
rota-layer-note = Kur jis ką nors turi, žemesni sluoksniai negalioja.

rota-wanted = Kas nors turi būti
rota-wanted-always = Visada.
rota-wanted-note = Kitomis valandomis laikas be budėtojo nėra spraga. Kiekvieną dieną tuščia: visada.
rota-settings = Pavadinimas, laikrodis ir valandos
rota-settings-send = Išsaugoti
rota-put-away = Padėti grafiką į šalį
rota-put-away-note = Tada pagal jį niekas nebudi. Jį galima vėl naudoti.

desk-field-from = Nuo
desk-field-until = Iki
desk-field-who = Kas
desk-field-by = Kas vietoj jo
desk-field-taker = Kas ima
desk-field-people = Kas keičiasi
desk-field-first = Pirmoji pamaina
desk-field-zone = Kurios vietos laikrodis
desk-field-layer-zone = Kurios vietos laikrodis
desk-field-hours = Savaitės valandos
desk-field-wanted = Valandos, kai kas nors turi būti
desk-field-every = Perduoti kas
desk-field-unit = Vienetas
desk-field-change = Kas keičiasi
desk-field-shift = Pamaina
desk-field-rotas = Budėjimai
desk-field-layers = Sluoksniai

desk-done-rota-drawn = Grafikas sudarytas.
desk-done-rota-changed = Išsaugota.
desk-done-rota-away = Grafikas padėtas į šalį.
desk-done-rota-out = Grafikas vėl galioja.
desk-done-rotas-decide = Dabar grafikai sprendžia, kas kviečiamas.
desk-done-rotas-empty = Nė viename grafike dabar niekas nebudi, todėl niekas neišjungtas.
desk-done-layer-added = Sluoksnis pridėtas.
desk-done-layer-changed = Sluoksnis keičiasi su pirmąja pamaina.
desk-done-layer-ended = Sluoksnis baigėsi.
desk-done-layer-goes-on = Sluoksnis tęsiasi.
desk-done-layer-undone = Sluoksnio pakeitimas atšauktas.
desk-done-layer-replaced = Jo vietą užėmė kitas sluoksnis. Pirma atšaukite tą pakeitimą.
desk-done-layer-first = Šis sluoksnis nėra pakeitimas, kurį būtų galima atšaukti.
desk-done-override-made = Išimtis galioja.
desk-done-override-undone = Išimtis atšaukta.
desk-done-shift-swapped = Pamaina atiduota.
desk-done-swap-offered = Pasiūlyta. Ji lieka jūsų, kol kas nors sutiks.
desk-done-swap-accepted = Pamaina jūsų.
desk-done-swap-undone = Apsikeitimas atšauktas.
desk-done-change-undone = Kažkas buvo greitesnis: tai jau išspręsta.
desk-done-change-over = Tai jau praėjo; kas buvo, lieka.
desk-done-shift-over = Ši pamaina jau praėjo arba jos nebėra.
desk-done-shift-not-yours = Tai ne jūsų pamaina. Ją perleisti gali vadovas.
desk-done-swap-agreed = Dėl šio apsikeitimo susitarta. Jį atšaukti gali vadovas.
desk-done-swap-stale = Pamaina jau kito žmogaus.
