# Les tableaux de garde : qui est de garde, et quand.
rota-title = Gardes
desk-cmd-rotas = Gardes

rota-weekday-0 = lun.
rota-weekday-1 = mar.
rota-weekday-2 = mer.
rota-weekday-3 = jeu.
rota-weekday-4 = ven.
rota-weekday-5 = sam.
rota-weekday-6 = dim.
rota-month-1 = janv.
rota-month-2 = févr.
rota-month-3 = mars
rota-month-4 = avr.
rota-month-5 = mai
rota-month-6 = juin
rota-month-7 = juil.
rota-month-8 = août
rota-month-9 = sept.
rota-month-10 = oct.
rota-month-11 = nov.
rota-month-12 = déc.
rota-clock = { $weekday } { $day } { $month } { $time }
rota-when-day = { $weekday } { $day } { $month } { $from }–{ $until }

rota-on-now = De garde en ce moment :
rota-on-nobody = Personne n’est de garde en ce moment
rota-until = jusqu’à { $when }
rota-next = puis { $who }
rota-next-nobody = puis personne
rota-nobody = personne
rota-nobody-needed = personne n’est requis

rota-found-title = À examiner
rota-ahead-now = Maintenant :
rota-ahead-hours = { $n ->
    [one] Dans une heure :
   *[other] Dans { $n } heures :
}
rota-ahead-days = { $n ->
    [one] Dans un jour :
   *[other] Dans { $n } jours :
}
rota-found-hole = personne n’est de garde dans « { $rota } »
rota-found-nobody-reachable = personne de garde dans « { $rota } » n’est joignable
rota-found-unreachable = { $person } est de garde dans « { $rota } » et n’est pas joignable
rota-found-double = { $person } est de garde à la fois dans « { $rota } » et dans « { $other } »
rota-found-absent = { $person } est désigné pour « { $rota } » mais absent
rota-found-stale = un échange dans « { $rota } » est sans effet : la garde est désormais à quelqu’un d’autre
rota-found-more = { $n ->
    [one] et une autre chose, dans l’image
   *[other] et { $n } autres, dans l’image
}
rota-found-more-here = { $n ->
    [one] et une autre
   *[other] et { $n } autres
}
rota-fill = Désigner quelqu’un
rota-look = Voir
rota-wrong-count = { $n ->
    [one] Une chose à examiner
   *[other] { $n } choses à examiner
}
rota-all-well = Pendant huit semaines, quelqu’un est de garde et joignable.
rota-tell-week = D’ici une semaine :
rota-tell-day = D’ici un jour :
rota-tell-hour = D’ici une heure :
rota-tell-next = Comblez ce trou sur la page des gardes.

rota-empty = Aucun tableau de garde n’existe encore
rota-empty-next = Un tableau dit des semaines à l’avance qui est appelé en cas d’alarme. Vous voyez les trous avant que quelqu’un en souffre, et vous en êtes averti sept jours, un jour et une heure avant.
rota-empty-switch = D’ici là, les alarmes appellent ceux qui se sont déclarés de garde : { $who }.
rota-empty-nobody = Personne ne s’est déclaré de garde non plus. En cas d’alarme, tout le monde est appelé.
rota-ask-lead = Un responsable dresse les tableaux.
rota-first-title = Un bon premier tableau : une semaine chacun, relève le lundi à neuf heures
rota-name = Nom
rota-name-first = Garde
rota-draw-send = Dresser le tableau
rota-draw-note = Tout peut être changé plus tard, et chaque changement annulé.
rota-another = Dresser un autre tableau
rota-switch-title = Appelés en plus
rota-switch-who = { $n ->
    [one] { $who } s’est déclaré de garde et est appelé aussi, quoi que disent les tableaux.
   *[other] { $who } se sont déclarés de garde et sont appelés aussi, quoi que disent les tableaux.
}
rota-switch-off = Laisser les tableaux décider
rota-switch-note = Tous les interrupteurs s’éteignent. Chacun peut rallumer le sien.
rota-away-title = Rangés
rota-out = Ressortir
rota-is-away = Ce tableau est rangé : il ne met personne de garde.

