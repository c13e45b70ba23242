# Jourlistorna: vem som har jour när.
rota-title = Jourlistor
desk-cmd-rotas = Jourlistor

rota-weekday-0 = mån
rota-weekday-1 = tis
rota-weekday-2 = ons
rota-weekday-3 = tors
rota-weekday-4 = fre
rota-weekday-5 = lör
rota-weekday-6 = sön
rota-month-1 = jan
rota-month-2 = feb
rota-month-3 = mars
rota-month-4 = apr
rota-month-5 = maj
rota-month-6 = juni
rota-month-7 = juli
rota-month-8 = aug
rota-month-9 = sep
rota-month-10 = okt
rota-month-11 = nov
rota-month-12 = dec
rota-clock = { $weekday } { $day } { $month } { $time }
rota-when-day = { $weekday } { $day } { $month } { $from }–{ $until }

rota-on-now = Jour just nu:
rota-on-nobody = Ingen har jour just nu
rota-until = till { $when }
rota-next = sedan { $who }
rota-next-nobody = sedan ingen
rota-nobody = ingen
rota-nobody-needed = ingen behövs

rota-found-title = Att se över
rota-ahead-now = Nu:
rota-ahead-hours = { $n ->
    [one] Om en timme:
   *[other] Om { $n } timmar:
}
rota-ahead-days = { $n ->
    [one] Om en dag:
   *[other] Om { $n } dagar:
}
rota-found-hole = ingen har jour i «{ $rota }»
rota-found-nobody-reachable = ingen med jour i «{ $rota }» går att nå
rota-found-unreachable = { $person } har jour i «{ $rota }» och går inte att nå
rota-found-double = { $person } har jour i «{ $rota }» och i «{ $other }» samtidigt
rota-found-absent = { $person } är insatt i «{ $rota }» men är borta
rota-found-stale = ett byte i «{ $rota }» har ingen verkan: passet är numera någon annans
rota-found-more = { $n ->
    [one] och en till, i bilden
   *[other] och { $n } till, i bilden
}
rota-found-more-here = { $n ->
    [one] och en till
   *[other] och { $n } till
}
rota-fill = Sätt in någon
rota-look = Visa
rota-wrong-count = { $n ->
    [one] En sak att se över
   *[other] { $n } saker att se över
}
rota-all-well = Någon har jour och går att nå, i åtta veckor framåt.
rota-tell-week = Inom en vecka:
rota-tell-day = Inom ett dygn:
rota-tell-hour = Inom en timme:
rota-tell-next = Fyll luckan på sidan Jourlistor vid desken.

rota-empty = Ingen jourlista är gjord ännu
rota-empty-next = En jourlista säger vem som larmas, flera veckor framåt. Du ser luckorna innan någon drabbas av dem, och du får veta dem sju dagar, en dag och en timme i förväg.
rota-empty-switch = Tills dess larmas de som själva har slagit på sin jour: { $who }.
rota-empty-nobody = Ingen har heller slagit på sin jour. När det larmar kallas alla.
rota-ask-lead = En ledare gör jourlistorna.
rota-first-title = En bra första lista: en vecka var, byte på måndagar klockan nio
rota-name = Namn
rota-name-first = Jour
rota-draw-send = Gör jourlistan
rota-draw-note = Allt kan ändras senare, och varje ändring kan tas tillbaka.
rota-another = Gör en jourlista till
rota-switch-title = Larmas dessutom
rota-switch-who = { $n ->
    [one] { $who } har själv slagit på sin jour och larmas också, vad listorna än säger.
   *[other] { $who } har själva slagit på sin jour och larmas också, vad listorna än säger.
}
rota-switch-off = Låt listorna bestämma
rota-switch-note = Allas egen jour slås av. Var och en kan slå på den igen.
rota-away-title = Undanlagda
rota-out = Ta fram igen
rota-is-away = Den här jourlistan är undanlagd: ingen har jour genom den.

rota-offered = { $from } erbjuder dig ett pass:
rota-accept = Jag tar det
rota-decline = Nej
rota-weeks = Åtta veckor
rota-weeks-note = med alla byten, frånvaron och undantag
rota-lanes-more = { $n ->
    [one] Ett pass till den veckan, i tabellen
   *[other] { $n } pass till den veckan, i tabellen
}
rota-sign-hole = ingen har jour
rota-sign-unreachable = går inte att nå
rota-sign-double = i två listor samtidigt
rota-sign-absent = insatt, men borta
rota-sign-swap = bytt
rota-sign-override = genom undantag
rota-table = Samma sak som tabell
rota-col-when = När
rota-col-who = Vem
rota-col-do = Ändra
rota-why-swap = bytt
rota-why-override = genom undantag
rota-swap-link = Byt
rota-override-link = Undantag
rota-rows-more = { $n ->
    [one] En rad till visas inte.
   *[other] { $n } rader till visas inte.
}

rota-swap-title = Byt ett pass
rota-swap-of = Passet som { $who } har:
rota-swap-to = går till
rota-swap-send = Byt
rota-swap-offer = Erbjud det
rota-swap-note = Det gäller genast och följer passet när bytestiden flyttas.
rota-swap-offer-note = Det är ditt tills den andra har tackat ja.
rota-swap-counts = { $to } tar passet från { $from }
rota-swap-offered = { $from } erbjuder passet till { $to }
rota-swap-undone = { $to } skulle ta passet från { $from }: återtaget

