### Was Diensthabende in der Hand haben: mein Dienst, Übergabe, Kalender, Abwesenheiten.

## Hand-over

duty-hand-over = Übergabe
desk-cmd-hand-over = Übergabe
duty-hand-over-waiting = Noch nicht alles übernommen
duty-hand-over-calm = Nichts wartet: Alles Übergebene ist übernommen.
duty-hand-over-all = Alle Übergaben
duty-hand-over-never = Es gab noch keine. Eine beginnt von selbst, wenn der Dienst wechselt, oder hier jederzeit.
duty-hand-over-begin = Jetzt übergeben
duty-hand-over-mine = Offen bei Ihnen: { $n }. Das kommt von selbst hinein.
duty-hand-over-note-note = Was man sonst wissen muss. Weitere Notizen und Zusagen können folgen.
duty-hand-over-send = Übergeben
duty-hand-over-how = Bis etwas übernommen ist, bleibt es bei Ihnen, und Alarme rufen weiter Sie.
duty-hand-over-alone = Niemand sonst kann übernehmen: Laden Sie zuerst jemanden ein.
duty-from-to = { $from } → { $to }
duty-things = { $n ->
    [one] { $n } Sache
   *[other] { $n } Sachen
 }
duty-for-you = { $n } für Sie zu lesen
duty-ended = beendet
duty-ended-by = Beendet von { $name }
duty-stays = { $n } noch bei { $name }
duty-all-taken = alles übernommen
duty-coming-left = { $name } arbeitet nicht mehr hier.
duty-coming-left-next = Beenden Sie diese Übergabe und beginnen Sie eine an jemand anderen.
duty-what-alarm = Alarm
duty-what-incident = Vorfall
duty-what-report = Meldung
duty-what-promise = Zusage
duty-what-note = Notiz
duty-due = fällig
duty-stands-open = noch nicht übernommen
duty-stands-accepted = übernommen
duty-stands-declined = nicht übernommen: bleibt, wo es war
duty-stands-gone = inzwischen erledigt
duty-kept = eingehalten
duty-left-out = { $n } weitere fanden hier keinen Platz und bleiben bei { $name }.
duty-answer-how = Lesen Sie jede Sache. Was Sie übernehmen, gehört von da an Ihnen; was nicht, bleibt bei { $name }, und alle sehen es.
duty-tick = Markieren: { $what } { $reference }
duty-accept = Ich übernehme
duty-decline = Bei { $name } lassen
duty-keep = Eingehalten: erledigt
duty-accept-marked = Alle markierten übernehmen
duty-decline-marked = Markierte bei { $name } lassen
duty-nothing-in-it = Noch ist nichts darin
duty-add = Noch etwas hineingeben
duty-no-promise = Eine Notiz: nichts ist fällig
duty-within = Eine Zusage, fällig in { $n } h
duty-add-send = Hinzufügen
duty-end = Diese Übergabe beenden
duty-end-note = Was nicht übernommen ist, bleibt bei { $name }. Die Liste bleibt lesbar.
duty-end-send = Beenden
duty-news = { $n ->
    [one] { $name } übergibt Ihnen { $n } Sache.
   *[other] { $name } übergibt Ihnen { $n } Sachen.
 }
duty-news-next = Lesen und übernehmen
duty-elsewhere = Übergaben unter Kollegen, in denen etwas nicht übernommen ist: { $n }.
duty-elsewhere-next = Ansehen
desk-field-coming = Wer übernimmt
desk-field-handing_note = Notiz
desk-field-within = Ist es eine Zusage?
desk-done-hand-over-begun = Übergeben. Was nicht übernommen ist, gehört noch Ihnen.
desk-done-hand-over-added = Hinzugefügt.
desk-done-hand-over-accepted = Übernommen: Es gehört Ihnen.
desk-done-hand-over-declined = Dort gelassen, wo es war.
desk-done-hand-over-gone = Das wurde inzwischen erledigt oder beantwortet.
desk-done-hand-over-none = Nichts war markiert.
desk-done-hand-over-end = Beendet. Was nicht übernommen wurde, bleibt, wo es war.
desk-done-hand-over-ended = Diese Übergabe war schon beendet. Nichts wurde geändert.
desk-done-hand-over-full = Diese Übergabe ist voll. Nichts wurde hinzugefügt.
desk-done-hand-over-not-yours = Das ist Sache von jemand anderem. Nichts wurde geändert.
desk-done-promise-kept = Eingehalten.
