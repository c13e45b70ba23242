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

## My duty

duty-title = Ma permanence
desk-cmd-my-duty = Ma permanence
duty-on = Vous êtes de permanence
duty-on-by-switch = Vous vous êtes mis de permanence
duty-on-by-switch-note = Aucun tableau ne le prévoit. Les alarmes vous appellent jusqu’à ce que vous l’arrêtiez en haut.
duty-off = Vous n’êtes pas de permanence
duty-until = jusqu’à
duty-with = avec { $names }
duty-next = Votre prochaine permanence :
duty-offers = On vous demande
duty-offer = { $name } vous demande de prendre :
duty-offer-take = Je prends la permanence
duty-offer-decline = Non
duty-open = Ouvert et à vous
duty-open-calm = Rien d’ouvert n’est à vous.
duty-open-more = { $n } de plus
duty-shifts = Vos permanences
duty-shifts-none = Aucun tableau ne vous prévoit dans les huit prochaines semaines.
duty-runs = en cours
duty-away-then = vous avez saisi une absence à ce moment
duty-ask = Demander à quelqu’un de la prendre
duty-ask-whom = Qui
duty-ask-send = Demander
duty-ask-undo = Retirer
duty-asked = { $name } a été sollicité et n’a pas répondu.
duty-ask-note = Tant que l’autre n’a pas accepté, la permanence est à vous.
duty-absences = Quand vous êtes absent
duty-absences-none = Aucune absence.
duty-absences-note = Pendant ce temps aucun tableau ne vous appelle ; si personne d’autre n’est alors de permanence, le responsable l’apprend. On ne demande pas pourquoi.
duty-from-calendar = d’un calendrier
duty-absence-undo = Retirer
duty-absence-add = Saisir une absence
duty-absence-send = Saisir
duty-zone = Heures de { $zone }
duty-import = Depuis un fichier de calendrier
duty-import-note = Un fichier en .ics, d’Outlook, Google, Thunderbird ou autre.
duty-import-counts = Ce qui compte comme absence
duty-counts-out-of-office = ce qu’Outlook dit absent du bureau
duty-counts-busy = tout ce qui occupe le temps
duty-counts-everything = tout ce qu’il contient
duty-import-look = Voir ce qu’il contient
duty-import-found = Dans le fichier de calendrier
duty-import-how = Rien n’est encore repris. Heures de { $zone }.
duty-import-take = Saisir ce qui est coché
duty-import-titles = Le titre n’est pas conservé.
duty-import-known = déjà saisie
duty-import-cut = Il y en a plus : seuls les { $n } premiers sont montrés.
duty-import-nothing = Rien n’y compte comme absence
duty-import-nothing-next = Choisissez une autre façon de compter, ou saisissez-la à la main.
duty-left-out-n = Non compris : { $n }
duty-left-out-why = la ligne { $line } n’a pas pu être lue
duty-left-out-next = Saisissez-les à la main si vous êtes alors absent.
duty-feeds = Calendriers lus
duty-feeds-none = Aucun. Un calendrier de vos congés peut être lu à son adresse.
duty-feed-add = Lire un calendrier régulièrement
duty-feed-url-note = Commence par https:// ou webcal://. Elle est gardée scellée.
duty-feed-send = Le lire
duty-feed-note = Maintenant et toutes les { $n } heures. Un changement compte ensuite ici.
duty-feed-read = lu
duty-feed-found = { $n ->
    [one] { $n } absence
   *[other] { $n } absences
 }
duty-feed-waits = Il est lu dans un instant.
duty-feed-failed = N’a pas pu être lu
duty-feed-kept = Ce qui a été lu avant compte encore :
duty-feed-cut = Il contient plus que ce qui est lu : les derniers ne comptent pas.
duty-feed-again = Lire maintenant
duty-feed-remove = Ne plus lire
duty-fault-address = le nœud ne va pas à cette adresse
duty-fault-forbidden = elle mène dans un réseau non public ; l’exploitant peut l’autoriser
duty-fault-away = personne n’y répond
duty-fault-too-slow = la réponse a trop tardé
duty-fault-refused = l’autre côté refuse ; l’adresse n’est peut-être plus valable
duty-fault-too-large = le calendrier est trop grand
duty-fault-no-calendar = ce n’est pas un calendrier
duty-calendars = Permanences dans votre calendrier
duty-calendars-none = Aucun encore.
duty-calendar-of-me = Mes permanences
duty-calendar-read = lu
duty-calendar-unread = pas encore lu
duty-calendar-address = Adresse du calendrier
duty-calendar-open = Ouvrir dans le calendrier de cet appareil
duty-calendar-revoke = Retirer
duty-calendar-add = Que montrer
duty-calendar-make = Créer une adresse
duty-calendar-note = Qui a l’adresse voit les permanences et, des collègues, le prénom et une lettre ; rien d’autre. Les calendriers passent rarement : ce qui compte, c’est cette page et ce qui sonne.
duty-calendar-shift = Permanence : { $rota }
duty-calendar-name = Ma permanence
duty-wall = { $weekday } { $day } { $month } { $time }
duty-weekday-1 = lun.
duty-weekday-2 = mar.
duty-weekday-3 = mer.
duty-weekday-4 = jeu.
duty-weekday-5 = ven.
duty-weekday-6 = sam.
duty-weekday-7 = dim.
desk-field-away_from = De
desk-field-away_until = À
desk-field-absence = Absence
desk-field-calendar = Calendrier
desk-field-url = Adresse
desk-done-absence = Saisi.
desk-done-absence-undone = Retiré.
desk-done-calendar-made = Créée : ouvrez-la dans votre calendrier.
desk-done-calendar-revoked = Retirée : l’adresse n’ouvre plus rien.
desk-done-feed-added = Il est lu dans un instant.
desk-done-feed-soon = Il est lu dans un instant.
desk-done-feed-removed = Il n’est plus lu, et ce qu’il a apporté est retiré.