rota-override-title = Undantag för en tid
rota-field-from = Från
rota-field-until = Till
rota-change = Vad som ändras
rota-change-pick-add = Någon har också jour
rota-change-pick-replace = Någon i stället för någon
rota-change-pick-remove = Någon har inte jour
rota-change-pick-only = Exakt de här personerna
rota-who = Vem
rota-by = Vem i stället
rota-only = Exakt dessa
rota-only-note = Ingen vald: ingen har jour.
rota-override-send = Spara undantaget
rota-clock-of = Efter klockan i { $zone }.
rota-change-add = { $who } också
rota-change-remove = Inte { $who }
rota-change-replace = { $by } i stället för { $who }
rota-change-only = Bara { $who }
rota-change-nobody = Ingen
rota-made-by = gjort av { $who }
rota-undone = återtaget
rota-undo = Ta tillbaka
rota-changes = Ändringar
rota-changes-none = Inga byten, frånvaron eller undantag dessa veckor.
rota-absent = { $who } är borta

rota-layers = Lager
rota-layers-note = där ett högre har någon gäller inte de lägre
rota-layers-none = Inget lager ännu: ingen turas om. Lägg till ett här nedanför.
rota-people = Vilka som turas om
rota-people-note = Skriv ett nummer vid varje namn: 1 börjar. «1 4» är två turer. Tomt: ingen tur.
rota-place-of = Plats för { $name }
rota-turn = Turer
rota-every = Byte var
rota-unit = Enhet
rota-unit-hour = timmar
rota-unit-day = dagar
rota-unit-week = veckor
rota-first = Första turen börjar
rota-zone = Klockan i
rota-zone-of-rota = Klockan i
rota-hours = Bara vissa tider i veckan
rota-hours-note = Tomt alla dagar: alltid. Ett slut som inte är senare än början ligger nästa dag.
rota-hours-more = Fler pass samma dag
rota-hours-nth = Dagens pass { $n }
rota-only-hours = bara
rota-turns-hour = { $n ->
    [one] varje timme från { $time }
   *[other] var { $n }:e timme från { $time }
}
rota-turns-day = { $n ->
    [one] varje dag klockan { $time }
   *[other] var { $n }:e dag klockan { $time }
}
rota-turns-week = { $n ->
    [one] varje vecka, { $weekday } klockan { $time }
   *[other] var { $n }:e vecka, { $weekday } klockan { $time }
}
rota-layer-since = sedan { $when } { $year }
rota-layer-begins = börjar { $when }
rota-layer-ends = gäller till { $when }
rota-layer-ended = slutade { $when }
rota-layer-away = borttaget
rota-undo-change = Ta tillbaka ändringen
rota-go-on = Låt det fortsätta
rota-end = Avsluta nu
rota-change-layer = Ändra
rota-change-layer-send = Ändra från och med då
rota-change-layer-note = Fram till den nya första turen är allt som förut. Byten följer med när turerna är lika långa.
rota-layer-new = Lägg till ett lager överst
rota-layer-send = Lägg till lagret
rota-layer-note = Där det har någon gäller inte lagren under.

rota-wanted = Någon måste vara där
rota-wanted-always = Alltid.
rota-wanted-note = Utanför de tiderna är ingen med jour ingen lucka. Tomt alla dagar: alltid.
rota-settings = Namn, klocka och tider
rota-settings-send = Spara
rota-put-away = Lägg undan jourlistan
rota-put-away-note = Då har ingen jour genom den. Den kan tas fram igen.

desk-field-from = Från
desk-field-until = Till
desk-field-who = Vem
desk-field-by = Vem i stället
desk-field-taker = Vem som tar det
desk-field-people = Vilka som turas om
desk-field-first = Första turen
desk-field-zone = Klockan i
desk-field-layer-zone = Klockan i
desk-field-hours = Tider i veckan
desk-field-wanted = Tider då någon måste vara där
desk-field-every = Byte var
desk-field-unit = Enhet
desk-field-change = Vad som ändras
desk-field-shift = Pass
desk-field-rotas = Jourlistor
desk-field-layers = Lager

desk-done-rota-drawn = Jourlistan är gjord.
desk-done-rota-changed = Sparat.
desk-done-rota-away = Jourlistan är undanlagd.
desk-done-rota-out = Jourlistan gäller igen.
desk-done-rotas-decide = Nu bestämmer listorna vem som larmas.
desk-done-rotas-empty = Ingen lista har någon med jour just nu, så ingen slogs av.
desk-done-layer-added = Lagret är tillagt.
desk-done-layer-changed = Lagret ändras med sin första tur.
desk-done-layer-ended = Lagret är avslutat.
desk-done-layer-goes-on = Lagret fortsätter.
desk-done-layer-undone = Lagrets ändring är återtagen.
desk-done-layer-replaced = Ett annat lager har tagit dess plats. Ta tillbaka den ändringen först.
desk-done-layer-first = Det här lagret är ingen ändring som kan tas tillbaka.
desk-done-override-made = Undantaget gäller.
desk-done-override-undone = Undantaget är återtaget.
desk-done-shift-swapped = Passet är bytt.
desk-done-swap-offered = Erbjudet. Det är ditt tills någon tackar ja.
desk-done-swap-accepted = Passet är ditt.
desk-done-swap-undone = Bytet är återtaget.
desk-done-change-undone = Någon hann före: det är redan avgjort.
desk-done-change-over = Det är över; det som var står kvar.
desk-done-shift-over = Passet är över eller finns inte längre.
desk-done-shift-not-yours = Det är inte ditt pass. En ledare kan byta det.
desk-done-swap-agreed = Bytet är avtalat. En ledare kan ta tillbaka det.
desk-done-swap-stale = Passet är numera någon annans.
