# Valvegraafikud: kes on millal valves.
rota-title = Valvegraafikud
desk-cmd-rotas = Valvegraafikud

rota-weekday-0 = E
rota-weekday-1 = T
rota-weekday-2 = K
rota-weekday-3 = N
rota-weekday-4 = R
rota-weekday-5 = L
rota-weekday-6 = P
rota-month-1 = jaan
rota-month-2 = veebr
rota-month-3 = märts
rota-month-4 = apr
rota-month-5 = mai
rota-month-6 = juuni
rota-month-7 = juuli
rota-month-8 = aug
rota-month-9 = sept
rota-month-10 = okt
rota-month-11 = nov
rota-month-12 = dets
rota-clock = { $weekday } { $day }. { $month } { $time }
rota-when-day = { $weekday } { $day }. { $month } { $from }–{ $until }

rota-on-now = Praegu valves:
rota-on-nobody = Praegu ei ole keegi valves
rota-until = kuni { $when }
rota-next = siis { $who }
rota-next-nobody = siis mitte keegi
rota-nobody = mitte keegi
rota-nobody-needed = kedagi pole vaja

rota-found-title = Üle vaadata
rota-ahead-now = Praegu:
rota-ahead-hours = { $n ->
    [one] Ühe tunni pärast:
   *[other] { $n } tunni pärast:
}
rota-ahead-days = { $n ->
    [one] Ühe päeva pärast:
   *[other] { $n } päeva pärast:
}
rota-found-hole = graafikus «{ $rota }» ei ole keegi valves
rota-found-nobody-reachable = graafikus «{ $rota }» ei ole ükski valves olija kättesaadav
rota-found-unreachable = { $person } on graafikus «{ $rota }» valves ega ole kättesaadav
rota-found-double = { $person } on korraga valves graafikus «{ $rota }» ja graafikus «{ $other }»
rota-found-absent = { $person } on määratud graafikusse «{ $rota }», kuid on ära
rota-found-stale = vahetus graafikus «{ $rota }» ei mõju: vahetus kuulub nüüd kellelegi teisele
rota-found-more = { $n ->
    [one] ja veel üks, pildil
   *[other] ja veel { $n }, pildil
}
rota-found-more-here = { $n ->
    [one] ja veel üks
   *[other] ja veel { $n }
}
rota-fill = Määra keegi
rota-look = Vaata
rota-wrong-count = { $n ->
    [one] Üks asi üle vaadata
   *[other] { $n } asja üle vaadata
}
rota-all-well = Kaheksa nädalat on keegi valves ja kättesaadav.
rota-tell-week = Nädala jooksul:
rota-tell-day = Ööpäeva jooksul:
rota-tell-hour = Tunni jooksul:
rota-tell-next = Täitke auk valvegraafikute lehel.

rota-empty = Ühtegi valvegraafikut veel ei ole
rota-empty-next = Valvegraafik ütleb nädalaid ette, keda häire korral kutsutakse. Näete auke enne, kui keegi nende all kannatab, ja teile öeldakse neist seitse päeva, üks päev ja üks tund ette.
rota-empty-switch = Seni kutsub häire neid, kes on end ise valvesse lülitanud: { $who }.
rota-empty-nobody = Keegi pole end ka ise valvesse lülitanud. Häire korral kutsutakse kõiki.
rota-ask-lead = Valvegraafikuid koostab juht.
rota-first-title = Hea esimene graafik: igaühele nädal, üleandmine esmaspäeviti kell üheksa
rota-name = Nimi
rota-name-first = Valve
rota-draw-send = Koosta graafik
rota-draw-note = Kõike saab hiljem muuta ja iga muudatuse tagasi võtta.
rota-another = Koosta veel üks graafik
rota-switch-title = Kutsutakse lisaks
rota-switch-who = { $n ->
    [one] { $who } on end ise valvesse lülitanud ja teda kutsutakse samuti, mida graafikud ka ei ütleks.
   *[other] { $who } on end ise valvesse lülitanud ja neid kutsutakse samuti, mida graafikud ka ei ütleks.
}
rota-switch-off = Las graafikud otsustavad
rota-switch-note = Kõik lülitid lähevad välja. Igaüks saab end jälle sisse lülitada.
rota-away-title = Kõrvale pandud
rota-out = Võta jälle kasutusele
rota-is-away = See graafik on kõrvale pandud: selle järgi ei ole keegi valves.