rota-offered = { $from } vous propose une garde :
rota-accept = Je la prends
rota-decline = Non
rota-weeks = Huit semaines
rota-weeks-note = avec chaque échange, absence et exception
rota-lanes-more = { $n ->
    [one] Une garde de plus cette semaine, dans la liste
   *[other] { $n } gardes de plus cette semaine, dans la liste
}
rota-sign-hole = personne de garde
rota-sign-unreachable = injoignable
rota-sign-double = dans deux tableaux à la fois
rota-sign-absent = désigné mais absent
rota-sign-swap = échangé
rota-sign-override = par exception
rota-table = La même chose en liste
rota-col-when = Quand
rota-col-who = Qui
rota-col-do = Changer
rota-why-swap = échangé
rota-why-override = par exception
rota-swap-link = Échanger
rota-override-link = Exception
rota-rows-more = { $n ->
    [one] Une ligne de plus n’est pas montrée.
   *[other] { $n } lignes de plus ne sont pas montrées.
}

rota-swap-title = Échanger une garde
rota-swap-of = La garde de { $who } :
rota-swap-to = passe à
rota-swap-send = Échanger
rota-swap-offer = La proposer
rota-swap-note = L’échange vaut aussitôt et suit la garde si la relève est déplacée.
rota-swap-offer-note = Elle reste à vous jusqu’à ce que l’autre ait accepté.
rota-swap-counts = { $to } prend la garde de { $from }
rota-swap-offered = { $from } propose sa garde à { $to }
rota-swap-undone = { $to } devait prendre la garde de { $from } : annulé

rota-override-title = Exception pour un temps
rota-field-from = De
rota-field-until = À
rota-change = Ce qui change
rota-change-pick-add = Quelqu’un est de garde en plus
rota-change-pick-replace = Quelqu’un à la place de quelqu’un
rota-change-pick-remove = Quelqu’un n’est pas de garde
rota-change-pick-only = Exactement ces personnes
rota-who = Qui
rota-by = Qui à la place
rota-only = Exactement ces personnes
rota-only-note = Aucun choix : personne n’est de garde.
rota-override-send = Enregistrer l’exception
rota-clock-of = À l’heure de { $zone }.
rota-change-add = { $who } en plus
rota-change-remove = Sans { $who }
rota-change-replace = { $by } à la place de { $who }
rota-change-only = Seulement { $who }
rota-change-nobody = Personne
rota-made-by = par { $who }
rota-undone = annulé
rota-undo = Annuler
rota-changes = Changements
rota-changes-none = Ni échange, ni absence, ni exception dans ces semaines.
rota-absent = { $who } est absent

