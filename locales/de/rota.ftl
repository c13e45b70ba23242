# Die Dienstpläne: wer wann Dienst hat.
rota-title = Dienstpläne
desk-cmd-rotas = Dienstpläne

rota-weekday-0 = Mo
rota-weekday-1 = Di
rota-weekday-2 = Mi
rota-weekday-3 = Do
rota-weekday-4 = Fr
rota-weekday-5 = Sa
rota-weekday-6 = So
rota-month-1 = Jan
rota-month-2 = Feb
rota-month-3 = März
rota-month-4 = Apr
rota-month-5 = Mai
rota-month-6 = Juni
rota-month-7 = Juli
rota-month-8 = Aug
rota-month-9 = Sep
rota-month-10 = Okt
rota-month-11 = Nov
rota-month-12 = Dez
rota-clock = { $weekday } { $day }. { $month } { $time }
rota-when-day = { $weekday } { $day }. { $month } { $from }–{ $until }

rota-on-now = Jetzt im Dienst:
rota-on-nobody = Jetzt hat niemand Dienst
rota-until = bis { $when }
rota-next = dann { $who }
rota-next-nobody = dann niemand
rota-nobody = niemand
rota-nobody-needed = niemand nötig

rota-found-title = Zu prüfen
rota-ahead-now = Jetzt:
rota-ahead-hours = { $n ->
    [one] In einer Stunde:
   *[other] In { $n } Stunden:
}
rota-ahead-days = { $n ->
    [one] In einem Tag:
   *[other] In { $n } Tagen:
}
rota-found-hole = in «{ $rota }» hat niemand Dienst
rota-found-nobody-reachable = niemand im Dienst von «{ $rota }» ist erreichbar
rota-found-unreachable = { $person } hat Dienst in «{ $rota }» und ist nicht erreichbar
rota-found-double = { $person } hat zugleich in «{ $rota }» und in «{ $other }» Dienst
rota-found-absent = { $person } ist für «{ $rota }» eingesetzt, aber abwesend
rota-found-stale = ein Tausch in «{ $rota }» bewirkt nichts: die Schicht gehört inzwischen jemand anderem
rota-found-more = { $n ->
    [one] und noch eines, im Bild
   *[other] und noch { $n }, im Bild
}
rota-found-more-here = { $n ->
    [one] und noch eines
   *[other] und noch { $n }
}
rota-fill = Jemanden einsetzen
rota-look = Ansehen
rota-wrong-count = { $n ->
    [one] Eines ist zu prüfen
   *[other] { $n } Dinge sind zu prüfen
}
rota-all-well = Acht Wochen lang hat jemand Dienst und ist erreichbar.
rota-tell-week = Binnen einer Woche:
rota-tell-day = Binnen eines Tages:
rota-tell-hour = Binnen einer Stunde:
rota-tell-next = Füllen Sie die Lücke auf der Seite der Dienstpläne.

rota-empty = Es gibt noch keinen Dienstplan
rota-empty-next = Ein Dienstplan sagt Wochen voraus, wer bei einem Alarm gerufen wird. Lücken sehen Sie, bevor jemand darunter leidet, und Sie erfahren von ihnen sieben Tage, einen Tag und eine Stunde vorher.
rota-empty-switch = Bis dahin ruft ein Alarm alle, die sich selbst eingeschaltet haben: { $who }.
rota-empty-nobody = Es hat sich auch niemand selbst eingeschaltet. Bei einem Alarm werden alle gerufen.
rota-ask-lead = Die Leitung legt die Dienstpläne an.
rota-first-title = Ein guter erster Plan: je eine Woche, Übergabe montags um neun
rota-name = Name
rota-name-first = Bereitschaft
rota-draw-send = Dienstplan anlegen
rota-draw-note = Alles lässt sich später ändern, und jede Änderung lässt sich zurücknehmen.
rota-another = Noch einen Dienstplan anlegen
rota-switch-title = Außerdem gerufen
rota-switch-who = { $n ->
    [one] { $who } hat den eigenen Schalter an und wird auch gerufen, was immer die Pläne sagen.
   *[other] { $who } haben ihre eigenen Schalter an und werden auch gerufen, was immer die Pläne sagen.
}
rota-switch-off = Die Pläne entscheiden lassen
rota-switch-note = Alle Schalter gehen aus. Jeder kann sich wieder einschalten.
rota-away-title = Weggelegt
rota-out = Wieder hervorholen
rota-is-away = Dieser Dienstplan ist weggelegt: durch ihn hat niemand Dienst.