rota-offered = { $from } pakub teile vahetust:
rota-accept = Võtan
rota-decline = Ei
rota-weeks = Kaheksa nädalat
rota-weeks-note = kõigi vahetuste, puudumiste ja eranditega
rota-lanes-more = { $n ->
    [one] Veel üks vahetus sel nädalal, tabelis
   *[other] Veel { $n } vahetust sel nädalal, tabelis
}
rota-sign-hole = keegi pole valves
rota-sign-unreachable = ei ole kättesaadav
rota-sign-double = korraga kahes graafikus
rota-sign-absent = määratud, kuid ära
rota-sign-swap = vahetatud
rota-sign-override = erandina
rota-table = Sama tabelina
rota-col-when = Millal
rota-col-who = Kes
rota-col-do = Muuda
rota-why-swap = vahetatud
rota-why-override = erandina
rota-swap-link = Vaheta
rota-override-link = Erand
rota-rows-more = { $n ->
    [one] Veel ühte rida ei näidata.
   *[other] Veel { $n } rida ei näidata.
}

rota-swap-title = Anna vahetus teisele
rota-swap-of = Vahetus, mis on praegu: { $who }
rota-swap-to = läheb
rota-swap-send = Vaheta
rota-swap-offer = Paku
rota-swap-note = See kehtib kohe ja järgneb vahetusele, kui üleandmise aeg nihkub.
rota-swap-offer-note = See jääb teile, kuni teine on nõustunud.
rota-swap-counts = { $to } võtab vahetuse, andja { $from }
rota-swap-offered = { $from } pakub vahetust, saaja { $to }
rota-swap-undone = { $to } pidi võtma vahetuse, andja { $from }: tagasi võetud

rota-override-title = Erand mõneks ajaks
rota-field-from = Alates
rota-field-until = Kuni
rota-change = Mis muutub
rota-change-pick-add = Keegi on lisaks valves
rota-change-pick-replace = Keegi kellegi asemel
rota-change-pick-remove = Keegi ei ole valves
rota-change-pick-only = Täpselt need inimesed
rota-who = Kes
rota-by = Kes asemele
rota-only = Täpselt need
rota-only-note = Kui kedagi pole valitud, ei ole keegi valves.
rota-override-send = Salvesta erand
rota-clock-of = Kella järgi: { $zone }.
rota-change-add = Lisaks { $who }
rota-change-remove = Ilma: { $who }
rota-change-replace = { $by }, mitte { $who }
rota-change-only = Ainult { $who }
rota-change-nobody = Mitte keegi
rota-made-by = tegi { $who }
rota-undone = tagasi võetud
rota-undo = Võta tagasi
rota-changes = Muudatused
rota-changes-none = Neil nädalatel ei ole vahetusi, puudumisi ega erandeid.
rota-absent = { $who } on ära

