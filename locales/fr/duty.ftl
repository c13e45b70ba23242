### Ce que l’officier a en main : ma permanence, passation, calendrier, absences.

## Hand-over

duty-hand-over = Passation
desk-cmd-hand-over = Passation
duty-hand-over-waiting = Tout n’est pas encore repris
duty-hand-over-calm = Rien n’attend : tout ce qui a été transmis est repris.
duty-hand-over-all = Toutes les passations
duty-hand-over-never = Il n’y en a pas encore eu. Une passation commence d’elle-même à la relève, ou ici à tout moment.
duty-hand-over-begin = Passer la main maintenant
duty-hand-over-mine = { $n ->
    [one] Vous avez { $n } affaire ouverte : elle y entre d’elle-même.
   *[other] Vous avez { $n } affaires ouvertes : elles y entrent d’elles-mêmes.
 }
duty-hand-over-note-note = Ce qu’il faut savoir d’autre. Notes et promesses peuvent suivre.
duty-hand-over-send = Passer la main
duty-hand-over-how = Tant qu’une affaire n’est pas reprise, elle reste à vous, et les alarmes continuent de vous appeler.
duty-hand-over-alone = Personne d’autre ne peut reprendre : invitez d’abord un collègue.
duty-from-to = { $from } → { $to }
duty-things = { $n ->
    [one] { $n } affaire
   *[other] { $n } affaires
 }
duty-for-you = { $n } à lire par vous
duty-ended = terminée
duty-ended-by = Terminée par { $name }
duty-stays = { $n } encore chez { $name }
duty-all-taken = tout est repris
duty-coming-left = { $name } ne travaille plus ici.
duty-coming-left-next = Terminez cette passation et commencez-en une vers quelqu’un d’autre.
duty-what-alarm = Alarme
duty-what-incident = Incident
duty-what-report = Signalement
duty-what-promise = Promesse
duty-what-note = Note
duty-due = échéance
duty-stands-open = pas encore repris
duty-stands-accepted = repris
duty-stands-declined = pas repris : reste où c’était
duty-stands-gone = réglé entre-temps
duty-kept = tenue
duty-left-out = { $n } de plus n’ont pas trouvé place ici et restent chez { $name }.
duty-answer-how = Lisez chaque point. Ce que vous reprenez est alors à vous ; le reste demeure chez { $name }, et tout le monde le voit.
duty-tick = Cocher : { $what } { $reference }
duty-accept = Je reprends
duty-decline = Laisser à { $name }
duty-keep = Tenue : fait
duty-accept-marked = Reprendre tout ce qui est coché
duty-decline-marked = Laisser ce qui est coché à { $name }
duty-nothing-in-it = Rien n’y a encore été mis
duty-add = Ajouter quelque chose
duty-no-promise = Une note : rien n’est dû
duty-within = Une promesse, due dans { $n } h
duty-add-send = Ajouter
duty-end = Terminer cette passation
duty-end-note = Ce qui n’est pas repris reste chez { $name }. La liste reste lisible.
duty-end-send = Terminer
duty-news = { $n ->
    [one] { $name } vous transmet { $n } affaire.
   *[other] { $name } vous transmet { $n } affaires.
 }
duty-news-next = Lire et reprendre
duty-elsewhere = Passations entre collègues où tout n’est pas repris : { $n }.
duty-elsewhere-next = Voir
desk-field-coming = Qui reprend
desk-field-handing_note = Note
desk-field-within = Est-ce une promesse ?
desk-done-hand-over-begun = Transmis. Ce qui n’est pas repris est encore à vous.
desk-done-hand-over-added = Ajouté.
desk-done-hand-over-accepted = Repris : c’est à vous.
desk-done-hand-over-declined = Laissé où c’était.
desk-done-hand-over-gone = C’était réglé ou répondu entre-temps.
desk-done-hand-over-none = Rien n’était coché.
desk-done-hand-over-end = Terminée. Ce qui n’a pas été repris reste où c’était.
desk-done-hand-over-ended = Cette passation était déjà terminée. Rien n’a changé.
desk-done-hand-over-full = Cette passation est pleine. Rien n’a été ajouté.
desk-done-hand-over-not-yours = C’est à quelqu’un d’autre de le faire. Rien n’a changé.
desk-done-promise-kept = Tenue.