rota-offered = { $from } bietet Ihnen eine Schicht an:
rota-accept = Ich übernehme sie
rota-decline = Nein
rota-weeks = Acht Wochen
rota-weeks-note = mit jedem Tausch, jeder Abwesenheit und jeder Ausnahme
rota-lanes-more = { $n ->
    [one] Noch eine Schicht in dieser Woche, in der Tabelle
   *[other] Noch { $n } Schichten in dieser Woche, in der Tabelle
}
rota-sign-hole = niemand im Dienst
rota-sign-unreachable = nicht erreichbar
rota-sign-double = in zwei Plänen zugleich
rota-sign-absent = eingesetzt, aber abwesend
rota-sign-swap = getauscht
rota-sign-override = durch Ausnahme
rota-table = Dasselbe als Tabelle
rota-col-when = Wann
rota-col-who = Wer
rota-col-do = Ändern
rota-why-swap = getauscht
rota-why-override = durch Ausnahme
rota-swap-link = Tauschen
rota-override-link = Ausnahme
rota-rows-more = { $n ->
    [one] Eine weitere Zeile wird nicht gezeigt.
   *[other] { $n } weitere Zeilen werden nicht gezeigt.
}

rota-swap-title = Eine Schicht tauschen
rota-swap-of = Die Schicht von { $who }:
rota-swap-to = geht an
rota-swap-send = Tauschen
rota-swap-offer = Anbieten
rota-swap-note = Es gilt sofort und folgt der Schicht, wenn die Übergabe verlegt wird.
rota-swap-offer-note = Sie bleibt Ihre, bis die andere Person zugesagt hat.
rota-swap-counts = { $to } übernimmt die Schicht von { $from }
rota-swap-offered = { $from } bietet { $to } die Schicht an
rota-swap-undone = { $to } sollte die Schicht von { $from } übernehmen: zurückgenommen

rota-override-title = Ausnahme für eine Weile
rota-field-from = Von
rota-field-until = Bis
rota-change = Was sich ändert
rota-change-pick-add = Jemand hat auch Dienst
rota-change-pick-replace = Jemand anstelle von jemandem
rota-change-pick-remove = Jemand hat keinen Dienst
rota-change-pick-only = Genau diese Personen
rota-who = Wer
rota-by = Wer stattdessen
rota-only = Genau diese
rota-only-note = Niemand gewählt: niemand hat Dienst.
rota-override-send = Ausnahme speichern
rota-clock-of = Nach der Uhr von { $zone }.
rota-change-add = auch { $who }
rota-change-remove = nicht { $who }
rota-change-replace = { $by } anstelle von { $who }
rota-change-only = nur { $who }
rota-change-nobody = niemand
rota-made-by = von { $who }
rota-undone = zurückgenommen
rota-undo = Zurücknehmen
rota-changes = Änderungen
rota-changes-none = Kein Tausch, keine Abwesenheit, keine Ausnahme in diesen Wochen.
rota-absent = { $who } ist abwesend