rota-layers = Kihid
rota-layers-note = kus kõrgemas on keegi, seal madalamad ei kehti
rota-layers-none = Kihte veel ei ole: keegi ei vaheldu. Lisage üks allpool.
rota-people = Kes vahelduvad
rota-people-note = Kirjutage iga nime kõrvale arv: 1 alustab. «1 4» on kaks korda. Tühi: ei osale.
rota-place-of = Koht: { $name }
rota-turn = Korrad
rota-every = Üleandmine iga
rota-unit = Ühik
rota-unit-hour = tunni järel
rota-unit-day = päeva järel
rota-unit-week = nädala järel
rota-first = Esimene kord algab
rota-zone = Mis koha kell
rota-zone-of-rota = Mis koha kell
rota-hours = Ainult teatud tundidel nädalas
rota-hours-note = Iga päev tühi: alati. Lõpp, mis ei ole algusest hilisem, on järgmisel päeval.
rota-hours-more = Mitu vahemikku ühel päeval
rota-hours-nth = Päeva { $n }. vahemik
rota-only-hours = ainult
rota-turns-hour = { $n ->
    [one] iga tund alates { $time }
   *[other] iga { $n } tunni järel alates { $time }
}
rota-turns-day = { $n ->
    [one] iga päev kell { $time }
   *[other] iga { $n } päeva järel kell { $time }
}
rota-turns-week = { $n ->
    [one] iga nädal, { $weekday } kell { $time }
   *[other] iga { $n } nädala järel, { $weekday } kell { $time }
}
rota-layer-since = alates { $when } { $year }
rota-layer-begins = algab { $when }
rota-layer-ends = kehtib kuni { $when }
rota-layer-ended = lõppes { $when }
rota-layer-away = ära võetud
rota-undo-change = Võta see muudatus tagasi
rota-go-on = Las jätkub
rota-end = Lõpeta kohe
rota-change-layer = Muuda
rota-change-layer-send = Muuda sellest ajast
rota-change-layer-note = Kuni uue kihi esimese korrani jääb kõik endiseks. Vahetused järgnevad, kui korrad on sama pikad kui enne.
rota-layer-new = Lisa kiht kõige peale
rota-layer-send = Lisa kiht
rota-layer-note = Kus selles on keegi, seal alumised kihid ei kehti.

rota-wanted = Keegi peab olema kohal
rota-wanted-always = Alati.
rota-wanted-note = Väljaspool neid tunde ei ole valveta aeg auk. Iga päev tühi: alati.
rota-settings = Nimi, kell ja tunnid
rota-settings-send = Salvesta
rota-put-away = Pane graafik kõrvale
rota-put-away-note = Siis ei ole selle järgi keegi valves. Selle saab jälle kasutusele võtta.

desk-field-from = Alates
desk-field-until = Kuni
desk-field-who = Kes
desk-field-by = Kes asemele
desk-field-taker = Kes võtab
desk-field-people = Kes vahelduvad
desk-field-first = Esimene kord
desk-field-zone = Mis koha kell
desk-field-layer-zone = Mis koha kell
desk-field-hours = Tunnid nädalas
desk-field-wanted = Tunnid, mil keegi peab olema kohal
desk-field-every = Üleandmine iga
desk-field-unit = Ühik
desk-field-change = Mis muutub
desk-field-shift = Vahetus
desk-field-rotas = Valvegraafikud
desk-field-layers = Kihid

desk-done-rota-drawn = Graafik on koostatud.
desk-done-rota-changed = Salvestatud.
desk-done-rota-away = Graafik on kõrvale pandud.
desk-done-rota-out = Graafik kehtib jälle.
desk-done-rotas-decide = Nüüd otsustavad graafikud, keda kutsutakse.
desk-done-rotas-empty = Üheski graafikus ei ole praegu keegi valves, seega ei lülitatud kedagi välja.
desk-done-layer-added = Kiht on lisatud.
desk-done-layer-changed = Kiht muutub oma esimese korraga.
desk-done-layer-ended = Kiht on lõppenud.
desk-done-layer-goes-on = Kiht jätkub.
desk-done-layer-undone = Kihi muudatus on tagasi võetud.
desk-done-layer-replaced = Selle koha on võtnud teine kiht. Võtke enne see muudatus tagasi.
desk-done-layer-first = See kiht ei ole muudatus, mida saaks tagasi võtta.
desk-done-override-made = Erand kehtib.
desk-done-override-undone = Erand on tagasi võetud.
desk-done-shift-swapped = Vahetus on antud teisele.
desk-done-swap-offered = Pakutud. See on teie oma, kuni keegi nõustub.
desk-done-swap-accepted = Vahetus on teie.
desk-done-swap-undone = Vahetamine on tagasi võetud.
desk-done-change-undone = Keegi jõudis ette: see on juba otsustatud.
desk-done-change-over = See on möödas; mis oli, see jääb.
desk-done-shift-over = See vahetus on möödas või seda enam ei ole.
desk-done-shift-not-yours = See ei ole teie vahetus. Juht saab selle teisele anda.
desk-done-swap-agreed = See vahetamine on kokku lepitud. Juht saab selle tagasi võtta.
desk-done-swap-stale = Vahetus kuulub nüüd kellelegi teisele.