rota-layers = Couches
rota-layers-note = là où une couche haute a quelqu’un, les basses ne comptent pas
rota-layers-none = Pas encore de couche : personne ne se relaie. Ajoutez-en une ci-dessous.
rota-people = Qui se relaie
rota-people-note = Écrivez un nombre à côté de chaque nom : 1 commence. « 1 4 » fait deux tours. Vide : aucun tour.
rota-place-of = Place de { $name }
rota-turn = Tours
rota-every = Relève tous les
rota-unit = Unité
rota-unit-hour = heures
rota-unit-day = jours
rota-unit-week = semaines
rota-first = Le premier tour commence
rota-zone = Heure de
rota-zone-of-rota = Heure de
rota-hours = Seulement à certaines heures de la semaine
rota-hours-note = Vide chaque jour : toujours. Une fin qui ne suit pas le début est au lendemain.
rota-hours-more = Plusieurs plages d’un même jour
rota-hours-nth = Plage { $n } du jour
rota-only-hours = seulement
rota-turns-hour = { $n ->
    [one] chaque heure à partir de { $time }
   *[other] toutes les { $n } heures à partir de { $time }
}
rota-turns-day = { $n ->
    [one] chaque jour à { $time }
   *[other] tous les { $n } jours à { $time }
}
rota-turns-week = { $n ->
    [one] chaque semaine, { $weekday } à { $time }
   *[other] toutes les { $n } semaines, { $weekday } à { $time }
}
rota-layer-since = depuis { $when } { $year }
rota-layer-begins = commence { $when }
rota-layer-ends = continue jusqu’à { $when }
rota-layer-ended = terminée { $when }
rota-layer-away = retirée
rota-undo-change = Annuler ce changement
rota-go-on = La laisser continuer
rota-end = La terminer maintenant
rota-change-layer = Changer
rota-change-layer-send = Changer à partir de là
rota-change-layer-note = Jusqu’au premier nouveau tour, rien ne change. Les échanges suivent si les tours durent autant qu’avant.
rota-layer-new = Ajouter une couche au-dessus
rota-layer-send = Ajouter la couche
rota-layer-note = Là où elle a quelqu’un, les couches du dessous ne comptent pas.

rota-wanted = Quelqu’un doit être là
rota-wanted-always = Toujours.
rota-wanted-note = Hors de ces heures, personne de garde n’est pas un trou. Vide chaque jour : toujours.
rota-settings = Nom, heure et horaires
rota-settings-send = Enregistrer
rota-put-away = Ranger le tableau
rota-put-away-note = Il ne met alors personne de garde. On peut le ressortir.

desk-field-from = De
desk-field-until = À
desk-field-who = Qui
desk-field-by = Qui à la place
desk-field-taker = Qui la prend
desk-field-people = Qui se relaie
desk-field-first = Le premier tour
desk-field-zone = Heure de
desk-field-layer-zone = Heure de
desk-field-hours = Heures de la semaine
desk-field-wanted = Heures où quelqu’un doit être là
desk-field-every = Relève tous les
desk-field-unit = Unité
desk-field-change = Ce qui change
desk-field-shift = Garde
desk-field-rotas = Tableaux
desk-field-layers = Couches

desk-done-rota-drawn = Le tableau est dressé.
desk-done-rota-changed = Enregistré.
desk-done-rota-away = Le tableau est rangé.
desk-done-rota-out = Le tableau compte de nouveau.
desk-done-rotas-decide = Les tableaux décident maintenant qui est appelé.
desk-done-rotas-empty = Aucun tableau n’a quelqu’un de garde en ce moment : personne n’a été éteint.
desk-done-layer-added = La couche est ajoutée.
desk-done-layer-changed = La couche change avec son premier tour.
desk-done-layer-ended = La couche est terminée.
desk-done-layer-goes-on = La couche continue.
desk-done-layer-undone = Le changement de la couche est annulé.
desk-done-layer-replaced = Une autre couche a pris sa place. Annulez d’abord ce changement-là.
desk-done-layer-first = Cette couche n’est pas un changement qu’on pourrait annuler.
desk-done-override-made = L’exception compte.
desk-done-override-undone = L’exception est annulée.
desk-done-shift-swapped = La garde est échangée.
desk-done-swap-offered = Proposée. Elle reste à vous jusqu’à l’acceptation.
desk-done-swap-accepted = La garde est à vous.
desk-done-swap-undone = L’échange est annulé.
desk-done-change-undone = Quelqu’un a été plus rapide : c’est déjà réglé.
desk-done-change-over = C’est passé ; ce qui fut reste.
desk-done-shift-over = Cette garde est passée ou n’existe plus.
desk-done-shift-not-yours = Cette garde n’est pas la vôtre. Un responsable peut l’échanger.
desk-done-swap-agreed = Cet échange est convenu. Un responsable peut l’annuler.
desk-done-swap-stale = La garde est désormais à quelqu’un d’autre.