rota-layers = Ebenen
rota-layers-note = wo eine höhere jemanden hat, gelten die niedrigeren nicht
rota-layers-none = Noch keine Ebene: niemand wechselt sich ab. Fügen Sie unten eine hinzu.
rota-people = Wer sich abwechselt
rota-people-note = Schreiben Sie eine Zahl neben jeden Namen: 1 beginnt. «1 4» sind zwei Schichten. Leer: keine.
rota-place-of = Platz von { $name }
rota-turn = Wechsel
rota-every = Übergabe alle
rota-unit = Einheit
rota-unit-hour = Stunden
rota-unit-day = Tage
rota-unit-week = Wochen
rota-first = Die erste Schicht beginnt
rota-zone = Uhr von
rota-zone-of-rota = Uhr von
rota-hours = Nur zu manchen Stunden der Woche
rota-hours-note = An jedem Tag leer: immer. Ein Ende, das nicht nach dem Anfang liegt, ist am nächsten Tag.
rota-hours-more = Mehrere Spannen an einem Tag
rota-hours-nth = Spanne { $n } des Tages
rota-only-hours = nur
rota-turns-hour = { $n ->
    [one] jede Stunde ab { $time }
   *[other] alle { $n } Stunden ab { $time }
}
rota-turns-day = { $n ->
    [one] jeden Tag um { $time }
   *[other] alle { $n } Tage um { $time }
}
rota-turns-week = { $n ->
    [one] jede Woche, { $weekday } um { $time }
   *[other] alle { $n } Wochen, { $weekday } um { $time }
}
rota-layer-since = seit { $when } { $year }
rota-layer-begins = beginnt { $when }
rota-layer-ends = läuft bis { $when }
rota-layer-ended = endete { $when }
rota-layer-away = weggenommen
rota-undo-change = Diese Änderung zurücknehmen
rota-go-on = Weiterlaufen lassen
rota-end = Jetzt beenden
rota-change-layer = Ändern
rota-change-layer-send = Von da an ändern
rota-change-layer-note = Bis zur ersten neuen Schicht bleibt alles. Tausche folgen, wenn die Schichten so lang sind wie bisher.
rota-layer-new = Eine Ebene darüber hinzufügen
rota-layer-send = Ebene hinzufügen
rota-layer-note = Wo sie jemanden hat, gelten die Ebenen darunter nicht.

rota-wanted = Jemand muss da sein
rota-wanted-always = Immer.
rota-wanted-note = Außerhalb dieser Stunden ist niemand im Dienst keine Lücke. An jedem Tag leer: immer.
rota-settings = Name, Uhr und Stunden
rota-settings-send = Speichern
rota-put-away = Dienstplan weglegen
rota-put-away-note = Dann hat durch ihn niemand Dienst. Er lässt sich wieder hervorholen.

desk-field-from = Von
desk-field-until = Bis
desk-field-who = Wer
desk-field-by = Wer stattdessen
desk-field-taker = Wer übernimmt
desk-field-people = Wer sich abwechselt
desk-field-first = Die erste Schicht
desk-field-zone = Uhr von
desk-field-layer-zone = Uhr von
desk-field-hours = Stunden der Woche
desk-field-wanted = Stunden, in denen jemand da sein muss
desk-field-every = Übergabe alle
desk-field-unit = Einheit
desk-field-change = Was sich ändert
desk-field-shift = Schicht
desk-field-rotas = Dienstpläne
desk-field-layers = Ebenen

desk-done-rota-drawn = Der Dienstplan ist angelegt.
desk-done-rota-changed = Gespeichert.
desk-done-rota-away = Der Dienstplan ist weggelegt.
desk-done-rota-out = Der Dienstplan gilt wieder.
desk-done-rotas-decide = Jetzt entscheiden die Pläne, wer gerufen wird.
desk-done-rotas-empty = In keinem Plan hat jetzt jemand Dienst, darum wurde niemand ausgeschaltet.
desk-done-layer-added = Die Ebene ist hinzugefügt.
desk-done-layer-changed = Die Ebene ändert sich mit ihrer ersten Schicht.
desk-done-layer-ended = Die Ebene ist beendet.
desk-done-layer-goes-on = Die Ebene läuft weiter.
desk-done-layer-undone = Die Änderung der Ebene ist zurückgenommen.
desk-done-layer-replaced = Eine andere Ebene hat ihren Platz. Nehmen Sie zuerst diese Änderung zurück.
desk-done-layer-first = Diese Ebene ist keine Änderung, die sich zurücknehmen ließe.
desk-done-override-made = Die Ausnahme gilt.
desk-done-override-undone = Die Ausnahme ist zurückgenommen.
desk-done-shift-swapped = Die Schicht ist getauscht.
desk-done-swap-offered = Angeboten. Sie bleibt Ihre, bis jemand zusagt.
desk-done-swap-accepted = Die Schicht ist Ihre.
desk-done-swap-undone = Der Tausch ist zurückgenommen.
desk-done-change-undone = Jemand war schneller: das ist schon erledigt.
desk-done-change-over = Das ist vorbei; was war, bleibt.
desk-done-shift-over = Diese Schicht ist vorbei oder keine mehr.
desk-done-shift-not-yours = Das ist nicht Ihre Schicht. Die Leitung kann sie tauschen.
desk-done-swap-agreed = Dieser Tausch ist vereinbart. Die Leitung kann ihn zurücknehmen.
desk-done-swap-stale = Die Schicht gehört inzwischen jemand anderem.
